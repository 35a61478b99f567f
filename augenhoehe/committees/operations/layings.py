"""The clock of § 27: opened with the body's resolution, ended only by evidence, an answer, or the body itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import rules
from augenhoehe.committees.addresses import of_laying
from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    DutyRule,
    Laying,
    Meeting,
    Paper,
    Resolution,
    Station,
)
from augenhoehe.committees.queries import next_reachable
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import close_duty, open_duty

from . import waiting
from .agenda import lay_before
from .delays import end_delays
from .evidence import attach
from .overdue import LAY_BEFORE

_WITH = ("committee__municipality", "addressee__municipality", "thread", "resolution", "paper", "station")
_STATE = Laying.State


@transaction.atomic
def request_laying(
    *, resolution: Resolution, addressee: Committee, by: Actor, at: datetime, answer_due: date | None = None
) -> Laying:
    """The body asks that its resolution is laid before another body; from now on the clock runs."""
    item, day = resolution.agenda_item, day_of(at)
    rules.check_request_laying(by, resolution, day)
    rules.check_addressee(item.committee, addressee, day)
    if answer_due is not None and answer_due < day:
        raise Refused("Dieser Tag ist schon vorbei.", field="answer_due")
    if Laying.objects.filter(resolution=resolution, addressee=addressee).exists():
        raise Refused("Das ist diesem Gremium schon vorzulegen.", field="addressee")
    return _open(
        item.committee, addressee, title=item.title, thread=item.thread, public=item.public, resolution=resolution,
        answer_due=answer_due, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def open_layings(*, paper: Paper, by: Actor, at: datetime) -> list[Laying]:
    """Where a paper of a § 27 body lies now, or one that it recommended, it has to be laid before that body."""
    body, resolution = _entitled(paper)
    if body is None:
        return []
    stations = paper.stations.open().exclude(committee=body).filter(laying__isnull=True)
    found = []
    for station in stations.select_related("committee__municipality").order_by("order", "pk"):
        asked = Laying.objects.filter(
            committee=body, addressee=station.committee, paper__isnull=True, thread=paper.thread, state=_STATE.OPEN
        ).first()
        if asked is not None:
            revisions.change(asked, paper=paper, station=station)
        elif not Laying.objects.filter(paper=paper, addressee=station.committee).exists():
            asked = _open(
                body, station.committee, title=paper.title, thread=paper.thread, public=paper.public,
                resolution=resolution, paper=paper, station=station, by=by, at=at,
            )  # fmt: skip
        if asked is not None:
            found.append(asked)
    return found


def _entitled(paper: Paper) -> tuple[Committee | None, Resolution | None]:
    """The § 27 body behind a paper: it submitted it, or recommended it on the way."""
    if rules.is_entitled(paper.submitted_by_committee):
        return paper.submitted_by_committee, None
    kinds = [str(one) for one in rules.ASKING]
    rows = Resolution.objects.filter(
        agenda_item__station__paper=paper, agenda_item__station__state=Station.State.DECIDED, kind__in=kinds,
        agenda_item__committee__kind=Committee.Kind.INTEGRATION_COMMITTEE,
    )  # fmt: skip
    last = rows.select_related("agenda_item__committee").order_by("-decided_on", "pk").first()
    return (last.agenda_item.committee, last) if last is not None else (None, None)


def _open(committee: Committee, addressee: Committee, *, by: Actor, at: datetime, **fields: Any) -> Laying:
    day = day_of(at)
    meeting = next_reachable(addressee, day, at)
    rule = rules.duty_rule_of(committee, DutyRule.Kind.LAYING, day)
    due = rules.due_by_rule(rule, day, day_of(meeting.starts_at) if meeting else None)
    laying = Laying.objects.create(
        committee=committee, addressee=addressee, due=due, opened_on=day, opened_at=at, opened_by=by.user_id, **fields
    )
    audit("open_laying", laying, by=by, at=at, fields=["committee", "addressee", "due"])
    role = waiting.office_of(addressee, at)
    open_duty(
        kind=LAY_BEFORE, subject_kind="laying", subject_id=laying.pk, due=due, by=by, at=at,
        title=f"Vorlegen, {addressee.name_on(day)}: {laying.title}", url=of_laying(laying),
        owner_label=waiting.office_label(addressee, role), role=role, municipality=addressee.municipality,
    )  # fmt: skip
    _tell(laying, "laying_opened", said(_("Vorzulegen: %(body)s."), body=addressee.name_on(day)), by=by, at=at)
    return laying


@transaction.atomic
def confirm_laying(
    *,
    laying: Laying,
    by: Actor,
    at: datetime,
    laid_on: date,
    meeting: Meeting | None = None,
    answer_due: date | None = None,
    url: str = "",
    content: Any = None,
    revision: int | None = None,
) -> Laying:
    """Laid before its addressee, shown by the meeting or by a file or address."""
    revisions.lock(laying, *_WITH, revision=revision, typed={"laid_on": laid_on, "answer_due": answer_due})
    rules.check_follow_laying(by, laying, day_of(at))
    rules.check_laid(laying, meeting, laid_on, bool(url or content), day_of(at))
    state = rules.LAYING.target(laying.state, "lay")
    if url or content:
        attach(laying, title="Nachweis der Vorlage", url=url, content=content, by=by, at=at)
    revisions.change(laying, state=state, laid_on=laid_on, meeting=meeting, answer_due=answer_due or laying.answer_due)
    audit("confirm_laying", laying, by=by, at=at, fields=["state", "laid_on", "meeting"])
    name = laying.addressee.name_on(laid_on)
    _settle(laying, "vorgelegt", by=by, at=at)
    _tell(laying, "laid_before", said(_("Am %(day)s vorgelegt: %(body)s."), day=laid_on, body=name), by=by, at=at)
    return laying


@transaction.atomic
def answer_laying(
    *, laying: Laying, answer: str, answered_on: date, by: Actor, at: datetime, revision: int | None = None
) -> Laying:
    """What the addressee answered; it comes on the body's next agenda by itself, once."""
    rules.check_text(answer, "Halten Sie bitte fest, was geantwortet wurde.", "answer")
    revisions.lock(laying, *_WITH, revision=revision, typed={"answer": answer, "answered_on": answered_on})
    rules.check_follow_laying(by, laying, day_of(at))
    if answered_on > day_of(at) or answered_on < laying.opened_on:
        raise Refused("Der Tag liegt zwischen dem Verlangen und heute.", field="answered_on")
    rules.LAYING.target(laying.state, "answer")
    _answer(laying, clean(answer), answered_on, back=True, by=by, at=at)
    return laying


