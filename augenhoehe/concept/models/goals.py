"""Guiding goals and goals: what is to be reached, by what one will see it, until when, and who sees to it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.concept.permissions import READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .concepts import ActionField, Concept


class OfConceptQuerySet(models.QuerySet):
    """What belongs to a concept is read by who reads the concept."""

    def visible_to(self, actor: Actor):
        return self.all() if actor.system or actor.may(READ_CONCEPT) else self.public()

    def public(self):
        return self.filter(concept__public=True)


class GuidingGoal(Revised):
    """A guiding goal (Leitziel): of one field of action, or overarching for all of them (S3-15 to S3-17)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="guiding_goals")
    action_field = models.ForeignKey(
        ActionField, models.PROTECT, null=True, blank=True, related_name="guiding_goals", verbose_name="Handlungsfeld"
    )
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Leitziel", max_length=200)
    text = models.TextField("Was damit gemeint ist", blank=True)

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Leitziel"
        verbose_name_plural = "Leitziele"
        constraints = [models.UniqueConstraint(fields=["concept", "position"], name="one_guiding_goal_per_position")]

    def __str__(self) -> str:
        return self.title


class Goal(Revised):
    """A goal (Ziel) that can be checked: criterion, target value, date, and who sees to it (S2-27)."""

    class Dimension(models.TextChoices):
        """In which respect people take part (S2-32)."""

        STRUCTURAL = "structural", gettext_noop("strukturell")
        CULTURAL = "cultural", gettext_noop("kulturell")
        SOCIAL = "social", gettext_noop("sozial")
        IDENTIFICATORY = "identificatory", gettext_noop("identifikatorisch")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="goals")
    action_field = models.ForeignKey(ActionField, models.PROTECT, related_name="goals", verbose_name="Handlungsfeld")
    guiding_goal = models.ForeignKey(
        GuidingGoal, models.PROTECT, null=True, blank=True, related_name="goals", verbose_name="Leitziel"
    )
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Ziel", max_length=200)
    criterion = models.CharField("Woran man es erkennt", max_length=300)
    target = models.CharField("Zielwert", max_length=120)
    due = models.DateField("bis")
    first_due = models.DateField("zuerst bis")
    moved_reason = models.CharField("Grund der Verschiebung", max_length=300, blank=True)
    unit = models.CharField("Verantwortliche Stelle", max_length=160)
    responsible = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, blank=True, related_name="goals", verbose_name="Zuständige Person"
    )
    indicators = models.ManyToManyField(
        "monitoring.Indicator", related_name="goals", blank=True, verbose_name="Indikatoren"
    )
    dimension = models.CharField("Dimension", max_length=20, choices=Dimension, blank=True)

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        constraints = [
            models.UniqueConstraint(fields=["concept", "position"], name="one_goal_per_position"),
            models.CheckConstraint(
                condition=Q(due=models.F("first_due")) | ~Q(moved_reason=""), name="moved_goal_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def postponed(self) -> bool:
        return self.due != self.first_due

    def overdue_on(self, day: date) -> bool:
        return self.due < day
