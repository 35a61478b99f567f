"""Questions about case reconstructions: the list, one with its course, which belong to a topic."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.structure.models import (
    Reconstruction,
    ReconstructionPhase,
    ReconstructionTopic,
    Topic,
)
from augenhoehe.structure.permissions import READ_TOPICS

READY = (Reconstruction.State.RELEASED, Reconstruction.State.ARCHIVED)


def reconstructions_for(actor: Actor) -> QuerySet[Reconstruction]:
    return Reconstruction.objects.visible_to(actor)  # type: ignore[no-any-return]


def search(rows: QuerySet[Reconstruction], typed: str) -> QuerySet[Reconstruction]:
    """A few dozen at most: plain substring of title or themes."""
    return rows.filter(Q(title__icontains=typed) | Q(themes__icontains=typed))


def phases_of(reconstruction: Reconstruction) -> list[ReconstructionPhase]:
    return list(reconstruction.phases.order_by("position"))


def phases_for(actor: Actor) -> QuerySet[ReconstructionPhase]:
    rows = ReconstructionPhase.objects.filter(reconstruction__in=reconstructions_for(actor))
    return rows.select_related("reconstruction")


def topics_of(reconstruction: Reconstruction, actor: Actor) -> list[Topic]:
    """The topics it is evidence of, for those who read topics."""
    if not actor.may(READ_TOPICS):
        return []
    rows = Topic.objects.visible_to(actor).filter(reconstruction_links__reconstruction=reconstruction)
    return list(rows.defer("vector").order_by("title", "id"))


def of_topic(actor: Actor, topic: Topic) -> list[Reconstruction]:
    rows = reconstructions_for(actor).filter(topic_links__topic=topic)
    return list(rows.order_by("-held_on", "id"))


def waiting_topics(actor: Actor) -> list[Topic]:
    """Topics that wait for a case reconstruction, the longest waiting first; `planned`: one is on its way."""
    on_its_way = ReconstructionTopic.objects.filter(topic=OuterRef("pk")).exclude(reconstruction__state__in=READY)
    rows = Topic.objects.visible_to(actor).filter(state=Topic.State.TO_RECONSTRUCT).defer("vector")
    return list(rows.annotate(planned=Exists(on_its_way)).order_by("changed_on", "id"))