def _answer(laying: Laying, answer: str, on: date, *, back: bool, by: Actor, at: datetime) -> None:
    revisions.change(
        laying, state=_STATE.ANSWERED, answer=answer, answered_on=on, laid_on=laying.laid_on or on,
        meeting=laying.meeting,
    )  # fmt: skip
    audit("answer_laying", laying, by=by, at=at, fields=["state", "answer", "answered_on"])
    _settle(laying, "beantwortet", by=by, at=at)
    name = laying.addressee.name_on(on)
    _tell(laying, "laying_answered", f"{name} hat geantwortet: {shorten(answer, 300)}", by=by, at=at)
    if back:
        bring_back(laying, by=by, at=at)


def bring_back(laying: Laying, *, by: Actor, at: datetime) -> AgendaItem | None:
    """The answer waits for the body's next meeting as a prepared item, once."""
    if laying.return_item_id is not None or not laying.committee.stands_on(day_of(at)):
        return laying.return_item
    name = laying.addressee.name_on(laying.answered_on or day_of(at))
    item = lay_before(
        laying.committee, title=shorten(f"Antwort: {laying.title}", 200),
        brief=f"{name} hat geantwortet.\n\n{shorten(laying.answer, 600)}", url=of_laying(laying), by=by, at=at,
        thread=laying.thread, public=laying.public,
    )  # fmt: skip
    revisions.change(laying, return_item=item)
    return item


