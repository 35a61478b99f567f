"""Questions about solution proposals and adoptions."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import Adoption, Proposal, StructuralQuestion


def proposals_for(actor: Actor, day: date) -> QuerySet[Proposal]:
    rows: QuerySet[Proposal] = Proposal.objects.visible_to(actor, day)
    return rows.select_related(
        "group__question__municipality", "group__committee", "agenda_item__committee", "agenda_item__resolution",
        "agenda_item__meeting",
    ).defer("group__question__municipality__boundary")  # fmt: skip


def adoptions_for(actor: Actor) -> QuerySet[Adoption]:
    rows: QuerySet[Adoption] = Adoption.objects.visible_to(actor)
    return rows.select_related("question__municipality", "owner").defer("question__municipality__boundary")


def proposal_of(question: StructuralQuestion) -> Proposal | None:
    """The latest proposal for a question."""
    return Proposal.objects.filter(group__question=question).order_by("-created_at").first()
