"""Duties: opened, moved with a reason, closed with an outcome; always by the operation that caused it."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db import transaction

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit
from augenhoehe.notices.happenings import DutyClosed, DutyMoved
from augenhoehe.notices.models import Duty
from augenhoehe.places.models import Municipality


@transaction.atomic
def open_duty(
    *,
    kind: str,
    subject_kind: str,
    subject_id: uuid.UUID,
    title: str,
    url: str,
    owner_label: str,
    by: Actor,
    at: datetime,
    user: User | None = None,
    role: str = "",
    municipality: Municipality | None = None,
    carrier: Carrier | None = None,
    due: date | None = None,
    thread: Thread | None = None,
) -> Duty:
    """Say who owes what by when. Opened twice for the same subject it stays one duty."""
    if user is None and not role:
        raise Refused("Eine Pflicht braucht eine Person oder eine Rolle, die am Zug ist.")
    duty, new = Duty.objects.get_or_create(
        kind=kind,
        subject_id=subject_id,
        done_at=None,
        defaults={
            "subject_kind": subject_kind,
            "title": shorten(title, 200),
            "url": url,
            "owner_label": owner_label,
            "user": user,
            "role": role,
            "municipality": municipality,
            "carrier": carrier,
            "due": due,
            "first_due": due,
            "opened_at": at,
            "thread": thread,
        },
    )
    if new:
        audit("open_duty", duty, by=by, at=at, fields=["kind", "user", "role", "due"])
    return duty


@transaction.atomic
def close_duty(*, kind: str, subject_id: uuid.UUID, outcome: str, by: Actor, at: datetime) -> bool:
    """What was owed is done. False when nothing of the kind was open."""
    duty = Duty.objects.select_for_update(of=("self",)).open().filter(kind=kind, subject_id=subject_id).first()
    if duty is None:
        return False
    duty.done_at, duty.outcome = at, shorten(outcome, 200)
    duty.save(update_fields=["done_at", "outcome"])
    audit("close_duty", duty, by=by, at=at, fields=["done_at", "outcome"])
    happened(DutyClosed(duty))
    return True


@transaction.atomic
def move_duty(*, duty: Duty, due: date, reason: str, by: Actor, at: datetime) -> Duty:
    """Give a duty another date; the first one stays visible beside it, with the reason."""
    duty.refresh_from_db(from_queryset=Duty.objects.select_for_update(of=("self",)))
    if duty.done_at:
        raise Refused("Diese Pflicht ist schon erledigt.")
    if not clean(reason):
        raise Refused("Nennen Sie bitte den Grund der Verschiebung.", field="reason")
    duty.first_due = duty.first_due or duty.due or due
    # The whole reason stands where it was given; beside the duty its beginning is enough.
    duty.due, duty.moved_reason, duty.reminded_on = due, shorten(clean(reason), 300), None
    duty.save(update_fields=["due", "first_due", "moved_reason", "reminded_on"])
    audit("move_duty", duty, by=by, at=at, fields=["due", "moved_reason"])
    happened(DutyMoved(duty))
    return duty
