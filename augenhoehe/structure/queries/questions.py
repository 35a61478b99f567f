"""Questions about structural questions: lists, one page, and what its forms offer to choose."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import AgendaItem, Committee
from augenhoehe.committees.queries import steering_groups
from augenhoehe.concept.models import ActionField
from augenhoehe.concept.permissions import WRITE_CONCEPT
from augenhoehe.concept.queries import leads
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Answer, Proposal, StructuralQuestion, Topic
from augenhoehe.structure.permissions import READ_TOPICS, WRITE_QUESTIONS


def questions_for(actor: Actor, day: date | None = None) -> QuerySet[StructuralQuestion]:
    """What an actor may read, with what lists and pages name beside it. Without a day, seats open nothing."""
    rows = StructuralQuestion.objects.visible_to(actor, day).select_related(
        "municipality", "level", "agenda_item__committee", "agenda_item__meeting", "agenda_item__resolution"
    )
    return rows.defer("municipality__boundary")


def search(rows: QuerySet[StructuralQuestion], typed: str) -> QuerySet[StructuralQuestion]:
    """A few hundred questions at most: plain substring of title or question."""
    return rows.filter(Q(title__icontains=typed) | Q(question__icontains=typed))


def topics_from(question: UUID, actor: Actor) -> QuerySet[Topic]:
    """The topics a question came from, for those who may read topics at all."""
    if not actor.may(READ_TOPICS):
        return Topic.objects.none()
    rows: QuerySet[Topic] = Topic.objects.visible_to(actor).filter(question_links__question=question)
    return rows.defer("vector").order_by("title", "id")


def thread_of(question: StructuralQuestion) -> Thread | None:
    """The thread that was opened with the question."""
    return Thread.objects.filter(question_links__question=question).order_by("opened_at").first()


def answers_to(question: StructuralQuestion) -> list[Answer]:
    return list(Answer.objects.filter(question=question).order_by("given_on", "id"))


def lies_at_a_gate(item: AgendaItem) -> bool:
    """Does the steering group decide with this item on a question (gate 1) or on a proposal (gate 2)?"""
    gates = (StructuralQuestion, Proposal)
    return any(model.objects.filter(agenda_item=item).exists() for model in gates)


# --- What can be chosen ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Places:
    """For which towns somebody may write questions, and whether for the whole Kreis."""

    towns: list[Municipality]
    whole: bool


def places_to_write(actor: Actor) -> Places:
    reach = actor.reach(WRITE_QUESTIONS)
    towns = served_towns().only("id", "name")
    if not reach.everywhere:
        towns = towns.filter(pk__in=reach.municipalities)
    return Places(list(towns), reach.everywhere)


def committees_to_ask() -> list[Committee]:
    return list(steering_groups())


def action_fields_for(actor: Actor) -> list[ActionField]:
    """Fields of action of the concepts in which the actor may write measures."""
    reach = actor.reach(WRITE_CONCEPT)
    rows = ActionField.objects.select_related("concept").order_by("concept__title", "position")
    return list(rows if reach.everywhere else rows.filter(concept__municipality_id__in=reach.municipalities))


def people_to_lead() -> list[User]:
    return list(leads().only("id", "name", "function"))
