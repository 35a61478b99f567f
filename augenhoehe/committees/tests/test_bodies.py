"""What belongs to a body itself: seats, rules, profile, links, capacity, public pages."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from augenhoehe.committees import rules
from augenhoehe.committees.body_words import designation, sentences_of
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.operations import add_deputy, body_rules, elections, seat_changes, terms
from augenhoehe.committees.panels import loads_on_thread
from augenhoehe.committees.queries import committee_page
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.journal.models import Thread
from augenhoehe.organisations.happenings import OrganisationsMerged
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests import factories as orgs
from augenhoehe.places.operations import set_up_installation
from augenhoehe.places.queries import forget_installation, forget_map
from augenhoehe.places.tests.factories import town
from tests.worlds import shared

from . import factories as f

BACKEND = "augenhoehe.accounts.backends.Backend"
K = Committee.Kind
OLD = "§ 27 GO NRW, ältere Fassung (zu prüfen)"


@shared
def cast():
    return f.the_cast()


@pytest.fixture
def stopped(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def client_of(cast, name):
    client = Client()
    client.force_login(cast.users[name], backend=BACKEND)
    return client


def body(cast, **more):
    return f.a_committee(cast, K.INTEGRATION_COMMITTEE, "Ausschuss", place=town("Sternmünde"), **more)


def of(name, *args):
    return reverse(f"committees_inside:{name}", args=args)


# --- Seats (S3-2) -----------------------------------------------------------------------------------
def test_a_seat_named_like_a_published_organisation_is_linked_with_it(cast):
    brigade = orgs.a_club("Freiwillige Feuerwehr Mohnfurt")
    seat = f.seat(cast, body(cast), holder_name="Ein Mensch", organisation="freiwillige feuerwehr mohnfurt")
    assert seat.organisation_entry == brigade
    assert f.seat(cast, seat.committee, holder_name="Noch einer", organisation="Feuerwehr").organisation_entry is None


def test_seats_from_before_are_linked_if_the_name_is_exact_and_the_only_one(cast):
    committee = body(cast)
    brigade = orgs.a_club("Freiwillige Feuerwehr Mohnfurt")
    for place in ("Sternmünde", "Nebelfurt"):
        orgs.a_club("Doppelt", municipality=town(place))
    for name in ("Freiwillige feuerwehr Mohnfurt", "Feuerwehr", "Doppelt"):
        f.seat(cast, committee, holder_name=name, organisation=name)
    Seat.objects.update(organisation_entry=None)
    migration = import_module("augenhoehe.committees.migrations.0005_seats_linked")
    migration.link(None, SimpleNamespace(connection=connection))
    linked = {one.holder_name: one.organisation_entry for one in Seat.objects.filter(committee=committee)}
    assert linked == {"Freiwillige feuerwehr Mohnfurt": brigade, "Feuerwehr": None, "Doppelt": None}


def test_a_seat_survives_its_organisations_entry(cast):
    brigade = orgs.a_club("Freiwillige Feuerwehr Mohnfurt")
    seat = f.seat(cast, body(cast), holder_name="Ein Mensch", organisation_entry=brigade)
    Organisation.objects.filter(pk=brigade.pk).delete()
    seat.refresh_from_db()
    assert (seat.organisation, seat.organisation_entry) == ("Freiwillige Feuerwehr Mohnfurt", None)


def test_a_change_keeps_the_former_seat_a_correction_does_not(cast):
    committee = body(cast)
    seat = f.seat(cast, committee, "emine", function="Mitglied")
    later = seat_changes.change_seat(seat=seat, starts_on=f.DAY, function="Vorsitz", chair=True, by=SYSTEM, at=f.AT)
    assert [(one.function, one.valid_until) for one in committee.seats.order_by("valid_from")] == [
        ("Mitglied", f.DAY - timedelta(days=1)),
        ("Vorsitz", None),
    ]
    seat_changes.correct_seat(seat=later, list_name="Liste Brücke", basis="elected", by=SYSTEM, at=f.AT)
    assert committee.seats.count() == 2
    assert Seat.objects.get(pk=later.pk).list_name == "Liste Brücke"


def test_deputies_go_on_with_the_holder_and_not_with_somebody_else(cast):
    seat = f.seat(cast, body(cast), "emine")
    add_deputy(seat=seat, name="Esma Eichenau", email="esma@vertretung.example", by=SYSTEM, at=f.AT)
    chairs = seat_changes.change_seat(seat=seat, starts_on=f.DAY, function="Vorsitz", by=SYSTEM, at=f.AT)
    assert [one.name for one in chairs.named_deputies.all()] == ["Esma Eichenau"]
    later = f.DAY + timedelta(days=1)
    other = seat_changes.change_seat(seat=chairs, starts_on=later, user=cast.users["faisal"], by=SYSTEM, at=f.AT)
    assert not other.named_deputies.exists()


@pytest.mark.parametrize(("basis", "group", "together"), [
    ("", "elected", "elected"), ("delegated", "elected", "elected"), ("appointed", "council", "council"),
    ("", "expert", "expert"), ("elected", "appointed", "appointed"), ("", "appointed", "appointed"),
    ("office", "appointed", "office"), ("delegated", "", "delegated"), ("", "", ""),
])  # fmt: skip
def test_two_fields_about_a_seat_become_one_and_the_quorum_counts_as_before(basis, group, together):
    """S3-2, S3-37: whom the group counted as elected or as the council's, the basis counts so too."""
    migration = import_module("augenhoehe.committees.migrations.0010_one_basis_named_deputies")
    assert migration.basis_of(basis, group) == together


