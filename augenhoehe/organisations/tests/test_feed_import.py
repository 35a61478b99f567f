"""Another register's feed comes in: rehearsed first, recognised by identifiers, never public without a check."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.organisations import operations
from augenhoehe.organisations.hsds import taking
from augenhoehe.organisations.hsds.reading import fetched, records
from augenhoehe.organisations.models import FeedOrigin, Offer, Organisation
from augenhoehe.organisations.operations.feed_imports import import_feed
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o
from .test_feed import ROOT, asked

pytestmark = pytest.mark.django_db
FEED = "https://register.example/hsds"
HOUSE = {
    "id": "o-1", "name": "Nachbarschaftshaus Anderswo", "description": "Ein Haus.", "year_incorporated": 1999,
    "website": "https://anderswo.example", "contacts": [{"id": "c", "name": "Geheime Person"}],
    "locations": [{"id": "l", "addresses": [{"address_1": "Weg 1", "city": "Zwirnstadt", "postal_code": "05999"}]}],
    "organization_identifiers": [{"identifier_type": "VR", "identifier": "VR 77"}],
}  # fmt: skip
SERVICE = {
    "id": "s-1", "name": "Sprachcafé", "description": "Reden.", "status": "active", "organization": HOUSE,
    "languages": [{"code": "de-DE"}, {"code": "xx"}], "fees_description": "kostenlos", "minimum_age": 6,
    "url": "javascript:alert(1)", "attributes": [{"taxonomy_term": {"code": "encounter"}}],
    "schedules": [{"freq": "WEEKLY", "byday": "TU,TH", "opens_at": "17:00+01:00", "closes_at": "19:00"}],
}  # fmt: skip
BROKEN = [{"id": "s-2", "status": "active"}, {"name": "ohne Kennung", "organization": HOUSE}, {"id": "s-3", "name": "x", "organization": None}, {"id": "s-4", "name": "Alter", "organization": HOUSE, "minimum_age": 20, "maximum_age": 10}]  # fmt: skip


@shared
def cast():
    return f.the_cast()


def take(services, organisations=(), write=True):
    return import_feed(organisations=organisations, services=services, feed=FEED, by=SYSTEM, at=f.AT, write=write)


def test_a_rehearsal_says_what_would_come_and_keeps_nothing(cast):
    taken = take([SERVICE, {**SERVICE, "id": "s-9", "status": "defunct"}], write=False)
    assert (taken.counts["organisations"], taken.counts["offers"], taken.counts["ended"]) == (1, 1, 1)
    assert "Probelauf" in taken.sentences(written=False)
    assert not (Offer.objects.exists() or Organisation.objects.exists() or FeedOrigin.objects.exists())


def test_what_comes_is_unchecked_and_nobody_outside_reads_it(cast):
    take([SERVICE])
    house, offer = Organisation.objects.get(), Offer.objects.get()
    assert (house.state, house.source, house.in_feed) == ("reported", "feed", False)
    assert (house.municipality, house.register_number, house.contacts.count()) == (f.town("Zwirnstadt"), "VR 77", 0)
    assert (offer.state, offer.source, offer.confirmed_on, offer.website) == ("draft", "feed", None, "")
    assert (offer.kind, offer.languages, offer.cost, offer.minimum_age) == ("encounter", ["de"], "", 6)
    one = offer.times.get()
    assert (one.rhythm, one.days, one.begins, one.ends) == ("weekly", ["TU", "TH"], time(17), time(19))
    operations.publish_organisation(organisation=house, by=cast.nuray, at=f.AT)
    assert not Offer.objects.visible_to(ANONYMOUS, f.DAY).exists()
    assert Client().get(f"/angebote/{offer.pk}/").status_code == 404 and asked("services")["contents"] == []
    operations.release_offer(offer=Offer.objects.get(), by=cast.nuray, at=f.AT)
    assert Client().get(f"/angebote/{offer.pk}/").status_code == 200


def test_a_second_time_nothing_comes_twice_and_what_was_changed_here_stays(cast):
    take([SERVICE])
    offer = Offer.objects.get()
    operations.change_offer(offer=offer, texts={"title": {"de": "Unser Café"}}, by=SYSTEM, at=f.AT)
    taken = take([SERVICE, {**SERVICE, "id": "s-5", "name": "Neu"}], [HOUSE])
    assert (taken.counts["organisations"], taken.counts["offers"], taken.counts["known"]) == (0, 1, 2)
    assert sorted(map(str, Offer.objects.all())) == ["Neu", "Unser Café"] and Organisation.objects.count() == 1


def test_an_organisation_is_recognised_by_its_register_number(cast):
    own = f.a_club(register_number="VR 77")
    take([SERVICE])
    assert Organisation.objects.get() == own and Offer.objects.get().organisation == own
    assert not Offer.objects.public().exists()


def test_what_cannot_be_read_is_told_and_the_rest_comes(cast):
    taken = take([*BROKEN, SERVICE])
    assert taken.counts["offers"] == 1 and len(taken.mistakes) == len(BROKEN) + 2
    assert "„Alter“: Das höchste Alter liegt unter dem niedrigsten." in taken.sentences(written=True)


def test_our_own_feed_can_be_taken_by_another_register(cast):
    """There and back again: page by page over addresses, each time once although the feed tells it twice."""
    times = [o.TUESDAY, {**o.TUESDAY, "rhythm": "monthly", "week": -1, "days": ["FR"], "ends": None},
             {**o.TUESDAY, "rhythm": "fortnightly", "valid_from": date(2026, 11, 12), "days": ["TH"]},
             {**o.TUESDAY, "rhythm": "once", "valid_from": date(2026, 12, 5), "days": []}]  # fmt: skip
    offer = o.an_offer(f.a_club(), times=times, cost="5 Euro", audiences=["women"])
    told = []

    def fetch(url: str):
        told.append(url)
        return json.loads(Client().get(url.removeprefix("https://here.example")).content)

    organisations, services = records(f"https://here.example{ROOT}/", fetch=fetch)
    assert len(told) == 2 and len(organisations) == len(services) == 1
    values = taking.offer_values(services[0])
    assert (values["title"], values["kind"], values["cost"], values["audiences"]) == ("Erzählcafé", "encounter", "5 Euro", ["women"])  # fmt: skip
    taken = {(one["rhythm"], *one["days"], one["week"]) for one in values["times"]}
    assert taken == {(one.rhythm, *one.days, one.week) for one in offer.times.all()} and len(values["times"]) == 4


@pytest.mark.parametrize(("row", "rhythm"), [
    ({"freq": "WEEKLY", "byday": "MO", "opens_at": "9:00"}, "weekly"), ({"freq": "WEEKLY", "byday": "MO"}, None),
    ({"freq": "WEEKLY", "byday": "", "opens_at": "9:00"}, None), ({"freq": "WEEKLY", "byday": "MO", "opens_at": "25:00"}, None),
    ({"freq": "MONTHLY", "byday": "2TU", "opens_at": "9:00"}, "monthly"), ({"freq": "MONTHLY", "byday": "TU", "opens_at": "9:00"}, None),
    ({"freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "9:00"}, None), ({"freq": "WEEKLY", "interval": 3, "byday": "MO", "opens_at": "9:00"}, None),
    ({"dtstart": "2026-12-05", "opens_at": "9:00"}, "once"), ({"opens_at": "9:00"}, None), ({}, None),
])  # fmt: skip
def test_schedules_we_cannot_tell_in_a_sentence_are_left_out(row, rhythm):
    found = taking.time_of(row)
    assert (found and found["rhythm"]) == rhythm


@pytest.mark.parametrize("content", ["[1, 2]", "{}", "nicht JSON", '{"contents": {}}'])
def test_a_file_that_is_no_feed_is_refused_with_a_sentence(cast, tmp_path, content):
    file = tmp_path / "feed.json"
    file.write_text(content)
    if content == "[1, 2]":
        assert records(str(file)) == ([], [])
        return
    with pytest.raises(CommandError, match=r"HSDS|JSON"):
        call_command("import", "hsds", str(file))


def test_the_command_rehearses_until_it_is_told_to_take(cast, tmp_path, capsys):
    file = tmp_path / "feed.json"
    file.write_text(json.dumps({"services": [SERVICE]}))
    call_command("import", "hsds", str(file))
    assert "Probelauf" in capsys.readouterr().out and not Offer.objects.exists()
    call_command("import", "hsds", str(file), "--uebernehmen")
    assert Offer.objects.get().feed_origins.get().feed == "feed.json"


def test_only_encrypted_addresses_are_read():
    with pytest.raises(Refused, match="https"):
        fetched("http://register.example/hsds")
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("import", "places", "https://register.example/orte.csv")
