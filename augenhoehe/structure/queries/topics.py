"""Questions about topics: the store, what fits what was typed, where a topic came from and went to."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db.models import Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.search.queries import tsquery
from augenhoehe.structure.models import Answer, QuestionTopic, StructuralQuestion, Topic
from augenhoehe.structure.models.topics import TopicQuerySet

CHOICES = 25


def topics_for(actor: Actor) -> TopicQuerySet:
    rows: TopicQuerySet = Topic.objects.visible_to(actor)
    return rows.select_related("life_area", "merged_into").defer("vector", "merged_into__vector")


def search(rows: QuerySet[Topic], typed: str) -> QuerySet[Topic]:
    query = tsquery(typed)
    return rows.filter(vector=query) if query is not None else rows.none()


def topic_choices(actor: Actor, typed: str = "", *, without: Collection[uuid.UUID] = ()) -> list[Topic]:
    """Open topics to choose from: those that fit what was typed, else the ones last worked on."""
    rows = topics_for(actor).open().exclude(pk__in=without)
    if typed:
        rows = search(rows, typed)
    return list(rows.order_by("-changed_on", "-id")[:CHOICES])


def topic_titled(actor: Actor, title: str) -> Topic | None:
    """The open topic of exactly this title, if there is one."""
    return topics_for(actor).open().filter(title__iexact=title).order_by("-changed_on").first()


def topics_by_ids(actor: Actor, ids: list[str]) -> list[Topic]:
    return list(topics_for(actor).filter(pk__in=ids).order_by("title", "id"))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a topic came from, and what became of it."""

    split_from: Topic | None
    split_into: list[Topic]
    merged_from: list[Topic]
    merged_into: Topic | None


def origin_of(topic: Topic) -> Origin:
    """In one query: every topic that points here or that this one points to."""
    related = Topic.objects.filter(
        Q(merged_into=topic) | Q(split_from=topic) | Q(pk__in=[topic.split_from_id, topic.merged_into_id])
    ).defer("vector")
    rows = list(related.order_by("created_on", "title"))
    return Origin(
        split_from=next((one for one in rows if one.pk == topic.split_from_id), None),
        split_into=[one for one in rows if one.split_from_id == topic.pk],
        merged_from=[one for one in rows if one.merged_into_id == topic.pk],
        merged_into=next((one for one in rows if one.pk == topic.merged_into_id), None),
    )


def questions_of(actor: Actor, topic: Topic) -> list[StructuralQuestion]:
    links = QuestionTopic.objects.filter(topic=topic).values("question_id")
    return list(StructuralQuestion.objects.visible_to(actor).filter(pk__in=links).order_by("-created_at"))


def answers_to(topic: Topic) -> list[Answer]:
    return list(Answer.objects.filter(topic=topic).order_by("given_on", "id"))
