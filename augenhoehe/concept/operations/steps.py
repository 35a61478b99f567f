"""What the threads of a measure and of a concept tell: one line on each of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from augenhoehe.concept.addresses import public_of_concept, public_of_measure
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.concept.queries import threads_of
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step


def tell(
    measure: Measure,
    kind: str,
    text: str | dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    inside: bool = False,
) -> None:
    """A step on every thread of the measure; public when its concept is, unless it is for inside only."""
    shown = measure.action_field.concept.public and not inside
    # One order for everybody, so that two operations never wait for each other in a ring.
    for thread in sorted(threads_of(measure), key=lambda one: one.pk):
        add_step(
            thread=thread,
            kind=kind,
            text=text,
            by=by,
            at=at,
            audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
            reason=reason,
            url=public_of_measure(measure) if shown else "",
        )


def tell_of_concept(
    concept: Concept,
    kind: str,
    text: str | dict[str, Any],
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    inside: bool = False,
) -> None:
    """A step on the thread of the concept's mandate, if it began with one."""
    if concept.thread is None:
        return
    shown = concept.public and not inside
    add_step(
        thread=concept.thread,
        kind=kind,
        text=text,
        by=by,
        at=at,
        audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
        reason=reason,
        url=public_of_concept(concept) if shown else "",
    )