@transaction.atomic
def follow_station(*, station: Station, by: Actor, at: datetime) -> None:
    """A station with a duty was decided: laid before in that meeting, and answered by what was resolved."""
    laying = Laying.objects.filter(station=station).first()
    if laying is not None and laying.open and station.state == Station.State.DECIDED:
        revisions.lock(laying, *_WITH)
        rows = Resolution.objects.filter(agenda_item__station=station).select_related("agenda_item__meeting")
        resolution = rows.order_by("-decided_on", "-recorded_at").first()
        if resolution is not None:
            laying.meeting = resolution.agenda_item.meeting
            said = f"{resolution.get_kind_display()}. {resolution.wording}" if resolution.agenda_item.public else (
                resolution.get_kind_display())  # fmt: skip
            over = station.authoritative or not station.paper.stations.filter(
                state__in=(Station.State.OPEN, Station.State.AHEAD)).exists()  # fmt: skip
            _answer(laying, said, resolution.decided_on, back=over, by=by, at=at)
    open_layings(paper=station.paper, by=by, at=at)


@transaction.atomic
def waive_laying(
    *, laying: Laying, resolution: Resolution, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Laying:
    """The body itself no longer asks for it, by a resolution of its own; the reason stays."""
    rules.check_text(reason, "Nennen Sie bitte den Grund.", "reason")
    revisions.lock(laying, *_WITH, revision=revision, typed={"reason": reason})
    rules.check_own_laying(by, laying, day_of(at))
    rules.check_waive(laying, resolution)
    state = rules.LAYING.target(laying.state, "waive")
    revisions.change(laying, state=state, waived_by=resolution, waived_reason=clean(reason))
    audit("waive_laying", laying, by=by, at=at, fields=["state", "waived_by", "waived_reason"])
    _settle(laying, "vom Gremium zurückgenommen", by=by, at=at)
    name = laying.committee.name_on(resolution.decided_on)
    _tell(
        laying,
        "laying_waived",
        said(_("%(body)s verlangt die Vorlage nicht mehr."), body=name),
        by=by,
        at=at,
        reason=clean(reason),
    )
    return laying


@transaction.atomic
def name_speaker(*, laying: Laying, speaker: str, by: Actor, at: datetime, revision: int | None = None) -> Laying:
    """The chair, or whom the body names, may attend there and speak: who it is."""
    revisions.lock(laying, *_WITH, revision=revision, typed={"speaker": speaker})
    rules.check_own_laying(by, laying, day_of(at))
    if not laying.open:
        raise Refused("Die Sache ist dort schon beraten.")
    revisions.change(laying, speaker=clean(speaker))
    audit("name_speaker", laying, by=by, at=at, fields=["speaker"])
    return laying


@transaction.atomic
def set_duty_rule(
    *, committee: Committee, kind: str, source: str, valid_from: date, by: Actor, at: datetime, days: int | None = None
) -> DutyRule:
    """A period or the way of circulation, as the source says; the rule before ends the day before."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    rules.check_duty_rule(by, committee)
    rules.check_set_duty_rule(committee, kind, days, source, valid_from)
    rows = DutyRule.objects.filter(committee=committee, kind=kind, valid_until__isnull=True)
    rows.update(valid_until=valid_from - timedelta(days=1))
    made = DutyRule.objects.create(
        committee=committee, kind=kind, days=days if kind == DutyRule.Kind.LAYING else None, source=clean(source),
        valid_from=valid_from, entered_at=at, entered_by=by.user_id,
    )  # fmt: skip
    audit("set_duty_rule", made, by=by, at=at, fields=["kind", "days", "source", "valid_from"])
    return made


def _settle(laying: Laying, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=LAY_BEFORE, subject_id=laying.pk, outcome=outcome, by=by, at=at)
    end_delays(laying=laying, by=by, at=at)


def _tell(laying: Laying, kind: str, text: str | dict[str, Any], *, by: Actor, at: datetime, reason: str = "") -> None:
    thread: Thread | None = laying.thread
    if thread is not None:
        audience = Step.Audience.PUBLIC if laying.public else Step.Audience.INSIDE
        add_step(thread=thread, kind=kind, text=text, by=by, at=at, audience=audience, reason=reason)
