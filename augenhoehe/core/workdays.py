"""Working days in Germany: promises like „bis Freitag“ skip weekends and the holidays of the whole country."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SATURDAY = 5
# New Year, Labour Day, German Unity, both days of Christmas.
_FIXED = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
# Good Friday, Easter Monday, Ascension, Whit Monday; in days from Easter Sunday.
_FROM_EASTER = (-2, 1, 39, 50)


def is_workday(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def workdays_after(day: date, count: int) -> date:
    """The working day that comes so many working days after a day."""
    while count:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


@cache
def holidays(year: int) -> frozenset[date]:
    """Holidays that hold in every Land; a Land may have more of them."""
    movable = (easter(year) + timedelta(days=days) for days in _FROM_EASTER)
    return frozenset({*(date(year, month, day) for month, day in _FIXED), *movable})


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
