"""Days as people type them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from augenhoehe.core.numbers import long_date
from augenhoehe.ui.dates import parse_day, parse_time

TODAY = date(2026, 11, 20)
days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14.5.2026", date(2026, 5, 14)),
        ("14.05.2026", date(2026, 5, 14)),
        (" 14. 5. 2026 ", date(2026, 5, 14)),
        ("14.5.26", date(2026, 5, 14)),
        ("2026-05-14", date(2026, 5, 14)),
        ("14. Mai 2026", date(2026, 5, 14)),
        ("14 Mai 26", date(2026, 5, 14)),
        ("Do., 14. Mai 2026", date(2026, 5, 14)),
        ("3. Dez.", date(2026, 12, 3)),
        ("20.11.", TODAY),
        ("21.11", date(2026, 11, 21)),
        ("14.5.", date(2027, 5, 14)),
        ("29.2.", date(2028, 2, 29)),
        ("١٤.٥.٢٠٢٦", date(2026, 5, 14)),
    ],
)
def test_a_day_is_understood_however_it_is_written(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "morgen", "31.2.2026", "32.1.", "14.13.", "14", "2026-02-30", "1. Ju", "5.5.5.5", "٣٥.٥."]
)
def test_what_is_no_day_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_day(typed, TODAY)


@given(days, days)
def test_a_day_without_year_is_the_next_one_or_the_last_one(day: date, today: date) -> None:
    typed = f"{day.day}.{day.month}."
    coming, gone = parse_day(typed, today), parse_day(typed, today, past=True)
    assert gone <= today <= coming
    assert {(coming.day, coming.month), (gone.day, gone.month)} == {(day.day, day.month)}
    assert coming - today <= timedelta(days=9 * 366)


@given(days, days)
def test_a_day_shown_in_full_is_understood_again(day: date, today: date) -> None:
    assert parse_day(long_date(day), today) == day
    assert parse_day(day.isoformat(), today) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(typed: str) -> None:
    for read in (lambda: parse_day(typed, TODAY), lambda: parse_time(typed)):
        try:
            read()
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("typed", "meant"), [("18", time(18)), ("18:30", time(18, 30)), ("18.30 Uhr", time(18, 30)), ("8 uhr", time(8))]
)
def test_a_time_is_understood_however_it_is_written(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["25", "18:60", "abends", "18:5", ""])
def test_what_is_no_time_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_time(typed)
