"""Whom the work reaches and whom not (S2-23, S3-6, S3-20, S3-27): for who keeps the register, and true to the rows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import Committee
from augenhoehe.committees.tests.factories import a_committee, seat
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.views import kept
from augenhoehe.network import coverage_page
from augenhoehe.network.queries import coverage as queries
from augenhoehe.network.queries import reached
from augenhoehe.organisations.operations import (
    change_organisation,
    note_contact,
    offer_resource,
    report_need,
    rest_organisation,
)
from augenhoehe.organisations.tests import offer_factories as o
from augenhoehe.organisations.tests.pages import client_of

from . import factories as f

COVERAGE, INVOLVEMENT = "/intern/netzwerk/abdeckung/", "/intern/netzwerk/beteiligung/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def missing(world, by=None) -> set[str]:
    found = queries.coverage_for(by or world.cast.aylin, f.DAY)
    assert found.missing_count == len(found.missing)
    return {one.name.split()[0] for one in found.missing}


@pytest.mark.parametrize("address", [COVERAGE, INVOLVEMENT])
@pytest.mark.parametrize("name", f.READERS)
def test_it_is_for_who_keeps_the_register(world, address, name):
    status = client_of(world.cast, name).get(address).status_code
    assert status == (200 if name in {"aylin", "nuray"} else 302 if name == "" else 403)


def test_a_contact_a_seat_or_a_cooperation_reaches(world):
    assert missing(world) == {"Syrischer", "Moscheegemeinde", "Freiwillige"}
    note_contact(organisation=world.club, day=f.DAY, kind="call", topic="Hallo", by=SYSTEM, at=f.AT)
    seat(world.cast, a_committee(world.cast), holder_name="Ein Mensch", organisation="freiwillige feuerwehr mohnfurt")
    assert missing(world) == {"Moscheegemeinde"}
    f.agreed(f.a_cooperation(world.mosque, world.club, begins_on=f.DAY))
    assert missing(world) == set()


def test_what_was_said_more_than_a_year_ago_does_not_count(world):
    for organisation, days in ((world.club, 364), (world.brigade, 365)):
        note_contact(
            organisation=organisation, day=f.DAY - timedelta(days=days), kind="call", topic="Hallo", by=SYSTEM, at=f.AT
        )
    assert missing(world) == {"Moscheegemeinde", "Freiwillige"}


def test_who_keeps_one_town_sees_that_town(world):
    assert missing(world, world.cast.nuray) == {"Moscheegemeinde"}
    found = queries.coverage_for(world.cast.nuray, f.DAY)
    assert (found.total, found.towns, [one.name for one in found.lines]) == (1, ["Zwirnstadt"], ["Zwirnstadt"])


def test_fields_towns_and_communities_are_counted_once(world):
    change_organisation(
        organisation=world.mosque,
        fields=["youth"],
        towns=[f.town("Mohnfurt"), f.town("Zwirnstadt")],
        by=SYSTEM,
        at=f.AT,
    )
    found = queries.coverage_for(world.cast.aylin, f.DAY)
    table = {label: {cell.town: cell.count for cell in cells} for label, cells in found.matrix}
    assert [table["Jugend"][town] for town in ("Mohnfurt", "Zwirnstadt", "Nebelfurt")] == [2, 1, 0]
    assert not any(table["Gesundheit"].values())
    assert found.communities == [queries.Community("Türkei", 1, 0)]
    lines = {one.name: one for one in found.lines}
    assert (lines["Mohnfurt"].organisations, lines["Zwirnstadt"].organisations) == (1, 1)


def test_kinds_of_actors_that_take_part_in_nothing_are_named(world):
    f.a_club("Grundschule am Federbach", kind="school")
    group = a_committee(world.cast, kind=Committee.Kind.PROJECT_GROUP, name="Projektgruppe Sprache")
    seat(world.cast, group, holder_name="Ein Mensch", organisation=world.brigade.name)
    rows = reached.kept_rows(world.cast.aylin)
    found = queries.phases(reached.reached_on(f.DAY, world.cast.aylin))
    lines = queries.involvement(rows, found)
    assert dict(lines)["Hilfs- oder Rettungsorganisation"] == [1, 0, 0, 1, 0, 0]
    unknown, idle = queries.uninvolved(lines)
    assert "Schule" in idle and "Hilfs- oder Rettungsorganisation" not in idle
    assert "Kita" in unknown and "Schule" not in unknown
    text = client_of(world.cast, "aylin").get(INVOLVEMENT).content.decode()
    assert "Bekannt, aber an nichts beteiligt" in text


def test_many_organisations_cost_no_more_queries(world, django_assert_max_num_queries):
    for number in range(12):
        f.a_club(f"Verein {number}", fields=["youth"])
    client = client_of(world.cast, "aylin")
    client.get(COVERAGE)
    with django_assert_max_num_queries(9):
        client.get(COVERAGE)
    with django_assert_max_num_queries(6):
        client.get(INVOLVEMENT)


def test_it_is_counted_once_for_the_same_towns_until_somebody_does_something(
    world, monkeypatch, django_assert_num_queries, django_assert_max_num_queries
):
    trail = {"end": (7, True)}
    monkeypatch.setattr(kept, "end_of_trail", lambda: trail["end"])
    kept.forget_all()
    aylin = world.cast.aylin
    whole = coverage_page.kept_sections(aylin, f.DAY)
    assert "Alle" not in whole and ">3 von 3 Organisationen erreicht zurzeit niemand." in whole
    with django_assert_num_queries(0):
        assert coverage_page.kept_sections(aylin, f.DAY) == whole
    assert ">1 von 1 Organisationen" in coverage_page.kept_sections(world.cast.nuray, f.DAY)
    note_contact(organisation=world.club, day=f.DAY, kind="call", topic="Hallo", by=SYSTEM, at=f.AT)
    # What is only named, who is called so, everything counted, and who came for the first time.
    for end, most in (((8, False), 5), ((8, True), 5), ((8, True), 0)):
        trail["end"] = end
        with django_assert_max_num_queries(most):
            assert ">2 von 3 Organisationen" in coverage_page.kept_sections(aylin, f.DAY)


def test_what_organisations_have_counts_in_the_town_where_they_are_at_home(world):
    """Of entries that are kept and stand in the register; what rests or is somebody else's is not counted."""
    for one in (world.brigade, world.brigade, world.mosque):
        o.an_offer(one)
    report_need(organisation=world.mosque, kind="room", text="Ein Saal", by=SYSTEM, at=f.AT)
    offer_resource(organisation=world.brigade, title="Halle", kind="room", by=SYSTEM, at=f.AT)
    made = f.agreed(f.a_cooperation(world.brigade, world.mosque, begins_on=f.DAY))
    made.towns.set([f.town("Zwirnstadt")])
    lines = {one.name: one for one in queries.coverage_for(world.cast.aylin, f.DAY).lines}
    home = lines[world.brigade.municipality.name]
    assert (home.offers, home.shared, home.needs, home.cooperations) == (2, 1, 0, 0)
    away = lines["Zwirnstadt"]
    assert (away.reached, away.offers, away.shared, away.needs, away.cooperations) == (1, 1, 0, 1, 1)
    rest_organisation(organisation=world.mosque, reason="Umbau", by=SYSTEM, at=f.AT)
    lines = {one.name: one for one in queries.coverage_for(world.cast.aylin, f.DAY).lines}
    assert (lines["Zwirnstadt"].organisations, lines["Zwirnstadt"].offers, lines["Zwirnstadt"].needs) == (0, 0, 0)
