from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor
from augenhoehe.portal.permissions import ANSWER_BARRIERS


class BarrierReportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Somebody may have written of an illness or a disability: only who answers reads it."""
        return self.all() if actor.may(ANSWER_BARRIERS) else self.none()

    def open(self):
        return self.filter(answered_at__isnull=True)


class BarrierReport(models.Model):
    """Somebody could not use a page and said so (BITVNRW): answered by a day, by mail where one was given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    page = models.CharField("Welche Seite", max_length=300, blank=True)
    text = models.TextField("Was nicht ging")
    email = models.EmailField("E-Mail für die Antwort", blank=True)
    language = models.CharField("Sprache", max_length=10)
    arrived_on = models.DateField("eingegangen am")
    due = models.DateField("Antwort bis")
    privacy_version = models.PositiveIntegerField("Fassung der Datenschutzhinweise", default=0)
    answer = models.TextField("Antwort", blank=True)
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)
    answered_by = models.UUIDField("beantwortet von", null=True, blank=True)
    forgotten_on = models.DateField("Adresse gelöscht am", null=True, blank=True)

    objects = BarrierReportQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeldete Barriere"
        verbose_name_plural = "gemeldete Barrieren"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="answered_barrier_has_an_answer",
            )
        ]
        indexes = [models.Index(fields=["-arrived_on", "-id"], name="barrier_by_arrival")]

    def __str__(self) -> str:
        return self.page or "Barriere"

    @property
    def answered(self) -> bool:
        return self.answered_at is not None
