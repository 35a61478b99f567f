"""Measures: made from a decision, decided, started, changed, finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.concept import rules
from augenhoehe.concept.happenings import MeasureCreated, MeasureFinished
from augenhoehe.concept.models import ActionField, Goal, Measure, MeasureThread
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit, open_thread
from augenhoehe.journal.sentences import Word, said
from augenhoehe.places.models import Municipality, SocialArea

from . import owing
from .finding import index_measure
from .markers import NewMarker, write_marker
from .steps import tell

RELATED = ("action_field__concept", "lead__carrier")


class MeasureMore(TypedDict, total=False):
    """Whom a measure serves, who takes part, and what it takes (S2-11, S2-19, S3-26)."""

    goal: Goal | None
    partner_units: Sequence[str]
    target_group: str
    budget: Decimal | None
    funding: str
    effort_hours: Decimal | None
    capacity: str
    origin: str


@transaction.atomic
def create_measure(
    *,
    action_field: ActionField,
    title: str,
    description: str,
    lead_unit: str,
    by: Actor,
    at: datetime,
    markers: Sequence[NewMarker],
    lead: User | None = None,
    municipality: Municipality | None = None,
    thread: Thread | None = None,
    public_text: str | dict[str, Any] | None = None,
    state: str = Measure.State.DECIDED,
    starts_on: date | None = None,
    areas: Sequence[SocialArea] = (),
    **more: Unpack[MeasureMore],
) -> Measure:
    """Make a measure with its first markers. Without a thread it gets one of its own."""
    rules.check_write(by, municipality.pk if municipality else action_field.concept.municipality_id)
    _check_content(title, lead_unit)
    rules.check_initial(state)
    rules.check_has_markers(state, len(markers))
    measure = Measure.objects.create(
        action_field=action_field,
        title=clean(title),
        description=clean(description),
        public_text=_public(public_text),
        lead_unit=clean(lead_unit),
        lead=lead,
        municipality=municipality,
        state=state,
        starts_on=starts_on,
        created_at=at,
        **_cleaned(action_field, more),
    )
    measure.areas.set(areas)
    fields = ["title", "description", "lead_unit", "lead", "state", *more]
    audit("create_measure", measure, by=by, at=at, fields=[*fields, "areas"] if areas else fields)
    for position, new in enumerate(markers, start=1):
        write_marker(measure, new, position, by=by, at=at)
    _put_on_thread(measure, thread, by=by, at=at)
    if state != Measure.State.PLANNED:
        owing.owe_markers(measure, by=by, at=at)
    index_measure(measure, at=at)
    happened(MeasureCreated(measure))
    return measure


@transaction.atomic
def change_measure(
    *,
    measure: Measure,
    title: str,
    description: str,
    lead_unit: str,
    by: Actor,
    at: datetime,
    lead: User | None = None,
    public_text: str | dict[str, Any] | None = None,
    revision: int | None = None,
    areas: Sequence[SocialArea] | None = None,
    **more: Unpack[MeasureMore],
) -> Measure:
    """Say anew what is done and who does it; a new lead takes over the open duties."""
    rules.check_write_measure(by, measure)
    rules.check_alive(measure)
    _check_content(title, lead_unit)
    before = (measure.lead_id, measure.lead_unit)
    new: dict[str, Any] = {
        "title": clean(title),
        "description": clean(description),
        "lead_unit": clean(lead_unit),
        "lead": lead,
    }
    if public_text is not None:
        new["public_text"] = _public(public_text)
    new |= _cleaned(measure.action_field, more)
    revisions.change(measure, revision=revision, **new)
    if areas is not None:
        measure.areas.set(areas)
    audit("change_measure", measure, by=by, at=at, fields=new)
    if before != (measure.lead_id, measure.lead_unit):
        _hand_over(measure, by=by, at=at)
    index_measure(measure, at=at)
    return measure


@transaction.atomic
def decide_measure(*, measure: Measure, by: Actor, at: datetime, revision: int | None = None) -> Measure:
    """A planned measure is decided: from now on its markers are owed."""
    rules.check_write_measure(by, measure)
    revisions.lock(measure, *RELATED, revision=revision)
    state = rules.MEASURE.target(measure.state, "decide")
    rules.check_has_markers(state, measure.markers.count())
    revisions.change(measure, state=state)
    audit("decide_measure", measure, by=by, at=at, fields=["state"])
    tell(measure, "measure_decided", said(_("Maßnahme beschlossen: %(title)s."), title=measure.title), by=by, at=at)
    owing.owe_markers(measure, by=by, at=at)
    return measure


@transaction.atomic
def start_measure(*, measure: Measure, by: Actor, at: datetime, revision: int | None = None) -> Measure:
    """The work begins."""
    rules.check_report(by, measure)
    revisions.lock(measure, *RELATED, revision=revision)
    state = rules.MEASURE.target(measure.state, "start")
    revisions.change(measure, state=state, starts_on=measure.starts_on or day_of(at))
    audit("start_measure", measure, by=by, at=at, fields=["state", "starts_on"])
    tell(
        measure, "measure_started", said(_("Die Umsetzung hat begonnen: %(title)s."), title=measure.title), by=by, at=at
    )
    return measure


@transaction.atomic
def finish_measure(
    *, measure: Measure, state: str, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Measure:
    """End a measure: completed, stopped or made permanent, with what came of it. Nothing is owed on it any more."""
    rules.check_write_measure(by, measure)
    revisions.lock(measure, *RELATED, revision=revision, typed={"state": state, "reason": reason})
    target = rules.check_finish(measure, state, reason)
    revisions.change(measure, state=target, state_reason=clean(reason), ended_on=measure.ended_on or day_of(at))
    audit("finish_measure", measure, by=by, at=at, fields=["state", "state_reason", "ended_on"])
    word = measure.get_state_display()
    tell(
        measure,
        "measure_finished",
        said(_("Maßnahme %(state)s: %(title)s."), state=Word(word), title=measure.title),
        by=by,
        at=at,
        reason=reason,
    )
    owing.settle_all(measure, f"Maßnahme {word}", by=by, at=at)
    index_measure(measure, at=at)
    happened(MeasureFinished(measure))
    return measure


@transaction.atomic
def link_thread(*, measure: Measure, thread: Thread, by: Actor, at: datetime) -> MeasureThread:
    """Let a measure belong to a further thread."""
    rules.check_write_measure(by, measure)
    link, new = MeasureThread.objects.get_or_create(measure=measure, thread=thread)
    if new:
        audit("link_thread", measure, by=by, at=at, fields=["thread_links"])
    return link


def _cleaned(action_field: ActionField, more: MeasureMore) -> dict[str, Any]:
    """Texts without stray spaces; a goal belongs to the concept, and the measure to the goal's field of action."""
    said: dict[str, Any] = dict(more)
    goal = said.get("goal")
    if goal is not None and goal.action_field_id != action_field.pk:
        raise Refused("Dieses Ziel gehört zu einem anderen Handlungsfeld.", field="goal")
    if "partner_units" in said:
        said["partner_units"] = sorted({clean(one) for one in said["partner_units"] if clean(one)})
    return {name: clean(value) if isinstance(value, str) else value for name, value in said.items()}


