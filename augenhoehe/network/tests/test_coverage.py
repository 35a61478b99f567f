"""Whom the work reaches and whom not (S2-23, S3-6, S3-20, S3-27): for who keeps the register, and true to the rows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from augenhoehe.committees.models import Committee
from augenhoehe.committees.tests.factories import a_committee, seat
from augenhoehe.core.rights import SYSTEM
from augenhoehe.network.queries import coverage as queries
from augenhoehe.organisations.operations import change_organisation, note_contact
from augenhoehe.organisations.tests.pages import client_of

from . import factories as f

COVERAGE, INVOLVEMENT = "/intern/netzwerk/abdeckung/", "/intern/netzwerk/beteiligung/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def missing(world, by=None) -> set[str]:
    rows = queries.kept_rows(by or world.cast.aylin)
    return {one.name.split()[0] for one in queries.not_reached(rows, queries.reached_on(f.DAY, rows))}


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
    assert queries.town_names(world.cast.nuray) == ["Zwirnstadt"]


def test_fields_towns_and_communities_are_counted_once(world):
    change_organisation(
        organisation=world.mosque,
        fields=["youth"],
        towns=[f.town("Mohnfurt"), f.town("Zwirnstadt")],
        by=SYSTEM,
        at=f.AT,
    )
    rows = queries.kept_rows(world.cast.aylin)
    table = dict(queries.matrix(rows, ["Mohnfurt", "Zwirnstadt", "Nebelfurt"]))
    assert [cell.count for cell in table["Jugend"]] == [2, 1, 0]
    assert [cell.count for cell in table["Gesundheit"]] == [0, 0, 0]
    reached = queries.reached_on(f.DAY, rows)
    assert queries.communities(rows, reached) == [queries.Community("Türkei", 1, 0)]
    lines = {one.name: one for one in queries.town_lines(rows, ["Mohnfurt", "Zwirnstadt"], reached, f.DAY)}
    assert (lines["Mohnfurt"].organisations, lines["Zwirnstadt"].organisations) == (1, 1)


def test_kinds_of_actors_that_take_part_in_nothing_are_named(world):
    f.a_club("Grundschule am Federbach", kind="school")
    group = a_committee(world.cast, kind=Committee.Kind.PROJECT_GROUP, name="Projektgruppe Sprache")
    seat(world.cast, group, holder_name="Ein Mensch", organisation=world.brigade.name)
    rows = queries.kept_rows(world.cast.aylin)
    found = queries.phases(queries.reached_on(f.DAY, rows))
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
    with django_assert_max_num_queries(26):
        client.get(COVERAGE)
    with django_assert_max_num_queries(20):
        client.get(INVOLVEMENT)