def test_who_changes_a_seat_that_somebody_else_changed_meanwhile_is_told(cast):
    seat = f.seat(cast, body(cast), "emine")
    seat_changes.correct_seat(seat=Seat.objects.get(pk=seat.pk), function="Vorsitz", by=SYSTEM, at=f.AT, revision=1)
    with pytest.raises(Conflict):
        seat_changes.correct_seat(seat=seat, function="Beisitz", by=SYSTEM, at=f.AT, revision=1)
    assert Seat.objects.get(pk=seat.pk).function == "Vorsitz"


def test_two_changes_of_a_seat_at_once_make_one_follower(committed):
    cast = f.the_cast()
    seat = f.seat(cast, body(cast), "emine")

    def change():
        one = Seat.objects.select_related("committee").get(pk=seat.pk)
        seat_changes.change_seat(seat=one, starts_on=f.DAY, function="Vorsitz", revision=1, by=SYSTEM, at=f.AT)

    failures = failures_of(change, change)
    assert [type(one) for one in failures] == [Conflict]
    assert Seat.objects.count() == 2


def test_a_seat_cannot_change_before_it_began(cast):
    seat = f.seat(cast, body(cast), "emine", valid_from=f.DAY)
    with pytest.raises(Refused, match="berichtigen Sie"):
        seat_changes.change_seat(seat=seat, starts_on=f.DAY, function="Vorsitz", by=SYSTEM, at=f.AT)


# --- Rules as data ----------------------------------------------------------------------------------
def ruled(committee, valid_from=date(2026, 1, 1), **more):
    values = {
        "invitation_days": 10, "public_meetings": True, "submitters": ["members"], "minutes_need_approval": False,
        "source": "Geschäftsordnung § 3", "by": SYSTEM, "at": f.AT, **more,
    }  # fmt: skip
    return body_rules.set_body_rule(committee=committee, valid_from=valid_from, **values)


def test_a_rule_reads_as_plain_sentences(cast):
    said = sentences_of(ruled(body(cast), submitters=["organisations", "members"], minutes_need_approval=True))
    assert said == [
        "Eingeladen wird mindestens 10 Tage vor der Sitzung.",
        "Die Sitzungen sind in der Regel öffentlich.",
        "Vorlegen dürfen: Mitglieder des Gremiums, Organisationen.",
        "Die Niederschrift wird in der nächsten Sitzung genehmigt.",
    ]


