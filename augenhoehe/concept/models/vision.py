"""What a vision says, sentence by sentence, so that one sees which sentence is filled with goals (S3-36)."""

from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .concepts import Concept
from .goals import GuidingGoal, OfConceptQuerySet


class VisionStatement(Revised):
    """A statement of a vision (Aussage des Leitbilds), and the guiding goals that fill it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    text = models.CharField("Aussage", max_length=400)
    guiding_goals = models.ManyToManyField(GuidingGoal, related_name="statements", blank=True, verbose_name="Leitziele")

    objects = OfConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Aussage eines Leitbilds"
        verbose_name_plural = "Aussagen von Leitbildern"
        constraints = [models.UniqueConstraint(fields=["concept", "text"], name="one_statement_per_wording")]

    def __str__(self) -> str:
        return self.text
