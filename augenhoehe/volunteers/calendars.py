"""An appointment as a calendar file (RFC 5545): stable UID, SEQUENCE grows with changes, no names of others in it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from augenhoehe.core import ical
from augenhoehe.core.clock import BERLIN
from augenhoehe.volunteers.letters import words
from augenhoehe.volunteers.models import Assignment

CONTENT_TYPE = "text/calendar; charset=utf-8"


def assignment_file(assignment: Assignment, *, url: str, at: datetime) -> bytes:
    """For both sides; withdrawn, it removes itself from the calendar that took it."""
    from icalendar import Calendar, Event

    enquiry, there = assignment.enquiry, assignment.state in Assignment.TAKEN
    address = url if url.startswith("http") else settings.BASE_URL + url
    event = Event()
    event.add("uid", f"{assignment.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("sequence", assignment.revision)
    event.add("dtstart", assignment.starts_at.astimezone(BERLIN))
    event.add("dtend", assignment.ends_at.astimezone(BERLIN))
    event.add("summary", f"{words.what(enquiry)}, {enquiry.office_name}")
    event.add("location", words.where(enquiry))
    event.add("url", address)
    event.add("description", address)
    event.add("status", "CONFIRMED" if there else "CANCELLED")
    calendar = Calendar()
    calendar.add("prodid", "-//Augenhöhe//Einsätze//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH" if there else "CANCEL")
    calendar.add_component(event)
    return ical.written(calendar)