def test_the_rule_of_the_day_sets_the_invitation_period(cast):
    committee = body(cast)
    ruled(committee)
    assert Committee.objects.get(pk=committee.pk).invitation_days == 10
    ruled(committee, date(2026, 12, 1), invitation_days=14)
    assert Committee.objects.get(pk=committee.pk).invitation_days == 10, "not before its day"
    assert body_rules.apply_body_rules(at=f.AT + timedelta(days=40)) == 1
    assert Committee.objects.get(pk=committee.pk).invitation_days == 14


def test_a_new_rule_ends_the_one_before_and_never_begins_before_it(cast):
    committee = body(cast)
    first = ruled(committee)
    with pytest.raises(Refused, match="Neues gilt erst nach diesem Tag"):
        ruled(committee, date(2026, 1, 1))
    ruled(committee, date(2026, 6, 1))
    first.refresh_from_db()
    assert first.valid_until == date(2026, 5, 31)
    with pytest.raises(Refused, match="wo das steht"):
        ruled(committee, date(2026, 7, 1), source=" ")


@pytest.mark.parametrize(
    ("submitters", "emine", "linh", "faisal", "veit"),
    [
        (None, True, False, False, False),
        (["members"], True, False, False, False),
        (["administration"], False, True, False, False),
        (["organisations"], False, False, True, False),
        (["everybody"], True, True, True, True),
    ],
)
def test_who_may_lay_matters_before_a_body_follows_its_rule(cast, submitters, emine, linh, faisal, veit):
    committee = body(cast)
    f.seat(cast, committee, "emine")
    orgs.head_of(orgs.a_club("Dattelpalme"), cast.users["faisal"])
    if submitters:
        ruled(committee, submitters=submitters)
    may = [rules.can_submit(getattr(cast, who), committee, f.DAY) for who in ("emine", "linh", "faisal", "veit")]
    assert may == [emine, linh, faisal, veit]
    assert rules.can_submit(cast.aylin, committee, f.DAY), "the office may always"


# --- Profile, links, capacity -----------------------------------------------------------------------
def test_a_body_is_called_as_it_wants_else_as_the_installation_wants(cast):
    committee = body(cast)
    assert designation(committee) == "Gremium nach § 27 GO NRW"
    set_up_installation(
        name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=f.AT, terms={"integration_committee": "Vielfaltsrat"}
    )
    forget_installation()
    assert designation(committee) == "Vielfaltsrat"
    body_rules.describe_committee(
        committee=committee, designation=multilingual("Beirat für Teilhabe"), by=SYSTEM, at=f.AT
    )
    assert designation(committee) == "Beirat für Teilhabe"


def linked(committee, url="https://example.org/recht", **more):
    values = {
        "title": multilingual("Ihre Rechte", en="Your rights"), "text": multilingual("Was im Gesetz steht."),
        "order": 1, "by": SYSTEM, "at": f.AT, **more,
    }  # fmt: skip
    return body_rules.add_link(committee=committee, url=url, **values)


def test_a_link_says_when_somebody_last_looked(cast, stopped):
    committee = body(cast)
    link = linked(committee, at=f.AT - timedelta(days=400))
    with pytest.raises(Refused, match="steht schon"):
        linked(committee)
    aylin = client_of(cast, "aylin")
    assert "Bitte nachsehen" in aylin.get(of("committee", committee.pk)).content.decode()
    aylin.post(of("link_check", committee.pk, link.pk))
    assert "Bitte nachsehen" not in aylin.get(of("committee", committee.pk)).content.decode()
    shown = Client().get(reverse("committees:committee_public", args=[committee.pk])).content.decode()
    assert "https://example.org/recht" in shown
    aylin.post(of("link_remove", committee.pk, link.pk))
    assert not committee.links.exists()


def test_the_profile_is_written_in_several_languages(cast, stopped):
    committee = body(cast)
    aylin = client_of(cast, "aylin")
    typed = {"revision": 1, "about_de": "Berät den Rat.", "about_en": "Advises the council.", "office_phone": "0221 1"}
    answer = aylin.post(of("profile_change", committee.pk), typed)
    assert answer.status_code == 302, answer.content.decode()
    committee.refresh_from_db()
    assert committee.about["en"]["text"] == "Advises the council."
    shown = Client().get(f"/en/gremien/{committee.pk}/").content.decode()
    assert "Advises the council." in shown
    assert "0221 1" in shown
    assert aylin.post(of("profile_change", committee.pk), {**typed, "revision": 1}).status_code == 409


