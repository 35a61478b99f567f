"""Feedback comes in without a name, and is counted once when no more comes."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.core.text import clean
from augenhoehe.events.counts import feedback as counts
from augenhoehe.events.models import Event, Feedback, Registration
from augenhoehe.events.rules import afterwards as rules
from augenhoehe.journal.operations import audit
from augenhoehe.structure.operations.intake import start_of


def give_feedback(
    *, event: Event, entry_id: uuid.UUID, language: str, at: datetime, overall: int | None,
    content: int | None = None, access: int | None = None, understood: int | None = None, good: str = "",
    missing: str = "", next_topic: str = "", registration: Registration | None = None,
) -> bool:  # fmt: skip
    """Take it in; sent twice it is one. The answer knows neither the person nor the hour; False when it was there."""
    rules.check_feedback(event, at)
    overall = rules.check_marks(overall, content, access, understood)
    day = day_of(at)
    try:
        with transaction.atomic():
            Feedback.objects.create(
                id=entry_id, event=event, given_on=day, language=language, overall=overall, content=content,
                access=access, understood=understood, good=clean(good)[: rules.LONGEST_ANSWER],
                missing=clean(missing)[: rules.LONGEST_ANSWER], next_topic=clean(next_topic)[:200],
            )  # fmt: skip
            if registration is not None:
                Registration.objects.filter(pk=registration.pk).update(feedback_given=True)
            audit("give_feedback", event, by=ANONYMOUS, at=start_of(day), fields=["feedback"])
    except IntegrityError:
        return False
    return True


def count_feedback(*, at: datetime) -> int:
    """Events whose time for feedback is over: their numbers are released, once; returns how many."""
    over = at - rules.FEEDBACK_OPEN - timedelta(days=1)
    events = Event.objects.past(over).filter(state__in=Event.OVER, feedback__isnull=False).distinct()
    done = counts.released_among(events)
    waiting = [one for one in events if one.pk not in done and rules.feedback_ends(one) < day_of(at)]
    for event in waiting:
        _count(event, at)
    return len(waiting)


@transaction.atomic
def _count(event: Event, at: datetime) -> None:
    counts.freeze(event, by=SYSTEM, at=at)
    audit("count_feedback", event, by=SYSTEM, at=at, fields=["feedback"])
