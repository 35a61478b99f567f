"""What hosts owe after the day, and the one letter of thanks."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.events import letters_after
from augenhoehe.events.day_addresses import of_results
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty

from . import owing, seats
from .events import turn_event
from .telling import tell

RESULTS = "events.results"


def owe_results(*, at: datetime) -> int:
    """Once it is over, somebody writes down what came of it; returns how many events owe."""
    rows = Event.objects.past(at).filter(state=Event.State.HELD, results__isnull=True)
    due = [one for one in rows.select_related("municipality") if at - one.over_at < timedelta(days=30)]
    for event in due:
        _owe_results(event, at)
    return len(due)


def _owe_results(event: Event, at: datetime) -> None:
    person = None if event.office_name else owing.head_of(event, day_of(at))
    open_duty(
        kind=RESULTS, subject_kind="event", subject_id=event.pk,
        title=f"Ergebnisse festhalten: {text_in(event.title, 'de').text}", url=of_results(event),
        owner_label=person.user.name if person else event.office_name or "Koordination",
        user=person.user if person else None, role="" if person else Role.COORDINATION,
        municipality=event.municipality if not person else None,
        due=day_of(event.over_at) + timedelta(days=rules.RESULT_DAYS), by=SYSTEM, at=at,
    )  # fmt: skip


def settle_results(event: Event, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=RESULTS, subject_id=event.pk, outcome=outcome, by=by, at=at)


@seats.patiently
@transaction.atomic
def finish(*, event: Event, by: Actor, at: datetime, revision: int | None = None) -> Event:
    """Everything of the day is written down; nothing is owed any more."""
    turn_event(event=event, verb="review", by=by, at=at, revision=revision)
    settle_results(event, "nachbereitet", by=by, at=at)
    return event


@seats.patiently
@transaction.atomic
def thank(*, event: Event, by: Actor, at: datetime, text: str = "") -> int:
    """One letter to each who was there and left an address: thanks, material, feedback. Sent twice it goes once."""
    rules_events.check_lists(by, event, day_of(at))
    rules.check_thanks(event, at)
    seats.hold(event)
    there = event.attendances.there().filter(registration__isnull=False).values("registration_id")
    rows = event.registrations.filter(pk__in=there, feedback_asked_at__isnull=True).exclude(email="")
    people = list(rows.order_by("position"))
    for registration in people:
        registration.event = event
        tell(registration, letters_after.thanks(registration, clean(text)), at)
    Registration.objects.filter(pk__in=[one.pk for one in people]).update(feedback_asked_at=at)
    audit("thank", event, by=by, at=at, fields=["feedback_asked_at"])
    return len(people)