def test_the_capacity_stands_beside_what_runs(cast):
    committee = body(cast)
    f.an_item(committee)
    f.an_item(committee, "Noch etwas")
    body_rules.set_capacity(committee=committee, hours=15, valid_from=f.DAY, by=SYSTEM, at=f.AT)
    load = committee_page(SYSTEM, committee, at=f.AT).load
    assert (load.items, load.running, load.hours_each) == (2, 2, 7)
    assert committee_page(SYSTEM, committee, at=f.AT - timedelta(days=1)).load.hours_each is None


# --- Public pages (S4-1, S4-7, S4-8), beside matters (S3-26) -----------------------------------------
def test_the_public_list_counts_bodies_by_town_also_where_there_is_none(cast, stopped):
    forget_map()
    set_up_installation(name="Kreis Federlohe", district=cast.kreis, by=SYSTEM, at=f.AT)
    body(cast)
    page = Client().get(reverse("committees:committees_public")).content.decode()
    assert 'href="#ort-sternmuende"' in page and 'id="ort-sternmuende"' in page
    assert "Mohnfurt" in page
    forget_map()


def test_the_profile_names_the_rule_that_holds_and_the_term(cast, stopped):
    committee = body(cast, office_name="Büro des Rates")
    ruled(committee)
    ruled(committee, date(2027, 1, 1), invitation_days=21)
    terms.start_term(committee=committee, number=12, starts_on=date(2025, 11, 1), by=SYSTEM, at=f.AT)
    page = Client().get(reverse("committees:committee_public", args=[committee.pk])).content.decode()
    assert "mindestens 10 Tage" in page
    assert "mindestens 21 Tage" not in page
    assert "Büro des Rates" in page
    assert "die 12., seit dem 1. November 2025" in page


def test_beside_a_matter_stands_what_the_group_can_do(cast, stopped):
    committee = body(cast)
    thread = f.a_thread(cast)
    f.an_item(committee, thread=thread)
    assert loads_on_thread(cast.aylin, thread) is None, "nothing as long as nobody said how much time there is"
    body_rules.set_capacity(committee=committee, hours=12, valid_from=f.DAY, by=SYSTEM, at=f.AT)
    # Another visit: a page reads a thread once.
    thread = Thread.objects.get(pk=thread.pk)
    ((_, name, load),) = loads_on_thread(cast.aylin, thread)["loads"]
    assert (name, load.capacity.hours, load.running) == ("Ausschuss", 12, 1)
    assert loads_on_thread(cast.veit, thread) is None


def test_seats_follow_an_entry_that_was_merged(cast):
    former, kept = orgs.a_club("Feuerwehr Mohnfurt"), orgs.a_club("Freiwillige Feuerwehr")
    seat = f.seat(cast, body(cast), holder_name="Ein Mensch", organisation_entry=former)
    happened(OrganisationsMerged(former=former, kept=kept))
    seat.refresh_from_db()
    assert (seat.organisation_entry, seat.organisation) == (kept, "Feuerwehr Mohnfurt")


def test_the_page_of_a_body_costs_the_same_with_many_links_and_terms(cast, stopped, django_assert_max_num_queries):
    committee = body(cast)
    for number in range(1, 8):
        linked(committee, f"https://example.org/{number}", order=number)
        terms.start_term(
            committee=committee, number=number, starts_on=date(1980 + number, 1, 1), ends_on=date(1980 + number, 12, 31),
            by=SYSTEM, at=f.AT,
        )  # fmt: skip
        elections.begin_election(committee=committee, day=f.DAY + timedelta(days=400 + number), by=SYSTEM, at=f.AT)
    aylin = client_of(cast, "aylin")
    with django_assert_max_num_queries(42):
        aylin.get(of("committee", committee.pk))
