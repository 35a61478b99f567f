"""Calendar files: the time zone that is worked out once is the one the library works out each time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from icalendar import Calendar, Event

from augenhoehe.core import ical
from augenhoehe.core.clock import BERLIN


def a_calendar(zone) -> Calendar:
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Test//DE")
    calendar.add("version", "2.0")
    event.add("uid", "a")
    event.add("dtstart", datetime(2026, 7, 1, 18, tzinfo=zone))
    calendar.add_component(event)
    return calendar


@pytest.mark.parametrize("zone", [BERLIN, UTC])
def test_it_is_byte_for_byte_what_the_library_would_write(zone):
    theirs = a_calendar(zone)
    theirs.add_missing_timezones()
    assert ical.written(a_calendar(zone)) == theirs.to_ical() == ical.written(a_calendar(zone))
