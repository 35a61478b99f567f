"""Delays: noted once, the unit is asked why, seven days later the public hears of it, with the reason or without."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_delay, public_of_committee, public_of_paper
from augenhoehe.committees.models import Committee, Delay, Laying, Mandate, Paper, StatementRequest, Station
from augenhoehe.committees.queries.stations import MeetingDay
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import joined, said
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting

STATE_REASON = "state_reason"
_RUNNING, _FOLLOWED, _ENDED = Delay.State.RUNNING, Delay.State.FOLLOWED, Delay.State.ENDED
_WITH = (
    "committee__municipality", "origin", "station__paper__thread", "meeting",
    "mandate__resolution__agenda_item__committee", "mandate__resolution__agenda_item__thread",
    "mandate__responsible", "laying__thread", "request__thread",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which unit is asked why something is late: its words, its role, and the person if one is charged."""

    unit: str
    committee: Committee
    role: Role
    person: User | None = None


def asks_office(committee: Committee, at: datetime) -> Asked:
    role = waiting.office_of(committee, at)
    return Asked(waiting.office_label(committee, role), committee, role)


def note_station_delay(station: Station, meeting: MeetingDay, *, by: Actor, at: datetime) -> Delay:
    """A reachable meeting passed over a paper."""
    return _note(
        asks_office(station.committee, at), by=by, at=at, kind=Delay.Kind.PAPER, station=station, meeting_id=meeting.pk,
        origin=station.paper.submitted_by_committee, since=day_of(meeting.starts_at),
    )  # fmt: skip


def note_mandate_delay(mandate: Mandate, *, by: Actor, at: datetime) -> Delay:
    """The day of a mandate is over and nobody reported."""
    committee = mandate.resolution.agenda_item.committee
    asked = Asked(mandate.unit, committee, waiting.office_of(committee, at), mandate.responsible)
    return _note(asked, by=by, at=at, kind=Delay.Kind.MANDATE, mandate=mandate, origin=committee, since=mandate.due)


def note_laying_delay(laying: Laying, since: date, *, by: Actor, at: datetime) -> Delay:
    """What had to be laid before a body was not, or its answer is overdue."""
    asked = asks_office(laying.addressee, at)
    return _note(asked, by=by, at=at, kind=Delay.Kind.LAYING, laying=laying, origin=laying.committee, since=since)


def note_statement_delay(request: StatementRequest, *, by: Actor, at: datetime) -> Delay:
    asked = asks_office(request.committee, at)
    return _note(asked, by=by, at=at, kind=Delay.Kind.STATEMENT, request=request, origin=None, since=request.due)


def _note(asked: Asked, *, by: Actor, at: datetime, since: date, origin: Committee | None, **subject: Any) -> Delay:
    """Once for each day; a later delay of the same thing takes the place of the one before."""
    key = {name: value for name, value in subject.items() if name != "kind"}
    thing = {name: value for name, value in key.items() if name != "meeting_id"}
    Delay.objects.filter(**thing, state=_RUNNING).exclude(since=since).update(state=_FOLLOWED)
    again = Delay.objects.filter(**thing, since=since).first()
    if again is not None:
        if again.state == _ENDED:
            revisions.change(again, state=_RUNNING, ended_on=None)
        return again
    delay = Delay.objects.create(
        **subject, committee=asked.committee, origin=origin, unit=asked.unit, since=since, noted_at=at,
        reason_due=day_of(at) + rules.HEARING_TIME,
    )  # fmt: skip
    audit("note_delay", delay, by=by, at=at, fields=["kind", "since", "unit"])
    _ask_why(delay, asked, by=by, at=at)
    return delay


def _ask_why(delay: Delay, asked: Asked, *, by: Actor, at: datetime) -> None:
    open_duty(
        kind=STATE_REASON,
        subject_kind="delay",
        subject_id=delay.pk,
        title=f"Grund der Verzögerung nennen: {delay.title}",
        url=of_delay(delay),
        owner_label=asked.unit,
        user=asked.person,
        role="" if asked.person else asked.role,
        municipality=None if asked.person else asked.committee.municipality,
        due=delay.reason_due,
        by=by,
        at=at,
    )


