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


# North Rhine-Westphalia (§ 2 Feiertagsgesetz NW): those of all Länder, Corpus Christi and All Saints.
_NAMES_FIXED = {
    (1, 1): "Neujahr", (5, 1): "Tag der Arbeit", (10, 3): "Tag der Deutschen Einheit", (11, 1): "Allerheiligen",
    (12, 25): "erster Weihnachtstag", (12, 26): "zweiter Weihnachtstag",
}  # fmt: skip
_NAMES_FROM_EASTER = {
    -2: "Karfreitag", 1: "Ostermontag", 39: "Christi Himmelfahrt", 50: "Pfingstmontag", 60: "Fronleichnam",
}  # fmt: skip


@cache
def holidays_of_nrw(year: int) -> dict[date, str]:
    """The public holidays of North Rhine-Westphalia with their names."""
    named = {easter(year) + timedelta(days=days): name for days, name in _NAMES_FROM_EASTER.items()}
    return named | {date(year, month, day): name for (month, day), name in _NAMES_FIXED.items()}
