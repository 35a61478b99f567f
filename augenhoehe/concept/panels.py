"""What measures show on other people's pages."""

from __future__ import annotations

from typing import Any

from augenhoehe.committees.models import Mandate
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.committees.queries.body_pages import loads_of_threads
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries, rules
from .models import Measure


def measures_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The measures that came out of this matter, with progress and markers; nothing if there are none."""
    rows = queries.rows_of_thread(actor, thread, today())
    return {"rows": rows, "inside": actor.signed_in} if rows else None


def concept_of_mandate(actor: Actor, mandate: Mandate) -> dict[str, Any] | None:
    """The concept that a mandate led to, or the way to begin one for who may."""
    concept = queries.concepts_for(actor).filter(mandate=mandate).first()
    begins = concept is None and rules.can_write_somewhere(actor) and rules.can_begin_from(actor, mandate)
    return {"concept": concept, "begins": begins} if concept or begins else None


def loads_on_measure(actor: Actor, measure: Measure) -> dict[str, Any] | None:
    """How much time the groups have in which the measure's matters lie (S3-26); nothing if nobody said so."""
    if not actor.may(READ_COMMITTEES):
        return None
    threads = list(measure.thread_links.values_list("thread_id", flat=True))
    found = loads_of_threads(actor, threads, today()) if threads else []
    return {"loads": found} if found else None
