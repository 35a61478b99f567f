"""What happens below: a meeting is moved or called off, two organisations become one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees.models import Meeting
from augenhoehe.core.rights import SYSTEM
from augenhoehe.events.models import CoHost, Event, EventMessage, Registration
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation

from . import seats
from .events import cancel_event, write_all
from .finding import index_event


@transaction.atomic
def follow_cancelled(*, meeting: Meeting, at: datetime) -> None:
    """The open meeting does not take place; whoever registered for it hears so."""
    event = Event.objects.filter(meeting=meeting, state__in=Event.COMING).first()
    if event is not None:
        cancel_event(event=event, reason=meeting.cancelled_reason, by=SYSTEM, at=at)


@transaction.atomic
def follow_moved(*, meeting: Meeting, at: datetime) -> None:
    """Time or place of the open meeting changed; its event never copied them, but people have to know."""
    event = Event.objects.filter(meeting=meeting, state__in=Event.COMING).first()
    if event is not None:
        seats.hold(event)
        write_all(event, EventMessage.Kind.MOVED, "", by=SYSTEM, at=at)
        index_event(event, at=at)


@transaction.atomic
def hand_over(*, former: Organisation, kept: Organisation, at: datetime) -> None:
    """Events and registrations of an entry belong to the one it went into."""
    changed = Event.objects.filter(organisation=former).update(organisation=kept)
    own = CoHost.objects.filter(organisation=kept).values("event_id")
    CoHost.objects.filter(organisation=former, event_id__in=own).delete()
    changed += CoHost.objects.filter(organisation=former).update(organisation=kept)
    changed += Registration.objects.filter(organisation=former).update(organisation=kept)
    if changed:
        audit("hand_over_events", kept, by=SYSTEM, at=at, fields=["events"])
