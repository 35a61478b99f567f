from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.validity import ValidQuerySet, ends_after_start, one_per_day

from .committees import Committee


class BodyLink(Revised):
    """One entry of a body's maintained link list: what it is, where it leads, when somebody last looked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="links")
    title = MultilingualField("Titel")
    text = MultilingualField("Was dort steht, in einem Satz")
    url = models.URLField("Adresse", max_length=300)
    order = models.PositiveSmallIntegerField("Reihenfolge", default=1)
    checked_on = models.DateField("zuletzt geprüft am")

    class Meta:
        verbose_name = "Link eines Gremiums"
        verbose_name_plural = "Links von Gremien"
        constraints = [models.UniqueConstraint(fields=["committee", "url"], name="link_once_in_a_body")]


class Capacity(models.Model):
    """How many hours a month a group can give, since when; what runs beside it is counted, not typed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="capacities")
    hours = models.PositiveSmallIntegerField("Stunden im Monat")
    note = models.CharField("Womit gerechnet wird", max_length=300, blank=True)
    valid_from = models.DateField("ab")
    valid_until = models.DateField("bis", null=True, blank=True)
    entered_at = models.DateTimeField("eingetragen am")
    entered_by = models.UUIDField("eingetragen von", null=True)

    objects = ValidQuerySet.as_manager()

    class Meta:
        verbose_name = "Kapazität einer Gruppe"
        verbose_name_plural = "Kapazitäten von Gruppen"
        constraints = [
            ends_after_start("capacity_ends_after_start"),
            models.CheckConstraint(condition=Q(hours__lte=2000), name="capacity_is_possible"),
            one_per_day("one_capacity_per_day", "committee"),
        ]
