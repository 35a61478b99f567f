"""Calendars to subscribe to (RFC 5545): one per public body, one per person; changes and cancellations go along."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.utils.translation import get_language

from augenhoehe.core import ical

from .calendars import PRODUCT, event_of
from .models import Meeting

# Called off, a meeting stays so long as „abgesagt“: a calendar that asks seldom has to see it.
BACK, AHEAD = timedelta(days=90), timedelta(days=550)
EVERY = timedelta(hours=4)
Where = Callable[[Meeting], str]


def mark(meetings: Sequence[Meeting], extra: str = "") -> str:
    """Changes when, and only when, what a calendar would show changes: the ETag."""
    said = "|".join(f"{one.pk}:{one.revision}" for one in meetings)
    return hashlib.sha256(f"{get_language()}|{extra}|{said}".encode()).hexdigest()[:32]


def feed(meetings: Sequence[Meeting], *, name: str, at: datetime, url: Where, place: Where) -> bytes:
    """All meetings of a calendar. No METHOD: this is a calendar to follow, no message."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for one in meetings:
        calendar.add_component(event_of(one, url=url(one), at=at, place=place(one)))
    return ical.written(calendar)
