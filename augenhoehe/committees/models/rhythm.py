"""How often a body meets: its own rhythm, from which a year's dates are proposed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Committee


class Rhythm(Revised):
    """„Jeden ersten Dienstag, alle sechs Monate, um 18 Uhr“. A proposal, never a meeting by itself."""

    class Unit(models.TextChoices):
        WEEKS = "weeks", "Wochen"
        MONTHS = "months", "Monate"

    class Week(models.IntegerChoices):
        FIRST = 1, "ersten"
        SECOND = 2, "zweiten"
        THIRD = 3, "dritten"
        FOURTH = 4, "vierten"
        LAST = -1, "letzten"

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Montag"
        TUESDAY = 1, "Dienstag"
        WEDNESDAY = 2, "Mittwoch"
        THURSDAY = 3, "Donnerstag"
        FRIDAY = 4, "Freitag"
        SATURDAY = 5, "Samstag"
        SUNDAY = 6, "Sonntag"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.OneToOneField(Committee, models.CASCADE, related_name="rhythm")
    unit = models.CharField("Einheit", max_length=10, choices=Unit)
    every = models.PositiveSmallIntegerField("Abstand")
    # Which weekday of the month; for weeks the day of `starts_on` counts on.
    week = models.SmallIntegerField("Woche im Monat", choices=Week, null=True, blank=True)
    weekday = models.PositiveSmallIntegerField("Wochentag", choices=Weekday)
    starts_at = models.TimeField("Uhrzeit")
    place = models.CharField("Ort", max_length=200)
    starts_on = models.DateField("zählt ab")
    grace_days = models.PositiveSmallIntegerField("Nachfrist in Tagen", default=14)

    class Meta:
        verbose_name = "Rhythmus eines Gremiums"
        verbose_name_plural = "Rhythmen von Gremien"
        constraints = [
            models.CheckConstraint(condition=Q(every__gte=1, every__lte=24), name="rhythm_counts_something"),
            models.CheckConstraint(
                condition=Q(unit="months", week__isnull=False) | Q(unit="weeks", week__isnull=True),
                name="rhythm_of_months_names_the_week",
            ),
        ]
