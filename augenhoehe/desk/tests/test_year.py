"""The year ahead: standing bodies, ends and successions, and the revision of concepts (S3-24)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.test import Client

from augenhoehe.committees import operations
from augenhoehe.committees.operations.appointments import appoint
from augenhoehe.committees.operations.terms import start_term
from augenhoehe.committees.tests import factories as f
from augenhoehe.concept.tests.factories import a_concept
from augenhoehe.core.rights import SYSTEM
from augenhoehe.desk.year.queries import year_of
from tests.worlds import shared

pytestmark = pytest.mark.django_db
PAGE = "/intern/jahreslauf/"


@shared
def cast():
    return f.the_cast()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


def titles(actor) -> list[str]:
    return [one.title for month in year_of(actor, f.DAY) for one in month.days]


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.users[name], backend="augenhoehe.accounts.backends.Backend")
    return client


def test_twelve_months_stand_there_even_without_anything_in_them(cast):
    months = year_of(cast.veit, f.DAY)
    assert [one.first for one in months][:3] == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert len(months) == 12
    assert "Noch nichts." in client_of(cast, "emine").get(PAGE).content.decode()


def test_a_standing_body_meets_again_although_nobody_has_planned_it(cast):
    body = f.seated(cast)
    operations.set_rhythm(
        committee=body, unit="months", every=3, week=1, weekday=1, starts_at=time(18), place="Kreishaus",
        starts_on=f.DAY, grace_days=14, by=SYSTEM, at=f.AT,
    )  # fmt: skip
    likely = [one for month in year_of(cast.aylin, f.DAY) for one in month.days if "Rhythmus" in one.note]
    assert len(likely) >= 3
    f.a_meeting(body, starts_at=f.THURSDAY.replace(year=likely[0].day.year, month=likely[0].day.month,
                                                  day=likely[0].day.day))  # fmt: skip
    after = [one for month in year_of(cast.aylin, f.DAY) for one in month.days if "Rhythmus" in one.note]
    assert len(after) == len(likely) - 1


def test_what_ends_stands_in_its_month_with_what_is_to_be_done(cast):
    body = f.seated(cast)
    appoint(
        kind="officer", function="Integrationsbeauftragte", unit="Kreis", user=cast.users["nuray"],
        valid_from=f.DAY, valid_until=date(2027, 5, 31), by=SYSTEM, at=f.AT,
    )  # fmt: skip
    a_concept(cast, ends_on=date(2027, 6, 30))
    start_term(committee=body, number=1, starts_on=f.LONG_AGO, ends_on=date(2027, 8, 31), by=SYSTEM, at=f.AT)
    found = {(month.first.month, one.title.partition(":")[0], one.note) for month in year_of(cast.aylin, f.DAY)
             for one in month.days}  # fmt: skip
    assert (5, "Bestellung endet", "Nachfolge regeln") in found
    assert (8, "1. Wahlperiode endet", "Offenes übernehmen, Sitze neu vergeben") in found
    assert any(month == 6 and "Fortschreibung" in note for month, _title, note in found)


def test_nobody_learns_of_a_body_they_do_not_see(cast):
    hidden = f.a_committee(cast, name="Verborgene Runde", public=False)
    f.a_meeting(hidden)
    assert any("Verborgene Runde" in one for one in titles(cast.aylin))
    assert not any("Verborgene Runde" in one for one in titles(cast.veit))


def test_the_page_costs_the_same_however_many_bodies(cast, django_assert_max_num_queries):
    for number in range(6):
        body = f.a_committee(cast, name=f"Gruppe {number}")
        f.a_meeting(body, starts_at=f.THURSDAY + timedelta(days=number))
    client = client_of(cast, "aylin")
    client.get(PAGE)
    with django_assert_max_num_queries(24):
        client.get(PAGE)
