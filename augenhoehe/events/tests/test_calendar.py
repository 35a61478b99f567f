"""Calendar entries (standards.md §3), read by two libraries that know nothing of each other (icalendar, vobject).

And by a small reader of our own, which is stricter: it refuses what RFC 5545 refuses, and the libraries forgive.
"""

from __future__ import annotations

import re
from datetime import datetime

import pytest
import vobject
from icalendar import Calendar

from augenhoehe.core.clock import BERLIN
from augenhoehe.events import calendars, operations
from augenhoehe.events.models import Event
from augenhoehe.events.queries import events as queries
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


def read_plainly(content: bytes) -> list[dict[str, list[tuple[str, str]]]]:
    """Components as {name: [(parameters, value)]}; refuses what RFC 5545 refuses: bare newlines, long or odd lines."""
    text = content.decode("utf-8")
    assert "\n" not in text.replace("\r\n", "") and text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found: list[dict[str, list[tuple[str, str]]]] = []
    open_ones: list[dict[str, list[tuple[str, str]]]] = []
    for line in text.replace("\r\n ", "").replace("\r\n\t", "").strip().split("\r\n"):
        match = re.fullmatch(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)(?:,[^\";:,]*)*)*):(.*)", line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            open_ones.append({"BEGIN": [("", value)]})
        elif name == "END":
            closed = open_ones.pop()
            assert closed["BEGIN"][0][1] == value
            found.append(closed)
        else:
            open_ones[-1].setdefault(name, []).append((parameters, value))
    assert not open_ones
    return found


def both(event: Event, **more) -> tuple[dict, dict, Calendar]:
    """(calendar, event) as the small reader sees them, and icalendar's."""
    content = calendars.event_file(event, language="de", **more)
    parts = read_plainly(content)
    entry = next(one for one in parts if one["BEGIN"][0][1] == "VEVENT")
    whole = next(one for one in parts if one["BEGIN"][0][1] == "VCALENDAR")
    return whole, entry, Calendar.from_ical(content)


def test_both_readers_see_the_same_entry(cast):
    event = f.an_event(online_url="https://treffen.example/raum", online=True, title="Fördermittel, leicht; gemacht")
    whole, entry, calendar = both(event)
    (other,) = calendar.walk("VEVENT")
    assert str(other["uid"]) == entry["UID"][0][1] and str(other["uid"]).startswith(f"{event.pk}@")
    parameters, begin = entry["DTSTART"][0]
    assert parameters == ";TZID=Europe/Berlin" and begin == "20261125T180000"
    assert other.decoded("dtstart") == datetime(2026, 11, 25, 18, 0, tzinfo=BERLIN) and other.decoded("dtend") == f.END
    assert str(other["summary"]) == "Fördermittel, leicht; gemacht"
    assert entry["SUMMARY"][0][1] == r"Fördermittel\, leicht\; gemacht"
    assert entry["STATUS"][0][1] == "CONFIRMED" and whole["METHOD"][0][1] == "PUBLISH"
    assert "METHOD" not in entry and "ORGANIZER" not in entry and "ATTENDEE" not in entry
    assert calendar.walk("VTIMEZONE")
    # Where to go online is told to those with a seat.
    assert "treffen.example" not in entry["DESCRIPTION"][0][1]
    assert "treffen.example/raum" in both(event, seat=True)[1]["DESCRIPTION"][0][1]


def test_two_libraries_read_one_entry_alike(cast):
    event = f.an_event(
        title="Fördermittel, leicht; gemacht", summary="Erst essen.\n\nDann rechnen: 3 \\ 4.", online=True
    )
    content = calendars.event_file(event, language="de")
    (theirs,) = Calendar.from_ical(content).walk("VEVENT")
    read = vobject.readOne(content.decode())
    read.validate(raiseException=True)
    entry = read.vevent
    assert entry.uid.value == str(theirs["uid"]) and entry.sequence.value == str(theirs["sequence"])
    assert entry.summary.value == str(theirs["summary"]) == "Fördermittel, leicht; gemacht"
    assert entry.description.value == str(theirs["description"]) and "3 \\ 4." in entry.description.value
    assert entry.location.value == str(theirs["location"]) and entry.status.value == "CONFIRMED"
    assert read.method.value == "PUBLISH" and not hasattr(entry, "organizer")
    # The time zone in the file says the same as the one of the machine, in winter and in summer.
    assert entry.dtstart.value == theirs.decoded("dtstart") == f.BEGIN and entry.dtend.value == f.END
    assert entry.dtstart.value.utcoffset() == f.BEGIN.utcoffset()


@pytest.mark.parametrize("begin", [datetime(2027, 3, 28, 1, 30), datetime(2027, 10, 31, 4), datetime(2027, 7, 1, 18)])
def test_both_know_summer_time_from_the_file_alone(cast, begin):
    starts = begin.replace(tzinfo=BERLIN)
    event = f.an_event(starts_at=starts, ends_at=starts + f.hours(4))
    entry = vobject.readOne(calendars.event_file(event, language="de").decode()).vevent
    (theirs,) = Calendar.from_ical(calendars.event_file(event, language="de")).walk("VEVENT")
    for moment in (entry.dtstart.value, theirs.decoded("dtstart")):
        assert moment == starts and moment.utcoffset() == starts.utcoffset()
    assert entry.dtend.value == theirs.decoded("dtend") == starts + f.hours(4)


def test_the_calendar_to_subscribe_to_is_read_alike_by_both(cast):
    for place in range(3):
        begin = f.BEGIN + f.hours(24 * place)
        event = f.an_event(title=f"Abend {place}", starts_at=begin, ends_at=begin + f.hours(2))
    operations.cancel_event(event=event, reason="Sturm", by=cast.aylin, at=f.AT)
    content = calendars.feed(queries.in_feed(f.AT), name="Veranstaltungen")
    read_plainly(content)
    theirs = {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}
    ours = {one.uid.value: one for one in vobject.readOne(content.decode()).vevent_list}
    assert len(ours) == 3 and set(ours) == set(theirs)
    for uid, one in ours.items():
        assert one.dtstart.value == theirs[uid].decoded("dtstart")
        assert (one.summary.value, one.status.value) == (str(theirs[uid]["summary"]), str(theirs[uid]["status"]))
    assert [one.status.value for one in ours.values()].count("CANCELLED") == 1


def test_moved_and_cancelled_it_stays_the_same_entry_with_a_higher_sequence(cast):
    event = f.an_event()
    _, first, _ = both(event)
    operations.move_event(event=event, starts_at=f.BEGIN + f.hours(1), ends_at=f.END + f.hours(1), place="Rathaus",
                          by=cast.aylin, at=f.AT + f.hours(1))  # fmt: skip
    _, second, _ = both(event)
    operations.cancel_event(event=event, reason="Sturm", by=cast.aylin, at=f.AT + f.hours(2))
    whole, last, calendar = both(event)
    assert first["UID"] == second["UID"] == last["UID"]
    assert [int(one["SEQUENCE"][0][1]) for one in (first, second, last)] == sorted(
        {int(one["SEQUENCE"][0][1]) for one in (first, second, last)}
    )
    assert last["STATUS"][0][1] == "CANCELLED" and whole["METHOD"][0][1] == "CANCEL"
    assert str(calendar.walk("VEVENT")[0]["status"]) == "CANCELLED"


def test_unchanged_it_is_the_same_file_for_everybody(cast):
    event = f.an_event()
    for name in ("Ada A", "Bo B"):
        f.registered(event, name)
    files = {f.mails_to(name)[0].attachments.get().file_id for name in ("Ada", "Bo")}
    assert len(files) == 1