@transaction.atomic
def state_reason(*, delay: Delay, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Delay:
    """The unit says why; with that the delay is public, in its own words. Names of people have no place there."""
    rules.check_text(reason, "Nennen Sie bitte den Grund. Er wird so veröffentlicht.", "reason")
    revisions.lock(delay, *_WITH, revision=revision, typed={"reason": reason})
    rules.check_state_reason(by, delay, day_of(at))
    late = delay.published_at is not None
    revisions.change(delay, reason=clean(reason), stated_at=at, stated_by=by.user_id)
    audit("state_reason", delay, by=by, at=at, fields=["reason"])
    close_duty(kind=STATE_REASON, subject_id=delay.pk, outcome="Grund genannt", by=by, at=at)
    if late:
        _tell(
            delay,
            "reason_stated",
            said(_("%(unit)s nennt den Grund der Verzögerung."), unit=delay.unit),
            at,
            reason=delay.reason,
        )
    else:
        publish_delay(delay, by=by, at=at)
    return delay


def publish_delay(delay: Delay, *, by: Actor, at: datetime) -> bool:
    """Tell everybody, if everybody may know of the thing at all; expects the row to be locked and fresh."""
    if not everybodys(delay):
        return False
    revisions.change(delay, published_at=at)
    audit("publish_delay", delay, by=by, at=at, fields=["published_at"])
    text = _sentence(delay)
    if not delay.reason:
        silent = _("Einen Grund hat die zuständige Stelle in sieben Tagen nicht genannt: %(unit)s.")
        text = joined(text, said(silent, unit=delay.unit))
    _tell(delay, "delay_published", text, at, reason=delay.reason)
    return True


def everybodys(delay: Delay) -> bool:
    """Public are delays of public papers, of mandates from open items and of public layings; no others."""
    if delay.station is not None:
        return delay.station.paper.public
    if delay.mandate is not None:
        item = delay.mandate.resolution.agenda_item
        return item.public and item.committee.public
    return delay.laying is not None and delay.laying.public


def _sentence(delay: Delay) -> dict[str, Any]:
    name = delay.committee.name_on(delay.since)
    if delay.station is not None:
        line = _("%(body)s hat sich am %(day)s nicht damit befasst. Die Sitzung war erreichbar.")
        return said(line, body=name, day=delay.since)
    if delay.mandate is not None:
        line = _("Überfällig seit dem %(day)s: %(title)s. Zuständig: %(unit)s.")
        return said(line, day=delay.since, title=delay.title, unit=delay.unit)
    line = _("Überfällig seit dem %(day)s: %(title)s. Es liegt bei: %(body)s.")
    return said(line, day=delay.since, title=delay.title, body=name)


def _tell(delay: Delay, kind: str, text: str | dict[str, Any], at: datetime, *, reason: str = "") -> None:
    """The public line names the unit and nobody who works there: the house writes it, not a person."""
    thread = thread_of(delay)
    if thread is not None:
        url = public_of_paper(delay.station.paper) if delay.station else public_of_committee(delay.committee)
        add_step(thread=thread, kind=kind, text=text, by=SYSTEM, at=at, audience=Step.Audience.PUBLIC, reason=reason,
                 url=url)  # fmt: skip


def thread_of(delay: Delay) -> Thread | None:
    if delay.station is not None:
        return delay.station.paper.thread
    if delay.mandate is not None:
        return delay.mandate.resolution.agenda_item.thread
    found = delay.laying or delay.request
    return found.thread if found is not None else None


def end_delays(*, by: Actor, at: datetime, **subject: Any) -> int:
    """What was late is dealt with; nobody owes a reason any more."""
    found = list(Delay.objects.select_for_update(of=("self",)).filter(**subject).exclude(state=_ENDED).order_by("pk"))
    for delay in found:
        revisions.change(delay, state=_ENDED, ended_on=day_of(at))
        audit("end_delay", delay, by=by, at=at, fields=["state", "ended_on"])
        close_duty(kind=STATE_REASON, subject_id=delay.pk, outcome="nicht mehr überfällig", by=by, at=at)
    return len(found)


def settle_paper(paper: Paper, *, by: Actor, at: datetime) -> int:
    """Stations where the paper does not lie any more are late no longer."""
    gone = paper.stations.exclude(state=Station.State.OPEN)
    return end_delays(station__in=gone.values("pk"), by=by, at=at)


def with_all(delays: Any) -> Any:
    """Locked, with everything that is said of a delay."""
    return delays.select_for_update(of=("self",)).select_related(*_WITH)
