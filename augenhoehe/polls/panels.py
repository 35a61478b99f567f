"""What polls show on other people's pages: beside the goals of a concept, and on the page of who asks (S3-14)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from augenhoehe.committees.models import Committee
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor

from . import queries
from .addresses import of_poll
from .models import Poll
from .results import result_of
from .rules import can_ask
from .tags import poll_tag


def polls_beside_goals(actor: Actor, concept: Concept) -> dict[str, Any] | None:
    return _shown(queries.results_beside(concept))


def polls_of_measure(actor: Actor, measure: Measure) -> dict[str, Any] | None:
    return _shown(queries.results_of_measure(measure))


def _shown(polls: list[Poll]) -> dict[str, Any] | None:
    """Goal beside result: what is wanted, and what was answered."""
    language = get_language() or "de"
    rows = [
        {
            "poll": one,
            "question": text_in(one.question, language),
            "committee": one.committee.name_on(today()),
            "field": one.action_field or (one.measure.action_field if one.measure else None),
            "result": result_of(one, language),
        }
        for one in polls
    ]
    return {"rows": rows} if rows else None


def polls_on_committee(actor: Actor, committee: Committee) -> dict[str, Any] | None:
    """The latest polls, for who sits there or prepares the meetings."""
    found = queries.polls_of_committee(actor, committee, today())
    asks = can_ask(actor, committee, today())
    if not found and not asks:
        return None
    rows = [(text_in(one.question, "de").text, of_poll(one), poll_tag(one), one) for one in found]
    return {"rows": rows, "asks": asks, "committee": committee}
