from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core import numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (9999, "9999"),
        (10000, "10\u2009000"),
        (1234567, "1\u2009234\u2009567"),
        (-10000, "-10\u2009000"),
        (2.5, "2,5"),
    ],
)
def test_numbers_from_ten_thousand_carry_thin_spaces(value, shown):
    assert numbers.number(value) == shown


@given(st.integers())
def test_no_digit_of_a_number_is_lost(value):
    assert int(numbers.number(value).replace(numbers.THIN, "")) == value


def test_a_moment_is_shown_in_german_local_time():
    moment = datetime(2026, 11, 26, 17, 0, tzinfo=ZoneInfo("UTC"))
    assert numbers.long_moment(moment) == "Do., 26. November 2026, 18:00 Uhr"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 26), "heute"),
        (date(2026, 11, 25), "gestern (25. November)"),
        (date(2026, 9, 24), "vor 63 Tagen (24. September)"),
        (date(2025, 11, 26), "vor 365 Tagen (26. November 2025)"),
        (date(2026, 11, 27), "morgen (27. November)"),
        (date(2026, 12, 1), "in 5 Tagen (1. Dezember)"),
    ],
)
def test_past_and_coming_days_are_said_as_people_say_them(day, shown):
    assert numbers.ago(day, date(2026, 11, 26)) == shown


def test_a_percentage_names_its_base():
    assert numbers.percent(71, 210) == "34 % von 210"
    assert numbers.percent(0, 0) == "–"
