"""Which statements of a vision are filled with goals, and which still are words (S3-36)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from django.db.models import Prefetch, QuerySet

from augenhoehe.concept.models import Concept, Goal, GuidingGoal, VisionStatement
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

Filled = Literal["none", "guiding", "goals"]
# A sentence ends with its sign; „z. B.“ and „Nr. 3“ do not end one.
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÄÖÜ„])|\n+")
_SHORT = re.compile(r"(?:\b(?:z|d|u|bzw|ca|Nr|Abs|Art|St)\.|\b[a-zA-Z]\.)$")


@dataclass(frozen=True, slots=True)
class Backed:
    """A statement with the guiding goals that fill it, and the goals that make these checkable."""

    statement: VisionStatement
    guiding_goals: tuple[GuidingGoal, ...]
    goals: tuple[Goal, ...]

    @property
    def filled(self) -> Filled:
        if not self.guiding_goals:
            return "none"
        return "goals" if self.goals else "guiding"


def statements_for(actor: Actor) -> QuerySet[VisionStatement]:
    return VisionStatement.objects.visible_to(actor).select_related("concept__municipality")


def backed(concept: Concept) -> list[Backed]:
    """Every statement in order; three queries, whatever its length."""
    goals = Prefetch("goals", Goal.objects.select_related("action_field").order_by("position"))
    guiding = Prefetch("guiding_goals", GuidingGoal.objects.order_by("position").prefetch_related(goals))
    rows = VisionStatement.objects.filter(concept=concept).order_by("position", "pk").prefetch_related(guiding)
    return [_backed(one) for one in rows]


def _backed(statement: VisionStatement) -> Backed:
    guiding = tuple(statement.guiding_goals.all())
    return Backed(statement, guiding, tuple(goal for one in guiding for goal in one.goals.all()))


def empty_among(rows: Sequence[Backed]) -> int:
    """How many statements have no goal yet."""
    return sum(row.filled != "goals" for row in rows)


def sentences(vision: str) -> list[str]:
    """A vision as single sentences: a proposal, which people then join or part as it is meant."""
    found: list[str] = []
    for part in _SENTENCE.split(vision):
        words = " ".join(part.split())
        if not words:
            continue
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found
