"""Calendar files: two libraries read the German time zone from the file and find what the machine knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar, Event

from augenhoehe.core import ical
from augenhoehe.core.clock import BERLIN


def a_calendar(begin: datetime) -> Calendar:
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Test//DE")
    calendar.add("version", "2.0")
    event.add("uid", "a")
    event.add("dtstart", begin)
    calendar.add_component(event)
    return calendar


def changes(year: int) -> list[datetime]:
    """Moments around both changes of a year, and in the middle of both halves."""
    days = [datetime(year, 1, 15), datetime(year, 7, 15)]
    for month in (3, 10):
        last = datetime(year, month, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        days += [sunday + timedelta(hours=hour) for hour in (0, 1, 4, 12)]
    return [one.replace(tzinfo=BERLIN) for one in days]


@pytest.mark.parametrize("year", [2020, 2026, 2027, 2031, 2045])
def test_both_libraries_find_in_the_file_what_the_machine_knows(year):
    for begin in changes(year):
        content = ical.written(a_calendar(begin))
        zone = Calendar.from_ical(content).timezones[0].to_tz()
        assert begin.replace(tzinfo=zone).utcoffset() == begin.utcoffset(), begin
        read = vobject.readOne(content.decode()).vevent.dtstart.value
        assert read.utcoffset() == begin.utcoffset() and read == begin


def test_the_zone_stands_once_and_only_where_it_is_named():
    once = ical.written(a_calendar(datetime(2026, 7, 1, 18, tzinfo=BERLIN)))
    assert once.count(b"BEGIN:VTIMEZONE") == 1 and once.index(b"BEGIN:VTIMEZONE") < once.index(b"BEGIN:VEVENT")
    assert b"TZOFFSETTO:+0200" in once and b"RRULE:FREQ=YEARLY" in once and b"RDATE" not in once
    assert b"VTIMEZONE" not in ical.written(a_calendar(datetime(2026, 7, 1, 18, tzinfo=UTC)))
    assert once == ical.written(a_calendar(datetime(2026, 7, 1, 18, tzinfo=BERLIN)))
