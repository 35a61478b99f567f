"""The vision, statement by statement: parted, worded anew, filled with guiding goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from augenhoehe.concept import rules
from augenhoehe.concept.models import Concept, GuidingGoal, VisionStatement
from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

MOST, LONGEST = 40, 400


@transaction.atomic
def part_vision(*, concept: Concept, statements: Sequence[str], by: Actor, at: datetime) -> list[VisionStatement]:
    """Say which statements the vision has. One that stays as it is keeps its goals; one that is gone goes."""
    rules.check_write(by, concept.municipality_id)
    Concept.objects.select_for_update().get(pk=concept.pk)
    wanted = list(dict.fromkeys(text for text in (clean(one) for one in statements) if text))
    _check_wanted(wanted)
    known = {one.text: one for one in concept.statements.all()}
    concept.statements.exclude(text__in=wanted).delete()
    made = [_placed(concept, text, known.get(text), place) for place, text in enumerate(wanted, 1)]
    audit("part_vision", concept, by=by, at=at, fields=["statements"])
    return made


def _placed(concept: Concept, text: str, known: VisionStatement | None, place: int) -> VisionStatement:
    if known is None:
        return VisionStatement.objects.create(concept=concept, position=place, text=text)
    if known.position != place:
        known.position = place
        known.save(update_fields=["position"])
    return known


def _check_wanted(wanted: Sequence[str]) -> None:
    if not wanted:
        raise Refused("Schreiben Sie mindestens eine Aussage, jede in eine eigene Zeile.", field="statements")
    if len(wanted) > MOST:
        raise Refused(f"Ein Leitbild hat höchstens {MOST} Aussagen.", field="statements")
    long = next((one for one in wanted if len(one) > LONGEST), "")
    if long:
        raise Refused(f"Diese Aussage ist zu lang: „{long[:60]}…“. Teilen Sie sie.", field="statements")


@transaction.atomic
def change_statement(
    *, statement: VisionStatement, text: str, guiding_goals: Iterable[GuidingGoal], by: Actor, at: datetime,
    revision: int | None = None,
) -> VisionStatement:  # fmt: skip
    """Word a statement anew, and say which guiding goals fill it."""
    concept = statement.concept
    rules.check_write(by, concept.municipality_id)
    rules.check_text(text, "Schreiben Sie die Aussage in einem Satz.", "text")
    chosen = list(guiding_goals)
    if any(one.concept_id != concept.pk for one in chosen):
        raise Refused("Dieses Leitziel gehört zu einem anderen Konzept.", field="guiding_goals")
    if concept.statements.filter(text=clean(text)).exclude(pk=statement.pk).exists():
        raise Refused("Diese Aussage steht schon da.", field="text")
    revisions.change(statement, revision=revision, text=clean(text))
    statement.guiding_goals.set(chosen)
    audit("change_statement", statement, by=by, at=at, fields=["text", "guiding_goals"])
    return statement