def _put_on_thread(measure: Measure, thread: Thread | None, *, by: Actor, at: datetime) -> None:
    text = said(_("Maßnahme angelegt: %(title)s. Federführung: %(unit)s."), title=measure.title, unit=measure.lead_unit)
    if thread is None:
        thread = open_thread(title=measure.title, by=by, at=at, municipality_id=measure.place_id, text=text)
        MeasureThread.objects.create(measure=measure, thread=thread)
        return
    MeasureThread.objects.create(measure=measure, thread=thread)
    tell(measure, "measure_created", text, by=by, at=at)


def _hand_over(measure: Measure, *, by: Actor, at: datetime) -> None:
    if measure.state == Measure.State.PLANNED:
        return
    for marker in measure.markers.filter(state__in=rules.PENDING):
        owing.settle(marker, "Federführung gewechselt", by=by, at=at)
    owing.owe_markers(measure, by=by, at=at)


def _check_content(title: str, lead_unit: str) -> None:
    rules.check_text(title, "Nennen Sie bitte den Titel der Maßnahme.", "title")
    rules.check_text(lead_unit, "Nennen Sie bitte die Stelle, die federführend ist.", "lead_unit")


def _public(value: str | dict[str, Any] | None) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    return multilingual(clean(value)) if value and clean(value) else {}
