from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.structure.permissions import READ_TOPICS

from .counting import CappedCount
from .terms import Term


class TopicQuerySet(CappedCount):
    def visible_to(self, actor: Actor):
        """The topic store is shared by role over all towns; residence authorities never see it (law.md no. 1)."""
        return self.none() if actor.reach(READ_TOPICS).nowhere else self.all()

    def open(self):
        """Topics that still collect hints, or rest until new ones come."""
        return self.exclude(state=Topic.State.DROPPED)


class Topic(Revised):
    """An entry of the topic store (Themenspeicher): hints that speak of the same thing.

    The four numbers are kept by `counts.recount`, for those who may open every hint; everybody else is
    shown a release of `disclosure`.
    """

    class State(models.TextChoices):
        COLLECTED = "collected", "gesammelt"
        WATCHED = "watched", "beobachtet"
        TO_RECONSTRUCT = "to_reconstruct", "zur Rekonstruktion"
        RIPE = "ripe", "reif"
        IN_QUESTION = "in_question", "in einer Strukturfrage"
        RESTING = "resting", "ruht"
        DROPPED = "dropped", "verworfen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    description = models.TextField("Worum es geht", blank=True)
    life_area = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.COLLECTED)
    state_reason = models.CharField("Begründung", max_length=300, blank=True)
    created_on = models.DateField("angelegt am")
    changed_on = models.DateField("geändert am")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_into")
    hint_count = models.PositiveIntegerField("Hinweise", default=0, editable=False)
    person_count = models.PositiveIntegerField("verschiedene Personen", default=0, editable=False)
    town_count = models.PositiveIntegerField("Kommunen", default=0, editable=False)
    source_count = models.PositiveIntegerField("Quellen", default=0, editable=False)
    vector = models.GeneratedField(
        expression=SearchVector("title", "description", config="augenhoehe_de"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        indexes = [
            models.Index(fields=["-hint_count", "-id"], name="topic_by_hints"),
            models.Index(fields=["-changed_on", "-id"], name="topic_by_change"),
            GinIndex(fields=["vector"], name="topic_vector"),
        ]

    def __str__(self) -> str:
        return self.title
