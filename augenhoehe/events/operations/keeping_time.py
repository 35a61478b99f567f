"""What the clock does: registrations open and close, offers lapse, people are reminded, what is over is held."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from augenhoehe.core.rights import SYSTEM
from augenhoehe.events import letters
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.queries import events as queries
from augenhoehe.journal.operations import audit

from . import owing, seats
from .events import turned
from .finding import index_appeared
from .telling import tell
from .waiting import lapse_offers, move_up


def keep_time(*, at: datetime) -> int:
    """Everything whose moment has come, event by event, each in a transaction of its own; returns how many changed."""
    pending = Event.objects.timed().filter(state__in=Event.COMING).order_by("pk")
    changed = sum(_follow(event, at) for event in pending)
    index_appeared(at=at)
    return changed


@transaction.atomic
def _follow(event: Event, at: datetime) -> bool:
    verb = _due(event, at)
    offers = event.registrations.filter(state=Registration.State.OFFERED, offer_until__lt=at)
    lapsed = lapse_offers(event=event, at=at) if offers.exists() else 0
    if verb:
        seats.hold(event)
        # Somebody may have been faster.
        if (verb := _due(event, at)) != "":
            turned(event, verb, by=SYSTEM, at=at)
    return bool(verb or lapsed)


def _due(event: Event, at: datetime) -> str:
    """The one verb whose moment has come."""
    opens, closes = event.registration_opens_at, event.registration_closes_at
    if event.state not in Event.COMING:
        return ""
    if event.over_at <= at:
        return "hold"
    if event.state != Event.State.CLOSED and event.registers and closes is not None and closes <= at:
        return "close"
    published = event.published_at is not None and event.published_at <= at
    if event.state == Event.State.ANNOUNCED and event.registers and published and (opens is None or opens <= at):
        return "open"
    return ""


def fill_seats(*, at: datetime) -> int:
    """Whoever waits while a seat is free moves up: nothing a stopped worker left behind stays so."""
    free = Q(capacity__isnull=True) | Q(taken__lt=F("capacity"))
    rows = Event.objects.filter(free, state__in=Event.COMING, registrations__state=Registration.State.WAITING)
    return sum(_fill(event, at) for event in rows.distinct().order_by("pk"))


@transaction.atomic
def _fill(event: Event, at: datetime) -> int:
    return len(move_up(seats.hold(event), at=at))


def remind(*, at: datetime) -> int:
    """Everybody with a seat, some days before; once."""
    found = 0
    for event in Event.objects.coming(at).filter(state__in=Event.COMING, reminder_days__gt=0):
        if at >= event.begins_at - timedelta(days=event.reminder_days) and event.begins_at > at:
            found += _remind(event, at)
    return found


@transaction.atomic
def _remind(event: Event, at: datetime) -> int:
    seats.hold(event)
    rows = event.registrations.filter(state=Registration.State.CONFIRMED, reminded_at__isnull=True)
    # Who registered within the reminder's time has just had a letter.
    since = event.begins_at - timedelta(days=event.reminder_days)
    reminded = list(rows.filter(registered_at__lt=since).order_by("position"))
    for registration in reminded:
        registration.event = event
        tell(registration, letters.reminder(registration), at)
    if reminded:
        rows.filter(pk__in=[one.pk for one in reminded]).update(reminded_at=at)
        audit("remind_registered", event, by=SYSTEM, at=at, fields=["registrations"])
    return len(reminded)


def watch_series(*, at: datetime) -> int:
    """Regular dialogues that are overdue are owed (S1-31); what is planned is owed no more."""
    for series in queries.planned_series(at):
        owing.settle_next(series, by=SYSTEM, at=at)
    overdue = queries.overdue_series(at)
    for series in overdue:
        owing.owe_next(series, by=SYSTEM, at=at)
    return len(overdue)
