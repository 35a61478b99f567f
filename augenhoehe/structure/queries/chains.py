"""Questions about causes and service chains."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Cause, ChainStep, Proposal, ServiceChain, StructuralQuestion


def _with_steps(rows: QuerySet[ServiceChain]) -> QuerySet[ServiceChain]:
    steps = Prefetch("steps", queryset=in_steps(ChainStep.objects.all()))
    return rows.select_related("question").prefetch_related(steps).order_by("variant")


def in_steps(steps: QuerySet[ChainStep]) -> QuerySet[ChainStep]:
    """Each with the law under which it stands, in the order in which one goes through them."""
    return steps.select_related("legal_circle").order_by("position")


def chains_for(actor: Actor, day: date) -> QuerySet[ServiceChain]:
    return _with_steps(ServiceChain.objects.visible_to(actor, day)).distinct()


def chains_of(question: StructuralQuestion) -> list[ServiceChain]:
    """As it is first, then as it should be."""
    return list(_with_steps(ServiceChain.objects.filter(question=question)))


def causes_for(actor: Actor, day: date) -> QuerySet[Cause]:
    questions = StructuralQuestion.objects.visible_to(actor, day)
    return Cause.objects.filter(question__in=questions).select_related("question")


def questions_to_model(actor: Actor, day: date) -> QuerySet[StructuralQuestion]:
    """What an actor reads, or works on in a project group."""
    read = StructuralQuestion.objects.visible_to(actor, day).values("pk")
    worked_on = Proposal.objects.visible_to(actor, day).values("group__question_id")
    return StructuralQuestion.objects.filter(Q(pk__in=read) | Q(pk__in=worked_on))


def steps_for(actor: Actor, day: date) -> QuerySet[ChainStep]:
    chains = ServiceChain.objects.visible_to(actor, day)
    return ChainStep.objects.filter(chain__in=chains).select_related("chain__question", "legal_circle")


def proposal_of(question: StructuralQuestion) -> Proposal | None:
    """The proposal that is being written for a question: its group models the chains, too."""
    rows = Proposal.objects.filter(group__question=question).select_related("group__question", "group__committee")
    return rows.order_by("-created_at").first()
