from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.validity import ends_after_start, one_per_day

from .sourced import SourcedRule


class ThresholdRule(SourcedRule):
    """From how many foreign residents on a town must have a § 27 body; entered with its source, never as law."""

    must_from = models.PositiveIntegerField("Pflicht ab so vielen ausländischen Einwohnern")
    request_from = models.PositiveIntegerField("auf Antrag Pflicht ab")
    signatures = models.PositiveIntegerField("so viele Wahlberechtigte müssen es beantragen")

    class Meta:
        verbose_name = "Schwelle nach § 27"
        verbose_name_plural = "Schwellen nach § 27"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="threshold_names_its_source"),
            models.CheckConstraint(condition=Q(request_from__lte=F("must_from")), name="thresholds_in_order"),
            ends_after_start("threshold_ends_after_start"),
            one_per_day("one_threshold_per_day"),
        ]


class PopulationFigure(models.Model):
    """How many people live in a town on a day, and how many of them without German nationality; with its source."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="population_figures")
    on = models.DateField("Stichtag")
    inhabitants = models.PositiveIntegerField("Einwohnerinnen und Einwohner")
    foreigners = models.PositiveIntegerField("davon ohne deutsche Staatsangehörigkeit")
    source = models.CharField("Quelle", max_length=300)
    entered_at = models.DateTimeField("eingetragen am")
    entered_by = models.UUIDField("eingetragen von", null=True)

    class Meta:
        verbose_name = "Bevölkerungszahl"
        verbose_name_plural = "Bevölkerungszahlen"
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="figure_names_its_source"),
            models.CheckConstraint(condition=Q(foreigners__lte=F("inhabitants")), name="part_is_not_the_whole"),
            models.UniqueConstraint(fields=["municipality", "on"], name="one_figure_per_town_and_day"),
        ]
