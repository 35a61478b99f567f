"""Resolutions: recorded once for each item, corrected with a reason, never deleted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees import queries, rules
from augenhoehe.committees.addresses import public_of_committee
from augenhoehe.committees.happenings import ResolutionRecorded
from augenhoehe.committees.models import AgendaItem, Meeting, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import multilingual, text_in
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said

from . import waiting
from .agenda import hold_papers, tell
from .finding import index_resolution
from .meetings import took_place
from .sections import follow_course


@transaction.atomic
def record_resolution(
    *,
    item: AgendaItem,
    kind: str,
    wording: str,
    reason: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    yes: int | None = None,
    no: int | None = None,
    abstentions: int | None = None,
    public_text: str | dict[str, Any] | None = None,
    resubmit_on: date | None = None,
) -> Resolution:
    """Record what the committee decided on an item. Of two people who record at once, one gets the conflict page."""
    typed: dict[str, Any] = {
        "kind": kind, "wording": wording, "reason": reason, "yes": yes, "no": no, "abstentions": abstentions,
        "resubmit_on": resubmit_on,
    }  # fmt: skip
    rules.check_decide(by, item)
    meeting = _lock(item, revision, typed)
    _check(item, meeting, at, **typed)
    revisions.change(item)
    resolution = Resolution.objects.create(
        agenda_item=item,
        kind=kind,
        wording=clean(wording),
        reason=clean(reason),
        public_text=_public(public_text),
        decided_on=day_of(meeting.starts_at),
        resubmit_on=resubmit_on,
        recorded_by=by.user_id,
        recorded_at=at,
        **_votes(yes, no, abstentions),
    )
    audit("record_resolution", resolution, by=by, at=at, fields=typed)
    _conclude(resolution, meeting, by=by, at=at)
    happened(ResolutionRecorded(resolution))
    return resolution


def _check(item: AgendaItem, meeting: Meeting, at: datetime, *, kind: str, resubmit_on: Any, **typed: Any) -> None:
    """The item waits, the meeting has begun, and what was typed fits both."""
    day = day_of(meeting.starts_at)
    rules.check_open_item(item)
    rules.check_amendments_settled(item, kind)
    rules.check_begun(meeting, day_of(at))
    _check_content(kind, typed["wording"], typed["reason"])
    rules.check_votes(item.committee, day, kind, typed["yes"], typed["no"], typed["abstentions"])
    rules.check_voters_present(item, meeting, at, typed["yes"], typed["no"], typed["abstentions"])
    rules.check_resubmission(kind, resubmit_on, day, comes_back=queries.comes_back(item))


def _conclude(resolution: Resolution, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """A resolution shows that the meeting took place; the committee owes nothing more on this item."""
    took_place(meeting, by=by, at=at)
    waiting.decided(resolution.agenda_item, resolution.get_kind_display(), by=by, at=at)
    resolution.step = _write_steps(resolution, by=by, at=at)
    resolution.save(update_fields=["step"])
    index_resolution(resolution, at=at)


def _lock(item: AgendaItem, revision: int | None, typed: dict[str, Any]) -> Meeting:
    """First the paper, then the meeting, then the item: one order everywhere, so that nobody waits in a ring."""
    planned = rules.meeting_of(item)
    if item.station_id is not None:
        hold_papers(AgendaItem.objects.filter(pk=item.pk))
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("committee").get(pk=planned.pk)
    try:
        revisions.lock(item, "committee", "thread", revision=revision, typed=typed)
    except Conflict:
        decided = Resolution.objects.filter(agenda_item=item).first()
        # Two resolutions side by side say more than „the item changed“.
        raise Conflict(decided or item, typed) from None
    return meeting


@transaction.atomic
def correct_resolution(
    *,
    resolution: Resolution,
    wording: str,
    reason: str,
    why: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    yes: int | None = None,
    no: int | None = None,
    abstentions: int | None = None,
    public_text: str | dict[str, Any] | None = None,
) -> Resolution:
    """Mend a slip in a recorded resolution. What was decided stays: another decision is another resolution."""
    item = resolution.agenda_item
    rules.check_decide(by, item, resolution.decided_on)
    rules.check_text(why, "Sagen Sie bitte, was Sie berichtigen und warum.", "why")
    _check_content(resolution.kind, wording, reason)
    rules.check_votes(item.committee, resolution.decided_on, resolution.kind, yes, no, abstentions)
    if item.meeting is not None:
        rules.check_voters_present(item, item.meeting, at, yes, no, abstentions)
    new: dict[str, Any] = {
        "wording": clean(wording),
        "reason": clean(reason),
        "public_text": resolution.public_text if public_text is None else _public(public_text),
        **_votes(yes, no, abstentions),
    }
    revisions.change(resolution, revision=revision, **new)
    audit("correct_resolution", resolution, by=by, at=at, fields=new)
    _write_correction(resolution, why, by=by, at=at)
    if item.meeting is not None:
        follow_course(item.meeting)
    index_resolution(resolution, at=at)
    return resolution


def _check_content(kind: str, wording: str, reason: str) -> None:
    if kind not in Resolution.Kind.values:
        raise Refused("Wählen Sie, wie das Gremium entschieden hat.", field="kind")
    rules.check_text(wording, "Halten Sie bitte den Wortlaut fest.", "wording")
    rules.check_text(reason, "Nennen Sie bitte die Begründung. Wer betroffen ist, hat ein Recht darauf.", "reason")


def _votes(yes: int | None, no: int | None, abstentions: int | None) -> dict[str, int | None]:
    if yes is None or no is None:
        return {"yes": None, "no": None, "abstentions": None}
    return {"yes": yes, "no": no, "abstentions": abstentions or 0}


def _public(value: str | dict[str, Any] | None) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return multilingual(clean(value)) if value and clean(value) else {}


def _write_steps(resolution: Resolution, *, by: Actor, at: datetime) -> Step | None:
    """The thread tells what was decided and why; of a closed item the public reads only the released text."""
    item = resolution.agenda_item
    name = item.committee.name_on(resolution.decided_on)
    head = f"{name}: {resolution.get_kind_display()}."
    released = text_in(resolution.public_text, "de").text
    text = f"{head} {released or resolution.wording}"
    step = tell(item, "resolution", text, by=by, at=at, reason=resolution.reason)
    if step is not None and released and not item.public and item.committee.public:
        add_step(
            thread=step.thread,
            kind="resolution",
            text=f"{head} {released}",
            by=by,
            at=at,
            url=public_of_committee(item.committee),
        )
    return step


def _write_correction(resolution: Resolution, why: str, *, by: Actor, at: datetime) -> None:
    item = resolution.agenda_item
    if item.thread is None or resolution.step is None:
        return
    add_step(
        thread=item.thread,
        kind="correction",
        text=said(_("Der Beschluss vom %(day)s ist berichtigt."), day=resolution.decided_on),
        by=by,
        at=at,
        audience=resolution.step.audience,
        reason=clean(why),
        corrects=resolution.step,
    )
