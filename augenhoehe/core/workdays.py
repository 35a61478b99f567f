"""Working days in Germany: promises like „bis Freitag“ skip weekends and the holidays of the whole country."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

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
