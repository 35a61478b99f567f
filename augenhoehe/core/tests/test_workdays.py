"""„Bis Freitag“ skips weekends and the holidays of the whole country."""

from __future__ import annotations

from datetime import date

import pytest

from augenhoehe.core.workdays import holidays, is_workday, workdays_after


@pytest.mark.parametrize("day", [
    date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25), date(2038, 4, 23), date(2038, 6, 14),
])  # fmt: skip
def test_the_days_around_easter_are_holidays_whenever_it_is(day):
    assert day in holidays(day.year) and not is_workday(day)


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
