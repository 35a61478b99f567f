"""„Bis Freitag“ skips weekends and the holidays of the whole country."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.core.workdays import easter, is_workday, workdays_after


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)
def test_easter_is_when_it_is(year, sunday):
    assert easter(year) == sunday


@pytest.mark.parametrize(("day", "count", "then"), [
    (date(2026, 11, 2), 5, date(2026, 11, 9)),
    (date(2026, 11, 21), 1, date(2026, 11, 23)),
    (date(2026, 12, 23), 2, date(2026, 12, 28)),
    (date(2026, 4, 2), 1, date(2026, 4, 7)),
    (date(2026, 5, 13), 1, date(2026, 5, 15)),
])  # fmt: skip
def test_working_days_are_counted_over_weekends_and_holidays(day, count, then):
    assert workdays_after(day, count) == then


def test_german_unity_is_no_working_day_and_an_ordinary_monday_is_one():
    assert not is_workday(date(2025, 10, 3)) and is_workday(date(2025, 10, 6))
