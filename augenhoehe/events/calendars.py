"""Events as calendar entries (RFC 5545): stable UID, SEQUENCE grows with changes, no ORGANIZER, METHOD on top alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from augenhoehe.committees.models import Meeting
from augenhoehe.core import ical
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.multilingual import text_in

from . import words
from .links import event_link
from .models import Event

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Entry

CONTENT_TYPE = "text/calendar; charset=utf-8"
MEDIA_TYPE = "text/calendar"
EVERY = timedelta(hours=4)


def event_file(event: Event, *, language: str, seat: bool = False) -> bytes:
    """One event for a mail or a download; cancelled, it removes itself from the calendar that took it.

    seat: for those who have one; they also learn where to go online. The same for all of them: it names nobody.
    """
    calendar = _calendar()
    calendar.add("method", "CANCEL" if cancelled(event) else "PUBLISH")
    calendar.add_component(entry_of(event, language=language, seat=seat))
    return ical.written(calendar)


def feed(events: Sequence[Event], *, name: str) -> bytes:
    """All coming events to subscribe to. No METHOD: this is a calendar to follow, no message."""
    calendar = _calendar()
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for event in events:
        calendar.add_component(entry_of(event, language=get_language() or "de"))
    return ical.written(calendar)


def mark(events: Sequence[Event]) -> str:
    """Changes when, and only when, what the calendar would show changes: the ETag."""
    said = "|".join(f"{one.pk}:{sequence_of(one)}" for one in events)
    return hashlib.sha256(f"{get_language()}|{said}".encode()).hexdigest()[:32]


def entry_of(event: Event, *, language: str, seat: bool = False) -> Entry:
    """The same UID and, unchanged, the same bytes wherever it is written; expects `meeting` and `series` selected."""
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", uid_of(event))
    entry.add("dtstamp", stamp_of(event))
    entry.add("sequence", sequence_of(event))
    entry.add("dtstart", event.begins_at.astimezone(BERLIN))
    entry.add("dtend", event.over_at.astimezone(BERLIN))
    with translation.override(language):
        entry.add("summary", words.heading(event, language))
        entry.add("location", words.where(event))
        address = event_link(event, language)
        lines = [text_in(event.summary, language).text, event.online_url if seat else "", address]
        entry.add("description", "\n\n".join(filter(None, lines)))
    entry.add("url", address)
    entry.add("status", "CANCELLED" if cancelled(event) else "CONFIRMED")
    return entry


def uid_of(event: Event) -> str:
    return f"{event.pk}@{urlsplit(settings.BASE_URL).hostname}"


def sequence_of(event: Event) -> int:
    """Grows with every change of the event, and of the meeting it may be."""
    return event.revision + (event.meeting.revision if event.meeting else 0)


def stamp_of(event: Event) -> datetime:
    return event.changed_at


def cancelled(event: Event) -> bool:
    """Called off itself, or the meeting it is."""
    meeting_off = event.meeting is not None and event.meeting.state == Meeting.State.CANCELLED
    return event.state == Event.State.CANCELLED or meeting_off


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Augenhöhe//Veranstaltungen//DE")
    calendar.add("version", "2.0")
    return calendar
