"""Everything the page of a structural question shows of the structural level, in one statement (ADR 0025).

The path, the group and the answers come with the matter (`facts_of`), as on the matter's own page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.notices.models import Duty
from augenhoehe.structure import counts, counts_discrimination
from augenhoehe.structure.models import (
    Cause,
    ChainStep,
    OfferAim,
    QuestionSource,
    Reconstruction,
    ServiceChain,
    StructuralQuestion,
    Topic,
)

from . import sources
from .chains import in_steps
from .offer_aims import in_order
from .questions import questions_for, topics_from
from .reconstructions import reconstructions_for


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question as one reader may see it, with its matter and what speaks for it."""

    question: StructuralQuestion
    thread: Thread | None
    duty: Duty | None
    topics: list[Topic]
    chains: list[ServiceChain]
    causes: list[Cause]
    sources: list[sources.SourceLine]
    reconstructions: list[Reconstruction]
    measures: list[Measure]
    aims: list[OfferAim]
    evidence: counts.Evidence
    discrimination: counts_discrimination.Discrimination | None


def question_page(actor: Actor, pk: UUID, day: date) -> QuestionPage | None:
    """The page of a question; nothing if there is none that this person may read."""
    rows = _asked.ask(actor=actor, day=day, question=pk)
    if not rows["questions"]:
        return None
    (question,) = rows["questions"]
    hang(rows["chains"], "steps", rows["steps"], "chain_id")
    hang(rows["measures"], "markers", rows["markers"], "measure_id")
    for one in (*rows["chains"], *rows["aims"]):
        one.question = question
    return QuestionPage(
        question=question,
        thread=next(iter(rows["threads"]), None),
        duty=next(iter(rows["duties"]), None),
        topics=rows["topics"],
        chains=rows["chains"],
        causes=rows["causes"],
        sources=sources.lines_in(rows),
        reconstructions=rows["reconstructions"],
        measures=rows["measures"],
        aims=rows["aims"],
        evidence=counts.evidence_in(rows, question),
        discrimination=counts_discrimination.behind(rows, question, actor),
    )


@composed
def _asked(*, actor: Actor, day: date, question: UUID) -> Mapping[str, Any]:
    threads = Thread.objects.filter(question_links__question=question).order_by("opened_at")
    chains = ServiceChain.objects.filter(question=question)
    measures = Measure.objects.filter(question_links__question=question)
    cases = reconstructions_for(actor).filter(topic_links__topic__question_links__question=question)
    return {
        "questions": questions_for(actor, day).filter(pk=question),
        "threads": threads[:1],
        "duties": Duty.objects.open().filter(thread__in=threads.values("pk")[:1]).by_due()[:1],
        "topics": topics_from(question, actor),
        "chains": chains.order_by("variant"),
        "steps": in_steps(ChainStep.objects.filter(chain__in=chains.values("pk"))),
        "causes": Cause.objects.filter(question=question).order_by("position", "id"),
        **sources.beside(QuestionSource.objects.filter(question=question), actor),
        "reconstructions": cases.distinct().order_by("-held_on", "id"),
        "measures": measures.order_by("created_at", "id"),
        "markers": _markers(measures),
        "aims": in_order(OfferAim.objects.filter(question=question)),
        **counts.evidence_beside(question, actor),
        **counts_discrimination.beside(question, actor),
    }


def _markers(measures: QuerySet[Measure]) -> QuerySet[ImplementationMarker]:
    rows = ImplementationMarker.objects.filter(measure__in=measures.values("pk"))
    return rows.order_by("position", "due")
