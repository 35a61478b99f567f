"""Committees: names that hold on their day, seats and who is missing among them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.accounts.models import Carrier
from augenhoehe.committees import operations, queries
from augenhoehe.committees.models import Committee, CommitteeName, Seat
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db
RENAMED_ON = date(2025, 11, 1)


@shared
def cast():
    return f.the_cast()


@shared
def renamed(cast):
    """Until 31 October 2025 it was the Integrationsrat."""
    committee = f.a_committee(cast, Committee.Kind.INTEGRATION_COMMITTEE, "Integrationsrat", place=f.town("Sternmünde"))
    operations.rename_committee(
        committee=committee, name="Ausschuss für Chancengerechtigkeit", valid_from=RENAMED_ON, by=SYSTEM, at=f.AT
    )
    return committee


def test_a_committee_is_called_as_it_was_called_on_the_day(renamed):
    assert renamed.name_on(date(2025, 10, 31)) == "Integrationsrat"
    assert renamed.name_on(RENAMED_ON) == "Ausschuss für Chancengerechtigkeit"


def test_a_resolution_keeps_the_name_of_its_day(cast, renamed):
    f.seat(cast, renamed, "emine")
    old = f.a_meeting(renamed, f.THURSDAY.replace(year=2025, month=9, day=18))
    item = f.an_item(renamed, thread=f.a_thread(cast))
    operations.build_agenda(meeting=old, by=SYSTEM, at=f.AT)
    item.refresh_from_db()
    resolution = f.decided(item)
    assert queries.decision(resolution, True).committee == "Integrationsrat"
    assert item.thread.steps.filter(kind="resolution").get().text["de"]["text"].startswith("Integrationsrat: ")


def test_a_new_name_never_reaches_behind_the_present_one(renamed):
    with pytest.raises(Refused, match="erst nach dem Beginn"):
        operations.rename_committee(
            committee=renamed, name="Anders", valid_from=RENAMED_ON - timedelta(days=1), by=SYSTEM, at=f.AT
        )


def test_the_database_allows_one_name_a_day(renamed):
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeName.objects.create(committee=renamed, name="Doppelt", valid_from=date(2025, 12, 1))


def test_a_renamed_committee_is_found_under_both_names(renamed):
    from augenhoehe.search.models import Document

    document = Document.objects.get(kind="committee", object_id=renamed.pk)
    assert document.title == "Ausschuss für Chancengerechtigkeit"
    assert "Integrationsrat" in document.body


def test_a_hidden_committee_is_not_found(cast):
    from augenhoehe.search.models import Document

    committee = f.a_committee(cast)
    operations.change_committee(committee=committee, public=False, by=SYSTEM, at=f.AT)
    assert not Document.objects.filter(object_id=committee.pk).exists()


def test_two_people_who_change_the_same_committee_do_not_overwrite_each_other(cast):
    committee = f.a_committee(cast)
    late = Committee.objects.get(pk=committee.pk)
    operations.change_committee(committee=committee, short_text="Entscheidet.", by=SYSTEM, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_committee(committee=late, short_text="Berät.", by=SYSTEM, at=f.AT)


# --- Seats ------------------------------------------------------------------------------------------
def test_a_group_without_anybody_concerned_is_warned(cast):
    committee = f.a_committee(cast)
    f.seat(cast, committee, "korbinian")
    assert "niemand aus einer Migrantenorganisation" in queries.balance_on(committee, f.DAY).warning


@pytest.mark.parametrize(
    "seat",
    [
        {"name": "rojda", "sector": Seat.Sector.CIVIL_SOCIETY},
        {"holder_name": "Halyna", "sector": Seat.Sector.AFFECTED},
        {"organisation": "MO-Netz", "holder_name": "Ibrahim", "migrant_organisation": True},
    ],
)
def test_one_seat_for_people_concerned_ends_the_warning(cast, seat):
    committee = f.a_committee(cast, Committee.Kind.PROJECT_GROUP, "Projektgruppe Post")
    f.seat(cast, committee, **seat)
    assert queries.balance_on(committee, f.DAY).warning == ""


def test_a_seat_kept_for_people_affected_warns_while_it_is_vacant(cast):
    committee = f.a_committee(cast, Committee.Kind.PROJECT_GROUP, "Projektgruppe Post")
    f.seat(cast, committee, sector=Seat.Sector.AFFECTED)
    assert "unbesetzt" in queries.balance_on(committee, f.DAY).warning


def test_a_seat_that_ended_yesterday_is_no_voice_any_more(cast):
    committee = f.a_committee(cast)
    given = f.seat(cast, committee, "rojda", sector=Seat.Sector.CIVIL_SOCIETY)
    operations.end_seat(seat=given, valid_until=f.DAY - timedelta(days=1), by=SYSTEM, at=f.AT)
    assert queries.balance_on(committee, f.DAY).warning
    assert not queries.balance_on(committee, f.DAY - timedelta(days=1)).warning


def test_a_council_is_not_warned_because_voters_chose_it(cast):
    council = f.a_committee(cast, Committee.Kind.COUNCIL, "Rat der Stadt", place=f.town())
    assert queries.balance_on(council, f.DAY).warning == ""


def test_the_balance_names_every_sector_even_an_empty_one(cast):
    balance = queries.balance_on(f.seated(cast), f.DAY)
    assert [one.label for one in balance.sectors] == [label for _value, label in Seat.Sector.choices]
    assert {one.sector: one.taken for one in balance.sectors}["politics"] == 0


def test_the_carrier_of_an_account_names_the_organisation_and_its_kind(cast):
    given = f.seat(cast, f.a_committee(cast), "rojda")
    assert given.organisation == "Frauen wagen Wege e. V."
    assert given.migrant_organisation and cast.users["rojda"].carrier.kind == Carrier.Kind.MIGRANT_ORGANISATION


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Nennen Sie eine Person"),
        ({"holder_name": "Ada", "valid_until": f.LONG_AGO - timedelta(days=1)}, "vor seinem Beginn"),
        ({"holder_name": "Ada", "sector": "erfunden"}, "einen Bereich"),
    ],
)
def test_a_seat_that_makes_no_sense_is_refused_with_a_sentence(cast, values, sentence):
    with pytest.raises(Refused, match=sentence):
        f.seat(cast, f.a_committee(cast), **values)


def test_a_committee_with_waiting_items_is_not_dissolved(cast):
    committee = f.seated(cast)
    item = f.an_item(committee)
    with pytest.raises(Refused, match="Es warten noch Punkte"):
        operations.end_committee(committee=committee, ended_on=f.DAY, by=SYSTEM, at=f.AT)
    operations.withdraw_item(item=item, by=SYSTEM, at=f.AT)
    operations.end_committee(committee=committee, ended_on=f.DAY, by=SYSTEM, at=f.AT)
    assert not committee.seats.filter(valid_until__isnull=True).exists()
    with pytest.raises(Refused, match="aufgelöst"):
        f.an_item(committee, at=f.AT + timedelta(days=1))


def test_seats_that_ended_five_years_ago_are_erased_and_younger_ones_stay(cast):
    from augenhoehe.committees.register import RETENTION

    committee = f.seated(cast)
    old = f.seat(cast, committee, holder_name="Alt", valid_from=f.LONG_AGO, valid_until=date(2020, 12, 31))
    young = f.seat(cast, committee, holder_name="Jung", valid_from=f.LONG_AGO, valid_until=date(2024, 12, 31))
    rule = RETENTION[0]
    assert list(rule.due(f.AT)) == [old]
    assert rule.erase(rule.due(f.AT), f.AT) == 1
    assert Seat.objects.filter(pk=young.pk).exists() and not Seat.objects.filter(pk=old.pk).exists()
