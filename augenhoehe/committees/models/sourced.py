"""A rule that somebody entered, with where it is written; without a source none holds (law.md no. 6)."""

from __future__ import annotations

from datetime import date

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.validity import ValidQuerySet


class SourcedRule(models.Model):
    """Holds from a day to a day; who reads it finds its source and who entered it when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.CharField("Wo das steht (zu prüfen)", max_length=300)
    valid_from = models.DateField("gilt ab")
    valid_until = models.DateField("gilt bis", null=True, blank=True)
    entered_at = models.DateTimeField("eingetragen am")
    entered_by = models.UUIDField("eingetragen von", null=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or self.valid_until >= day)
