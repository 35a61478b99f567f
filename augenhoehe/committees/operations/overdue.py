"""Every night: what became late is noted, what the unit was heard on becomes public, what lies on is urged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import people_with
from augenhoehe.committees import letters, rules
from augenhoehe.committees.addresses import of_delay
from augenhoehe.committees.models import Delay, Laying, Mandate, Seat, StatementRequest, Station
from augenhoehe.committees.queries import next_reachable
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, send_message

from . import waiting
from .delays import (
    STATE_REASON,
    note_laying_delay,
    note_mandate_delay,
    note_statement_delay,
    publish_delay,
    thread_of,
    with_all,
)
from .stations import note_missed_meetings

LAY_BEFORE = "lay_before"


def note_overdue(*, by: Actor, at: datetime) -> int:
    """All of one night; returns how many delays are new. Run twice it does nothing the second time."""
    day = day_of(at)
    date_layings(by=by, at=at)
    new = note_missed_meetings(by=by, at=at)
    new += _note_mandates(day, by=by, at=at)
    new += _note_layings(day, by=by, at=at)
    new += _note_statements(day, by=by, at=at)
    publish_delays(by=by, at=at)
    escalate(by=by, at=at)
    return new


def _unnoted(name: str, since: str) -> Q:
    """Nobody has noted the delay of this day yet."""
    known = Delay.objects.exclude(state=Delay.State.ENDED)
    return ~Q(Exists(known.filter(**{name: OuterRef("pk"), "since": OuterRef(since)})))


@transaction.atomic
def _note_mandates(day: date, *, by: Actor, at: datetime) -> int:
    late = Mandate.objects.filter(_unnoted("mandate", "due"), state=Mandate.State.OPEN, due__lt=day)
    rows = late.select_for_update(of=("self",), skip_locked=True).select_related(
        "responsible", "resolution__agenda_item__committee__municipality", "resolution__agenda_item__thread"
    )
    return len([note_mandate_delay(one, by=by, at=at) for one in rows.order_by("pk")])


@transaction.atomic
def _note_layings(day: date, *, by: Actor, at: datetime) -> int:
    """Where the paper lies at the body itself, the station tells; two rows for one thing would be one too many."""
    at_body = Q(station__state=Station.State.OPEN)
    unlaid = Laying.objects.filter(_unnoted("laying", "due"), state=Laying.State.OPEN, due__lt=day).exclude(at_body)
    unanswered = Laying.objects.filter(_unnoted("laying", "answer_due"), Q(state=Laying.State.LAID),
                                       answer_due__lt=day)  # fmt: skip
    new = 0
    for rows, since in ((unlaid, "due"), (unanswered, "answer_due")):
        for one in _locked(rows).order_by("pk"):
            note_laying_delay(one, getattr(one, since), by=by, at=at)
            new += 1
    return new


def _locked(rows: QuerySet[Laying]) -> QuerySet[Laying]:
    found = rows.select_for_update(of=("self",), skip_locked=True)
    return found.select_related("committee__municipality", "addressee__municipality", "thread")


@transaction.atomic
def _note_statements(day: date, *, by: Actor, at: datetime) -> int:
    late = StatementRequest.objects.open().filter(_unnoted("request", "due"), due__lt=day)
    rows = late.select_for_update(of=("self",), skip_locked=True).select_related("committee__municipality", "thread")
    return len([note_statement_delay(one, by=by, at=at) for one in rows.order_by("pk")])


@transaction.atomic
def date_layings(*, by: Actor, at: datetime) -> int:
    """Layings without a day get one as soon as a meeting is reachable; a day once set is never moved away."""
    dated = 0
    for laying in _locked(Laying.objects.filter(state=Laying.State.OPEN, due__isnull=True)).order_by("pk"):
        meeting = next_reachable(laying.addressee, laying.opened_on, at)
        if meeting is None:
            continue
        due = day_of(meeting.starts_at)
        revisions.change(laying, due=due)
        audit("date_laying", laying, by=by, at=at, fields=["due"])
        for duty in Duty.objects.open().filter(kind=LAY_BEFORE, subject_id=laying.pk):
            move_duty(duty=duty, due=due, reason="Eine Sitzung ist erreichbar", by=by, at=at)
        dated += 1
    return dated


@transaction.atomic
def publish_delays(*, by: Actor, at: datetime) -> int:
    """After seven days everybody hears of it; the unit may still say why."""
    ripe = Delay.objects.unpublished().filter(reason_due__lt=day_of(at)).filter(_public())
    published = 0
    for delay in with_all(ripe).order_by("pk"):
        if publish_delay(delay, by=by, at=at):
            published += 1
            close_duty(kind=STATE_REASON, subject_id=delay.pk, outcome="ohne Grund veröffentlicht", by=by, at=at)
    return published


def _public() -> Q:
    item = "mandate__resolution__agenda_item__"
    return (
        Q(station__paper__public=True)
        | Q(laying__public=True)
        | Q(**{f"{item}public": True, f"{item}committee__public": True})
    )


@transaction.atomic
def escalate(*, by: Actor, at: datetime) -> int:
    """Two weeks late: the office and the chair of the body that waits hear of it, once for each delay."""
    day = day_of(at)
    ripe = Delay.objects.running().filter(escalated_on__isnull=True, since__lte=day - rules.PATIENCE)
    found = list(with_all(ripe).order_by("pk"))
    for delay in found:
        revisions.change(delay, escalated_on=day)
        audit("escalate_delay", delay, by=by, at=at, fields=["escalated_on"])
        for person in _urged(delay, at):
            letter = letters.urge(delay, (day - delay.since).days, person.language)
            send_message(recipient=person, kind="delay", subject=letter.subject, body=letter.body, url=of_delay(delay),
                         thread=thread_of(delay), at=at)  # fmt: skip
    return len(found)


def _urged(delay: Delay, at: datetime) -> Iterable[User]:
    """The office where it lies and the chairs of the body that waits for it."""
    body = delay.origin or delay.committee
    chairs = Seat.objects.valid_on(day_of(at)).filter(committee=body, chair=True).values_list("user_id", flat=True)
    role = waiting.office_of(delay.committee, at)
    offices = people_with(role, municipality_id=delay.committee.municipality_id, at=at).values_list("pk", flat=True)
    return User.objects.active().filter(pk__in={one for one in [*chairs, *offices] if one}).order_by("pk")
