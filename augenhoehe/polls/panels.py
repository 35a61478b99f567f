"""What polls show on other people's pages: beside the goals of a concept, and on the page of who asks (S3-14)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from augenhoehe.committees.models import Committee, Meeting
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.ui.status import StatusTag

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


def polls_of_meeting(actor: Actor, meeting: Meeting) -> dict[str, Any] | None:
    """What is asked for a meeting, beside its agenda."""
    found = queries.polls_of_committee(actor, meeting.committee, today(), meeting=meeting)
    return {"rows": _listed(found), "asks": False} if found else None


def polls_on_committee(actor: Actor, committee: Committee) -> dict[str, Any] | None:
    """The latest polls, for who sits there or prepares the meetings."""
    found = queries.polls_of_committee(actor, committee, today())
    asks = can_ask(actor, committee, today())
    if not found and not asks:
        return None
    return {"rows": _listed(found), "asks": asks, "committee": committee}


def _listed(polls: list[Poll]) -> list[tuple[str, str, StatusTag, Poll]]:
    return [(text_in(one.question, "de").text, of_poll(one), poll_tag(one), one) for one in polls]
