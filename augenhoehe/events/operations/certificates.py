"""Confirmations of attendance (S1-36): issued for one or for all; the code on the paper names nobody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import code_digest, derived_code
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.events.counts import attendance as counts
from augenhoehe.events.models import Attendance, Certificate, Event
from augenhoehe.events.rules import attendance as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.journal.operations import audit

PURPOSE = "event_certificate"


def code_of(attendance: Attendance) -> str:
    """„7KQ2-MX4R-9TBC-D3HV“: asked twice it is the same, and without the key nobody can tell it."""
    return derived_code(attendance.pk.hex, PURPOSE)


def digest_of(attendance: Attendance) -> str:
    return code_digest(code_of(attendance), PURPOSE)


@transaction.atomic
def issue_certificates(
    *, event: Event, by: Actor, at: datetime, only: Attendance | None = None, minutes: int | None = None
) -> list[Attendance]:
    """Confirm who was there; issued again it is the same paper with the same code."""
    rules_events.check_lists(by, event, day_of(at))
    rules.check_minutes(event, minutes)
    rows = list(counts.came(event).filter(pk=only.pk) if only else counts.came(event))
    if not rows:
        raise Refused("Noch ist niemand als gekommen eingetragen.")
    for one in rows:
        rules.check_certificate(one, event, at)
        _issue(one, event, at)
    chosen = Attendance.objects.filter(pk__in=[one.pk for one in rows])
    chosen.update(revision=F("revision") + 1, certificate_at=at)
    if minutes is not None:
        chosen.update(minutes=minutes)
    audit("issue_certificates", event, by=by, at=at, fields=["certificates"])
    for one in rows:
        one.certificate_at, one.minutes = at, one.minutes if minutes is None else minutes
    return rows


def _issue(attendance: Attendance, event: Event, at: datetime) -> None:
    Certificate.objects.update_or_create(
        digest=digest_of(attendance),
        create_defaults={"event": event, "issued_on": day_of(at)},
        defaults={"revoked_at": None},
    )


def certificate_of(code: str) -> Certificate | None:
    """The confirmation a code belongs to; None for every code that is none, or not valid any more."""
    rows = Certificate.objects.filter(digest=code_digest(code, PURPOSE), revoked_at__isnull=True)
    return rows.select_related("event__meeting", "event__series").first()
