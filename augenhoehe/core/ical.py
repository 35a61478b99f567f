"""How a calendar file ends up as bytes (RFC 5545): with the German time zone, which is worked out once per process."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .clock import BERLIN

if TYPE_CHECKING:
    from icalendar import Calendar, Timezone


def written(calendar: Calendar) -> bytes:
    """The file, with the rules of the time zone in front where an entry names it."""
    if BERLIN.key in calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, _berlin())
    return bytes(calendar.to_ical())


@lru_cache(maxsize=1)
def _berlin() -> Timezone:
    """Looking through seventy years for summer time costs more than all the rest of a file."""
    from icalendar import Timezone

    return Timezone.from_tzinfo(BERLIN)
