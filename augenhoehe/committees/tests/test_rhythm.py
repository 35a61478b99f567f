"""How often a body meets: dates free of holidays, a year planned from them, a reminder when one is late."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from augenhoehe.committees import operations
from augenhoehe.committees.models import Rhythm
from augenhoehe.committees.queries.rhythm import proposals, rhythm_view
from augenhoehe.committees.rhythms import in_words, proposed
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.workdays import holidays_of_nrw
from augenhoehe.notices.models import Duty
from tests.worlds import shared

from . import factories as f

TUESDAYS = {
    "unit": "months", "every": 1, "week": 1, "weekday": 1, "starts_at": time(18), "place": "Rathaus",
    "starts_on": date(2026, 11, 1), "grace_days": 14,
}  # fmt: skip


def test_the_holidays_of_the_land_are_all_eleven():
    assert len(holidays_of_nrw(2026)) == 11
    assert holidays_of_nrw(2026)[date(2026, 6, 4)] == "Fronleichnam"
    assert holidays_of_nrw(2027)[date(2027, 11, 1)] == "Allerheiligen"


@pytest.mark.parametrize(("said", "days"), [
    ({}, [date(2026, 11, 3), date(2026, 12, 1), date(2027, 1, 5)]),
    ({"every": 6}, [date(2026, 11, 3), date(2027, 5, 4), date(2027, 11, 2)]),
    ({"week": -1, "weekday": 3}, [date(2026, 11, 26), date(2027, 1, 7), date(2027, 1, 28)]),
    ({"unit": "weeks", "week": None, "every": 2, "weekday": 0, "starts_on": date(2026, 11, 2)},
     [date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30)]),
    ({"weekday": 3, "week": 1, "starts_on": date(2027, 5, 1), "every": 1},
     [date(2027, 5, 13), date(2027, 6, 3), date(2027, 7, 1)]),
    ({"weekday": 3, "week": 4, "starts_on": date(2027, 5, 20), "every": 1},
     [date(2027, 6, 3), date(2027, 6, 24), date(2027, 7, 22)]),
])  # fmt: skip
def test_a_rhythm_proposes_days_that_are_no_holidays(said, days):
    """S1-35: New Year's Eve 2026, Ascension (6 May 2027) and Corpus Christi (27 May 2027) move by a week."""
    found = proposed(Rhythm(**{**TUESDAYS, **said}), date(2026, 10, 31), date(2027, 12, 31))
    assert [one.day for one in found[:3]] == days
    assert all(one.starts_at.astimezone(BERLIN).time() == time(18) for one in found)


def test_a_moved_date_says_from_when_and_why():
    last = Rhythm(**{**TUESDAYS, "week": -1, "weekday": 3})
    moved = proposed(last, date(2026, 12, 1), date(2026, 12, 31))[0]
    assert (moved.day, moved.moved_from, moved.why) == (date(2027, 1, 7), date(2026, 12, 31), "Silvester")


def test_a_rhythm_reads_as_people_say_it():
    assert in_words(Rhythm(**TUESDAYS)) == "jeden ersten Dienstag im Monat, 18:00 Uhr"
    assert in_words(Rhythm(**{**TUESDAYS, "every": 6})) == "alle 6 Monate am ersten Dienstag im Monat, 18:00 Uhr"


@shared
def cast():
    return f.the_cast()


def with_rhythm(cast, **said):
    group = f.a_committee(cast)
    operations.set_rhythm(committee=group, by=cast.aylin, at=f.AT, **{**TUESDAYS, **said})
    return group


def test_a_year_is_planned_once_however_often_it_is_asked_for(cast):
    group = with_rhythm(cast)
    days = [one.day for one in proposals(group.rhythm, f.AT)]
    assert len(days) == 13
    planned = operations.plan_series(committee=group, days=days[:4], by=cast.aylin, at=f.AT)
    assert len(planned) == 4 and planned[0].place == "Rathaus"
    assert len(proposals(group.rhythm, f.AT)) == 9
    with pytest.raises(Refused, match="noch nicht geplant"):
        operations.plan_series(committee=group, days=days[:4], by=cast.aylin, at=f.AT)


def test_only_who_manages_the_body_sets_its_rhythm_and_only_a_sensible_one(cast):
    group = f.a_committee(cast)
    for name in ("linh", "rojda", "wiebke", "veit"):
        with pytest.raises(Refused):
            operations.set_rhythm(committee=group, by=getattr(cast, name), at=f.AT, **TUESDAYS)
        with pytest.raises(Refused):
            operations.plan_series(committee=group, days=[f.DAY], by=getattr(cast, name), at=f.AT)
    for wrong, field in (({"every": 0}, "every"), ({"week": None}, "week"), ({"weekday": 7}, "weekday"),
                         ({"place": " "}, "place"), ({"grace_days": 999}, "grace_days")):  # fmt: skip
        with pytest.raises(Refused) as refused:
            operations.set_rhythm(committee=group, by=cast.aylin, at=f.AT, **{**TUESDAYS, **wrong})
        assert refused.value.field == field


def test_of_two_changes_to_a_rhythm_the_later_one_sees_the_first(cast):
    group = with_rhythm(cast)
    operations.set_rhythm(committee=group, by=cast.aylin, at=f.AT, revision=1, **TUESDAYS)
    with pytest.raises(Conflict):
        operations.set_rhythm(committee=group, by=cast.aylin, at=f.AT, revision=1, **{**TUESDAYS, "every": 2})


def test_a_body_late_against_its_rhythm_is_reminded_once_until_a_date_stands(cast):
    """S1-31, S4-10: the reminder comes after the days of grace, and goes when a meeting is planned."""
    group = with_rhythm(cast)
    owed = Duty.objects.open().filter(kind="meeting_overdue")
    in_time, late = (
        datetime.combine(day, time(4, 25), tzinfo=BERLIN) for day in (date(2026, 11, 17), date(2026, 11, 18))
    )
    assert operations.remind_of_rhythms(by=SYSTEM, at=in_time) == 0
    assert operations.remind_of_rhythms(by=SYSTEM, at=late) == 1
    assert operations.remind_of_rhythms(by=SYSTEM, at=late + timedelta(days=1)) == 0
    assert "Überfällig seit 3. November 2026" in owed.get().title
    f.a_meeting(group)
    operations.remind_of_rhythms(by=SYSTEM, at=late + timedelta(days=2))
    assert not owed.exists()


def test_a_cancelled_meeting_does_not_count_as_held(cast):
    group = with_rhythm(cast)
    meeting = f.a_meeting(group, datetime(2026, 11, 3, 17, tzinfo=BERLIN))
    after = datetime(2026, 11, 20, 12, tzinfo=BERLIN)
    assert rhythm_view(group, after).expected == date(2026, 12, 1)
    operations.cancel_meeting(meeting=meeting, reason="Sturm", by=SYSTEM, at=f.AT)
    view = rhythm_view(group, after)
    assert view.expected == date(2026, 11, 3) and view.overdue


def test_without_a_rhythm_nobody_is_reminded(cast):
    group = with_rhythm(cast)
    late = f.AT + timedelta(days=100)
    operations.remind_of_rhythms(by=SYSTEM, at=late)
    operations.end_rhythm(committee=group, by=cast.aylin, at=late)
    assert not Duty.objects.open().filter(kind="meeting_overdue").exists()
