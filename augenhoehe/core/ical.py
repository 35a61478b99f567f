"""How a calendar file ends up as bytes (RFC 5545): with the German time zone as two rules, which every reader knows."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from .clock import BERLIN

if TYPE_CHECKING:
    from icalendar import Calendar, Timezone

_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def written(calendar: Calendar) -> bytes:
    """The file, with the rules of the time zone in front where an entry names it."""
    if BERLIN.key in calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, _berlin())
    return bytes(calendar.to_ical())


@lru_cache(maxsize=1)
def _berlin() -> Timezone:
    """As it holds since 1996. icalendar would list every change up to 2038; some readers take the first one only."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", BERLIN.key)
    for kind, name, begin, month, before, after in (
        (TimezoneDaylight, "CEST", datetime(1981, 3, 29, 2), 3, _WINTER, _SUMMER),
        (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 10, _SUMMER, _WINTER),
    ):
        part = kind()
        part.add("tzname", name)
        part.add("dtstart", begin)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
