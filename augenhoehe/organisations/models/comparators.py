"""A number from elsewhere that the size of the register is held against, always with its source (S1-26)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised


class Comparator(Revised):
    """„bundesweit: über 20 000“: the number, how it is meant, who says so and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    label = models.CharField("Wovon", max_length=120)
    prefix = models.CharField("Wort vor der Zahl", max_length=40, blank=True)
    number = models.PositiveIntegerField("Zahl")
    source = models.CharField("Quelle", max_length=300)
    as_of = models.DateField("Stand")
    entered_at = models.DateTimeField("eingetragen am")

    class Meta:
        verbose_name = "Vergleichszahl"
        verbose_name_plural = "Vergleichszahlen"
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="comparator_has_a_source")]

    def __str__(self) -> str:
        return self.label
