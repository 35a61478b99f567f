"""What came of the day is written down, shown, and goes on: as a hint, as a cooperation (S1-33, S1-34)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, text_in, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.events.models import Event, ProgrammeItem, Result
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.events.rules import events as rules_events
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit
from augenhoehe.network.models import Cooperation
from augenhoehe.network.operations import enter_cooperation
from augenhoehe.organisations.models import Organisation
from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations.intake import report_hint

from . import following_up, seats


@seats.patiently
@transaction.atomic
def note_result(
    *, event: Event, kind: str, text: str, by: Actor, at: datetime, item: ProgrammeItem | None = None,
    responsible: str = "", due: date | None = None,
) -> Result:  # fmt: skip
    """One line more, on the day or afterwards; several people may write at once, each line gets its place."""
    rules_events.check_keep(by, event, day_of(at))
    rules.check_begun(event, at)
    text = clean(text)
    rules.check_result(kind, text, due)
    if item is not None and item.event_id != event.pk:
        raise Refused("Dieser Programmpunkt gehört zu einer anderen Veranstaltung.", field="item")
    seats.hold(event)
    last = event.results.aggregate(last=Max("position"))["last"] or 0
    made = Result.objects.create(
        event=event, item=item, kind=Result.Kind(kind), position=last + 1, due=due, noted_by=by.user_id, noted_at=at,
        text=with_text({}, SOURCE, text, by=by.name), responsible=_person(kind, responsible),
    )  # fmt: skip
    audit("note_result", made, by=by, at=at, fields=["kind", "text"])
    following_up.settle_results(event, "festgehalten", by=by, at=at)
    return made


@transaction.atomic
def change_result(
    *, result: Result, kind: str, text: str, by: Actor, at: datetime, item: ProgrammeItem | None = None,
    responsible: str = "", due: date | None = None, revision: int | None = None,
) -> Result:  # fmt: skip
    _lock(result, by, at, revision, {"text": text})
    text = clean(text)
    rules.check_changeable(result)
    rules.check_result(kind, text, due)
    written = text_in(result.text, SOURCE).text
    revisions.change(
        result, kind=Result.Kind(kind), item=item, due=due, responsible=_person(kind, responsible),
        text=result.text if text == written else with_text(result.text, SOURCE, text, by=by.name),
    )  # fmt: skip
    audit("change_result", result, by=by, at=at, fields=["kind", "text"])
    return result


@transaction.atomic
def remove_result(*, result: Result, by: Actor, at: datetime, revision: int | None = None) -> None:
    _lock(result, by, at, revision)
    rules.check_changeable(result)
    audit("remove_result", result, by=by, at=at)
    result.delete()


@transaction.atomic
def show_result(*, result: Result, by: Actor, at: datetime, shown: bool, revision: int | None = None) -> Result:
    """Let everybody read it on the page of the event, or take it back from there."""
    _lock(result, by, at, revision)
    if shown != (result.published_at is not None):
        revisions.change(result, published_at=at if shown else None)
        audit("show_result" if shown else "hide_result", result, by=by, at=at, fields=["published_at"])
    return result


@transaction.atomic
def hand_over_result(
    *, result: Result, by: Actor, at: datetime, meant: bool = False, revision: int | None = None
) -> Result:
    """A hurdle or an idea becomes a hint, like every other: without a person, without the event in it."""
    _lock(result, by, at, revision)
    text = text_in(result.text, SOURCE).text
    rules.check_hand_over(result, text, meant=meant)
    event = result.event
    arrived = report_hint(
        problem=text, municipality=event.municipality, source=Hint.Source.EVENT, at=at,
        relation=Hint.Relation.WORK,
    )  # fmt: skip
    revisions.change(result, hint=arrived.hint, handed_over_at=at)
    audit("hand_over_result", result, by=by, at=at, fields=["hint"])
    return result


@transaction.atomic
def agree_on_cooperation(
    *, result: Result, partners: Sequence[Organisation], by: Actor, at: datetime, revision: int | None = None,
    **values: Any,
) -> Cooperation:  # fmt: skip
    """What was agreed becomes a proposal in the network; each partner is asked there, as always (S1-33)."""
    _lock(result, by, at, revision)
    rules.check_agreement(result, partners)
    text = text_in(result.text, SOURCE).text
    made: Cooperation = enter_cooperation(
        partners=partners, subject=shorten(values.get("subject") or text, 160), text=text, by=by, at=at,
        ends_on=result.due if result.due and result.due >= day_of(at) else None,
    )  # fmt: skip
    revisions.change(result, cooperation=made)
    audit("agree_on_cooperation", result, by=by, at=at, fields=["cooperation"])
    return made


@transaction.atomic
def join_thread(
    *, result: Result, thread: Thread | None, by: Actor, at: datetime, revision: int | None = None
) -> Result:
    """Hang it on a matter, so that both pages show each other."""
    _lock(result, by, at, revision)
    revisions.change(result, thread=thread)
    audit("join_thread", result, by=by, at=at, fields=["thread"])
    return result


def _lock(result: Result, by: Actor, at: datetime, revision: int | None, typed: dict[str, Any] | None = None) -> None:
    rules_events.check_keep(by, result.event, day_of(at))
    revisions.lock(result, "event__municipality", "event__meeting", revision=revision, typed=typed)


def _person(kind: str, responsible: str) -> str:
    """Only agreements say who takes care."""
    return shorten(clean(responsible), 160) if kind == Result.Kind.AGREEMENT else ""
