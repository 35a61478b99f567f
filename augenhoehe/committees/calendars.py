"""A meeting as a calendar file (RFC 5545): stable UID, SEQUENCE grows with changes, no ORGANIZER, no METHOD inside."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

from augenhoehe.core import ical
from augenhoehe.core.clock import BERLIN, day_of

from .models import Meeting

if TYPE_CHECKING:
    from icalendar import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Augenhöhe//Sitzungen//DE"
# Meetings have no planned end; two hours keep the evening free in a calendar.
LENGTH = timedelta(hours=2)


def meeting_file(meeting: Meeting, *, url: str, at: datetime) -> bytes:
    """The calendar entry of one meeting; called off, it removes itself from the calendar that took it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.state == Meeting.State.CANCELLED else "PUBLISH")
    calendar.add_component(event_of(meeting, url=url, at=at, place=meeting.place))
    return ical.written(calendar)


def event_of(meeting: Meeting, *, url: str, at: datetime, place: str) -> Event:
    """One meeting as an event; the same UID wherever it is written, so that no calendar shows it twice."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{meeting.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("sequence", meeting.revision)
    event.add("dtstart", meeting.starts_at.astimezone(BERLIN))
    event.add("dtend", (meeting.starts_at + LENGTH).astimezone(BERLIN))
    event.add("summary", meeting.committee.name_on(day_of(meeting.starts_at)))
    if place:
        event.add("location", place)
    event.add("url", settings.BASE_URL + url)
    event.add("status", "CANCELLED" if meeting.state == Meeting.State.CANCELLED else "CONFIRMED")
    event.add("description", gettext("Tagesordnung und Unterlagen: %(url)s") % {"url": settings.BASE_URL + url})
    return event
