"""Umsetzungsmarker as a calendar to follow (RFC 5545): a whole day each, both dates where one was moved."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings

from augenhoehe.committees.models import CalendarFeed
from augenhoehe.core.links import link_token, named_by
from augenhoehe.core.numbers import long_date
from augenhoehe.core.text import ended

from .addresses import of_marker
from .models import ImplementationMarker

if TYPE_CHECKING:
    from icalendar import Event

PURPOSE = "augenhoehe.concept.feed"
PRODUCT = "-//Augenhöhe//Umsetzungsmarker//DE"
NAME = "Meine Umsetzungsmarker"


def token_of(feed: CalendarFeed) -> str:
    """Another address than that of the meetings; both end when the person revokes theirs."""
    return link_token(PURPOSE, feed.pk)


def id_of(token: str) -> uuid.UUID | None:
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None


def mark(markers: Sequence[ImplementationMarker]) -> str:
    """Changes when, and only when, what the calendar shows changes: the ETag."""
    said = "|".join(f"{one.pk}:{one.revision}:{one.measure.revision}" for one in markers)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def feed(markers: Sequence[ImplementationMarker], *, at: datetime) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", NAME)
    calendar.add("x-wr-calname", NAME)
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for one in markers:
        calendar.add_component(_event(one, at))
    return bytes(calendar.to_ical())


def _event(marker: ImplementationMarker, at: datetime) -> Event:
    from icalendar import Event

    url = settings.BASE_URL + of_marker(marker)
    moved = f"Verschoben, zuerst bis {long_date(marker.first_due)}.\n" if marker.postponed else ""
    event = Event()
    event.add("uid", f"{marker.pk}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("dtstamp", at)
    event.add("sequence", marker.revision)
    event.add("dtstart", marker.due)
    event.add("dtend", marker.due + timedelta(days=1))
    event.add("summary", f"Bis heute: {marker.criterion}")
    event.add("description", f"{ended(marker.measure.title)}\n{moved}Melden: {url}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
