"""Periods of indicators: named by their first day, written as people write them."""

from __future__ import annotations

import re
from datetime import date

from augenhoehe.core.numbers import MONTHS

from .models import Indicator

Rhythm = Indicator.Rhythm
QUARTERLY, MONTHLY = str(Rhythm.QUARTERLY), str(Rhythm.MONTHLY)
_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_QUARTER = re.compile(
    r"^(?:(\d{4})[\s\-/]*Q\s*([1-4])|([1-4])\.?\s*(?:Quartal|Q)\s*(\d{4})|Q\s*([1-4])[\s\-/]*(\d{4}))$", re.I
)
_MONTH = re.compile(r"^(?:(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4}))$")
_YEAR = re.compile(r"^(\d{4})(?:\s*/\s*\d{2,4})?$")
_NAMED = {name.casefold(): place for place, name in enumerate(MONTHS, start=1)}


def parsed(text: str, rhythm: str) -> date:
    """The first day of the period somebody typed; ValueError with a sentence if it is none of this rhythm."""
    typed = " ".join(text.split())
    found = _quarter(typed) or _month(typed) or _day(typed) or _year(typed)
    if found is None:
        raise ValueError(f"„{text}“ ist kein Zeitraum. Schreiben Sie zum Beispiel {example(rhythm)}.")
    if not 1900 <= found.year <= 2199:
        raise ValueError(f"Das Jahr {found.year} kann nicht stimmen.")
    return first_day(found, rhythm)


def first_day(day: date, rhythm: str) -> date:
    """Where the period begins in which a day lies."""
    if rhythm == QUARTERLY:
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if rhythm == MONTHLY:
        return day.replace(day=1)
    return date(day.year, 1, 1)


def label(period: date, rhythm: str) -> str:
    """„2012“, „3. Quartal 2012“, „März 2012“."""
    if rhythm == QUARTERLY:
        return f"{(period.month - 1) // 3 + 1}. Quartal {period.year}"
    if rhythm == MONTHLY:
        return f"{MONTHS[period.month - 1]} {period.year}"
    return str(period.year)


def following(period: date, rhythm: str) -> date:
    """The first day of the next period."""
    if rhythm in (QUARTERLY, MONTHLY):
        months = period.year * 12 + period.month - 1 + (3 if rhythm == QUARTERLY else 1)
        return date(months // 12, months % 12 + 1, 1)
    return date(period.year + (2 if rhythm == Rhythm.BIENNIAL else 1), 1, 1)


def between(first: date, last: date, rhythm: str) -> list[date]:
    """All periods from one to another, both included; years for what is told irregularly."""
    found: list[date] = []
    one = first
    while one <= last and len(found) < 400:
        found.append(one)
        one = following(one, rhythm)
    return found


def example(rhythm: str) -> str:
    return {QUARTERLY: "„2026-Q3“", MONTHLY: "„2026-09“"}.get(rhythm, "„2026“")


def _quarter(typed: str) -> date | None:
    if not (found := _QUARTER.match(typed)):
        return None
    year, quarter = found[1] or found[4] or found[6], found[2] or found[3] or found[5]
    return date(int(year), 3 * int(quarter) - 2, 1)


def _month(typed: str) -> date | None:
    word, _, year = typed.partition(" ")
    if word.casefold() in _NAMED and year.isdecimal() and len(year) == 4:
        return date(int(year), _NAMED[word.casefold()], 1)
    if not (found := _MONTH.match(typed)):
        return None
    year, month = found[1] or found[4], int(found[2] or found[3])
    return date(int(year), month, 1) if 1 <= month <= 12 else None


def _day(typed: str) -> date | None:
    try:
        if found := _DAY.match(typed):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.match(typed):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return None


def _year(typed: str) -> date | None:
    found = _YEAR.match(typed)
    return date(int(found[1]), 1, 1) if found else None
