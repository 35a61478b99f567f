"""When an offer takes place: in words that people say, in rules that calendars read, on the right days."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.organisations import times
from augenhoehe.organisations.models import OfferTime

from .offer_factories import a_time

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(("values", "words"), [
    ({}, "jeden Dienstag, 17 bis 19 Uhr"),
    ({"days": ["TH", "TU"]}, "jeden Dienstag und Donnerstag, 17 bis 19 Uhr"),
    ({"days": ["MO", "WE", "FR"], "ends": None}, "jeden Montag, Mittwoch und Freitag, 17 Uhr"),
    ({"begins": time(9, 30), "ends": time(11)}, "jeden Dienstag, 9:30 bis 11 Uhr"),
    ({"days": list(OfferTime.DAYS)}, "täglich, 17 bis 19 Uhr"),
    ({"rhythm": "monthly", "week": 1}, "jeden ersten Dienstag im Monat, 17 bis 19 Uhr"),
    ({"rhythm": "monthly", "week": -1}, "jeden letzten Dienstag im Monat, 17 bis 19 Uhr"),
    ({"rhythm": "fortnightly", "valid_from": date(2026, 11, 3)},
     "alle zwei Wochen am Dienstag, 17 bis 19 Uhr, ab 3. November 2026"),
    ({"rhythm": "once", "valid_from": date(2026, 12, 5), "valid_until": date(2026, 12, 5), "days": ["SA"]},
     "am Samstag, 5. Dezember 2026, 17 bis 19 Uhr"),
    ({"valid_from": date(2026, 9, 1), "valid_until": date(2026, 12, 15)},
     "jeden Dienstag, 17 bis 19 Uhr, bis 15. Dezember 2026"),
])  # fmt: skip
def test_a_time_is_told_in_one_plain_sentence(values, words):
    with translation.override("de"):
        assert times.sentence(a_time(**values), TODAY) == words


def days(one: OfferTime, first=TODAY, weeks=6) -> list[date]:
    return list(times.days_of(one, first, first + timedelta(weeks=weeks)))


def test_every_week_means_every_week_but_the_days_left_out():
    one = a_time(exceptions=[date(2026, 11, 10)], valid_until=date(2026, 11, 24))
    assert days(one) == [date(2026, 11, 3), date(2026, 11, 17), date(2026, 11, 24)]


def test_every_other_week_is_counted_from_the_first_day_whenever_one_looks():
    one = a_time(rhythm="fortnightly", valid_from=date(2026, 9, 8))
    assert days(one) == [date(2026, 11, 3), date(2026, 11, 17), date(2026, 12, 1)]
    assert times.first_day(one, date(2026, 11, 4)) == date(2026, 11, 17)


def test_the_last_friday_of_the_month_and_a_single_day():
    assert days(a_time(rhythm="monthly", week=-1, days=["FR"])) == [date(2026, 11, 27)]
    once = a_time(rhythm="once", valid_from=date(2026, 11, 5), valid_until=date(2026, 11, 5), days=["TH"])
    assert days(once) == [date(2026, 11, 5)] and times.first_day(once, date(2026, 11, 6)) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["weekly", "fortnightly", "monthly"]), st.sets(st.sampled_from(OfferTime.DAYS), min_size=1),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 4), st.integers(0, 40),
)  # fmt: skip
def test_dates_fall_on_their_weekdays_and_do_not_depend_on_where_one_begins_to_look(rhythm, chosen, start, week, later):
    one = a_time(rhythm=rhythm, days=sorted(chosen), valid_from=start, week=week if rhythm == "monthly" else None)
    end = start + timedelta(days=90)
    found = list(times.days_of(one, start, end))
    assert all(OfferTime.DAYS[day.weekday()] in chosen and day >= start for day in found)
    begin = start + timedelta(days=later)
    assert list(times.days_of(one, begin, end)) == [day for day in found if day >= begin]


def test_five_in_the_afternoon_stays_five_when_the_clocks_change():
    one = a_time()
    summer, winter = (times.moments_of(one, day)[0] for day in (date(2026, 10, 20), date(2026, 10, 27)))
    assert (summer.hour, winter.hour) == (17, 17)
    assert summer.utcoffset() == timedelta(hours=2) and winter.utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(("day", "periods"), [
    (date(2026, 11, 2), [(date(2026, 10, 25), date(2027, 3, 27), 1), (date(2027, 3, 28), date(2027, 10, 30), 2)]),
    (date(2027, 3, 28), [(date(2027, 3, 28), date(2027, 10, 30), 2), (date(2027, 10, 31), date(2028, 3, 25), 1)]),
    (date(2027, 3, 27), [(date(2026, 10, 25), date(2027, 3, 27), 1), (date(2027, 3, 28), date(2027, 10, 30), 2)]),
])  # fmt: skip
def test_the_running_period_of_the_clock_and_the_next_one(day, periods):
    assert times.clock_periods(day) == periods
