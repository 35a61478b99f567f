"""Engagement on one map (S3-27): who does what where, for everybody and inside; never a person, and with the gaps."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.committees.models import Committee
from augenhoehe.committees.tests.factories import a_committee
from augenhoehe.core.contributions import releasables
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.operations import release_table
from augenhoehe.network.counts import VOLUNTEERS
from augenhoehe.network.queries import engagement as queries
from augenhoehe.organisations.operations import change_organisation, rest_organisation
from augenhoehe.organisations.tests.offer_factories import an_offer
from augenhoehe.organisations.tests.pages import client_of
from augenhoehe.places.operations import set_up_installation
from augenhoehe.volunteers.tests.factories import an_interpreter

from . import factories as f

PUBLIC, INSIDE = "/engagement/", "/intern/netzwerk/engagement/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def names(kind: str = "") -> set[str]:
    return {one.name for one in queries.public_engagement(f.DAY, "de") if kind in ("", one.kind)}


def page(world, address: str, name: str = "") -> str:
    return client_of(world.cast, name).get(address).content.decode()


def test_s3_27_organisations_offers_ways_to_join_and_groups_stand_on_one_map(world):
    an_offer(world.club, title="Nähtreff")
    an_offer(world.club, title="Vorlesen gesucht", kind="engagement")
    a_committee(world.cast, kind=Committee.Kind.WORKING_GROUP, name="Arbeitskreis Sprache")
    a_committee(world.cast, kind=Committee.Kind.PROJECT_GROUP, name="Stille Gruppe", public=False)
    assert names("offer") == {"Nähtreff"} and names("join") == {"Vorlesen gesucht"}
    assert names("group") == {"Arbeitskreis Sprache"}
    assert world.club.name in names("organisation")
    text = page(world, PUBLIC)
    for shown in ("Nähtreff", "Vorlesen gesucht", "Arbeitskreis Sprache", world.club.name, "number-map"):
        assert shown in text
    assert "Stille Gruppe" not in text and "erreichen wir niemanden" not in text


def test_s3_27_a_list_narrows_by_kind_field_town_and_word_and_can_be_taken_along(world):
    an_offer(world.brigade, title="Jugendfeuerwehr")
    mohnfurt = f.town("Mohnfurt").pk
    assert world.club.name not in page(world, f"{PUBLIC}?ort={mohnfurt}")
    narrowed = page(world, f"{PUBLIC}?ort={mohnfurt}&art=offer&gebiet=youth&text=jugend")
    assert "Jugendfeuerwehr" in narrowed and "Freiwillige Feuerwehr Mohnfurt</bdi></a>" not in narrowed
    client = client_of(world.cast, "")
    for kind in ("csv", "xlsx"):
        answer = client.get(f"{PUBLIC}?export={kind}&art=offer")
        body = b"".join(answer.streaming_content)
        assert answer.status_code == 200 and (kind == "xlsx" or "Jugendfeuerwehr" in body.decode())
        assert kind == "xlsx" or world.club.name + ";Organisation" not in body.decode()
    downwards = page(world, f"{PUBLIC}?sort=-name")
    assert downwards.index("Syrischer") < downwards.index("Freiwillige")


def test_s3_27_a_town_that_an_organisation_hides_stays_hidden_and_who_rests_is_gone(world):
    change_organisation(organisation=world.mosque, address_shown="none", by=SYSTEM, at=f.AT)
    assert world.mosque.name not in page(world, f"{PUBLIC}?ort={f.town('Zwirnstadt').pk}")
    assert world.mosque.name in page(world, PUBLIC)
    rest_organisation(organisation=world.brigade, reason="Pause", by=SYSTEM, at=f.AT)
    assert world.brigade.name not in page(world, PUBLIC)


def test_s3_27_offices_are_in_the_register_and_not_on_the_map(world):
    office = f.a_club("Jugendamt Sternmünde", kind="authority")
    assert office.name not in names() and world.club.name in names()


def helpers(count: int, *towns: str) -> None:
    for number in range(count):
        an_interpreter(
            f"Mensch{number} {towns[0]}", trained=False, towns=[f.town(name) for name in towns]
        )  # fmt: skip


def test_s3_27_volunteers_are_a_released_number_of_a_town_and_never_a_person(world):
    set_up_installation(
        name="Kreis Federlohe", district=world.cast.kreis, by=SYSTEM, at=f.AT, modules={"volunteers": True}
    )
    helpers(6, "Sternmünde")
    helpers(2, "Zwirnstadt")
    assert "Noch helfen in jedem Ort zu wenige" in page(world, PUBLIC)
    release_table(table=releasables()[VOLUNTEERS], as_of=date(2026, 9, 30), by=SYSTEM, at=f.AT)
    text = page(world, PUBLIC)
    table = text[text.index('id="ehrenamt"') :]
    rows = dict(row.split("</th>")[:2] for row in table.split('<th scope="row" role="rowheader">')[1:])
    assert ">6<" in rows["Sternmünde"]
    assert ">2<" not in rows["Zwirnstadt"] and (
        "nicht gezeigt" in rows["Zwirnstadt"] or "weniger" in rows["Zwirnstadt"]
    )
    assert "Mensch0" not in text


@pytest.mark.parametrize("name", f.READERS)
def test_s3_27_the_gaps_are_read_inside_by_the_network(world, name):
    answer = client_of(world.cast, name).get(INSIDE)
    assert answer.status_code == (200 if name in f.NETWORK else 302 if name == "" else 403)
    if name in f.NETWORK:
        assert "Hier erreichen wir niemanden" in answer.content.decode()


def test_s3_27_a_gap_names_the_kinds_and_fields_that_nobody_covers(world):
    an_offer(world.brigade, title="Jugendfeuerwehr")
    found = {one.town: one for one in queries.gaps(queries.public_engagement(f.DAY, "de"), queries.towns())}
    there = found["Mohnfurt"]
    assert "Angebot" not in there.kinds and "Mitmachen und Ehrenamt" in there.kinds
    assert "Jugend" not in there.fields and "Gesundheit" in there.fields
    assert len(found["Nebelfurt"].kinds) == len(queries.PUBLIC)


def test_s3_27_many_lines_cost_no_more_queries_and_come_in_pages(world, django_assert_max_num_queries):
    for number in range(60):
        f.a_club(f"Verein {number:03}", fields=["youth"])
    client = client_of(world.cast, "aylin")
    first = client.get(INSIDE)
    with django_assert_max_num_queries(24):
        client.get(INSIDE)
    more = first.context["page"].more_url
    second = client.get(more).context["page"].part
    assert len(first.context["page"].part.rows) == 50 and second.place == 50
    keys = [row.pk for row in (*first.context["page"].part.rows, *second.rows)]
    assert len(keys) == len(set(keys)) == second.total
