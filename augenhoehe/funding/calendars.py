"""Deadlines for people's calendars (RFC 5545): whole days, each with its own address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from .models import FundingCall

CONTENT_TYPE = "text/calendar; charset=utf-8"


def deadlines_file(calls: Sequence[FundingCall], *, at: datetime) -> bytes:
    """One all-day entry per deadline; expects `programme` to be selected."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Augenhöhe//Förderung//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for call in calls:
        if call.closes is None:
            continue
        address = settings.BASE_URL + reverse("funding:programme_public", args=[call.programme_id])
        event = Event()
        event.add("uid", f"{call.pk}@{urlsplit(settings.BASE_URL).hostname}")
        event.add("dtstamp", at)
        event.add("sequence", call.revision)
        event.add("dtstart", call.closes)
        event.add("dtend", call.closes + timedelta(days=1))
        event.add("summary", gettext("Frist: %(name)s") % {"name": call.programme.name})
        event.add("description", "\n".join(filter(None, [call.title, call.note, address])))
        event.add("url", address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
