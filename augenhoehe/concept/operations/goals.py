"""Guiding goals and goals: added, changed, moved with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.concept import rules
from augenhoehe.concept.models import ActionField, Concept, Goal, GuidingGoal, VisionStatement
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring.models import Indicator

from .concepts import next_place
from .steps import tell_of_concept

WITH = ("concept__municipality", "concept__thread", "action_field", "guiding_goal", "responsible")


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """What makes a goal checkable: criterion, target, date, and who sees to it (S2-27)."""

    title: str
    criterion: str
    target: str
    unit: str
    responsible: User | None = None
    dimension: str = ""
    guiding_goal: GuidingGoal | None = None
    indicators: Sequence[Indicator] = ()


@transaction.atomic
def add_guiding_goal(
    *, concept: Concept, title: str, by: Actor, at: datetime, text: str = "", action_field: ActionField | None = None,
    statements: Iterable[VisionStatement] = (),
) -> GuidingGoal:  # fmt: skip
    """Add a guiding goal to a field of action, or an overarching one; `statements` of the vision that it fills."""
    rules.check_write(by, concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte das Leitziel.", "title")
    _check_field(concept, action_field)
    made = GuidingGoal.objects.create(
        concept=concept, action_field=action_field, position=next_place(concept, "guiding_goals"),
        title=clean(title), text=clean(text),
    )  # fmt: skip
    made.statements.set(one for one in statements if one.concept_id == concept.pk)
    audit("add_guiding_goal", made, by=by, at=at, fields=["title", "text", "action_field", "position"])
    return made


@transaction.atomic
def change_guiding_goal(
    *, guiding_goal: GuidingGoal, title: str, by: Actor, at: datetime, text: str = "", revision: int | None = None
) -> GuidingGoal:
    rules.check_write(by, guiding_goal.concept.municipality_id)
    rules.check_text(title, "Nennen Sie bitte das Leitziel.", "title")
    revisions.change(guiding_goal, revision=revision, title=clean(title), text=clean(text))
    audit("change_guiding_goal", guiding_goal, by=by, at=at, fields=["title", "text"])
    return guiding_goal


@transaction.atomic
def add_goal(
    *, concept: Concept, action_field: ActionField, said: GoalSaid, due: date, by: Actor, at: datetime
) -> Goal:
    """Add a goal to a field of action."""
    rules.check_write(by, concept.municipality_id)
    _check_field(concept, action_field)
    _check_said(said, action_field)
    if due < day_of(at):
        raise Refused("Der Tag ist schon vorbei.", field="due")
    goal = Goal.objects.create(
        concept=concept, action_field=action_field, position=next_place(concept, "goals"), due=due, first_due=due,
        **_values(said),
    )  # fmt: skip
    goal.indicators.set(said.indicators)
    audit("add_goal", goal, by=by, at=at, fields=[*_values(said), "due", "indicators"])
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, said: GoalSaid, by: Actor, at: datetime, revision: int | None = None) -> Goal:
    """Say a goal anew. Its date moves only with a reason."""
    rules.check_write(by, goal.concept.municipality_id)
    _check_said(said, goal.action_field)
    revisions.change(goal, revision=revision, **_values(said))
    goal.indicators.set(said.indicators)
    audit("change_goal", goal, by=by, at=at, fields=[*_values(said), "indicators"])
    return goal


@transaction.atomic
def postpone_goal(*, goal: Goal, due: date, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Goal:
    """Give a goal another date; the first one and the reason stay for everybody to read."""
    rules.check_write(by, goal.concept.municipality_id)
    rules.check_text(reason, "Nennen Sie bitte den Grund der Verschiebung.", "reason")
    revisions.lock(goal, *WITH, revision=revision, typed={"due": due, "reason": reason})
    if due <= goal.due:
        raise Refused("Der neue Tag liegt nicht nach dem bisherigen.", field="due")
    old = goal.due
    revisions.change(goal, due=due, moved_reason=clean(reason))
    audit("postpone_goal", goal, by=by, at=at, fields=["due", "moved_reason"])
    text = f"Ziel verschoben vom {long_date(old)} auf den {long_date(due)}: {goal.title}"
    tell_of_concept(goal.concept, "goal_postponed", text, by=by, at=at, reason=clean(reason))
    return goal


def _check_field(concept: Concept, action_field: ActionField | None) -> None:
    if action_field is not None and action_field.concept_id != concept.pk:
        raise Refused("Dieses Handlungsfeld gehört zu einem anderen Konzept.", field="action_field")


def _check_said(said: GoalSaid, action_field: ActionField) -> None:
    rules.check_text(said.title, "Nennen Sie bitte das Ziel.", "title")
    rules.check_text(said.criterion, "Woran erkennt man, dass es erreicht ist?", "criterion")
    rules.check_text(said.target, "Nennen Sie bitte den Zielwert, zum Beispiel „90 von 100 Kitas“.", "target")
    rules.check_text(said.unit, "Nennen Sie bitte die Stelle, die verantwortlich ist.", "unit")
    guiding = said.guiding_goal
    if guiding is not None and guiding.action_field_id not in (None, action_field.pk):
        raise Refused("Dieses Leitziel gehört zu einem anderen Handlungsfeld.", field="guiding_goal")


def _values(said: GoalSaid) -> dict[str, Any]:
    return {
        "title": clean(said.title), "criterion": clean(said.criterion), "target": clean(said.target),
        "unit": clean(said.unit), "responsible": said.responsible, "dimension": said.dimension,
        "guiding_goal": said.guiding_goal,
    }  # fmt: skip
