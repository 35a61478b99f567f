from __future__ import annotations

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.places.models import Municipality

from .committees import Committee


class TermQuerySet(models.QuerySet):
    def holding_on(self, day: date):
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def of(self, committee: Committee):
        """The terms of a body: its own, else those of its whole town."""
        own = Q(committee=committee)
        if committee.municipality_id is not None:
            own |= Q(municipality_id=committee.municipality_id)
        else:
            own |= Q(municipality__kind=Municipality.Kind.DISTRICT)
        return self.filter(own)


def _days() -> Func:
    return Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField())


class Term(Revised):
    """A term (Wahlperiode) of one body, or of everything that is elected in a town. OParl: LegislativeTerm."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="terms")
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ganze Kommune"
    )
    number = models.PositiveSmallIntegerField("Nummer der Wahlperiode")
    starts_on = models.DateField("von")
    ends_on = models.DateField("bis", null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = "Wahlperiode"
        verbose_name_plural = "Wahlperioden"
        constraints = [
            models.CheckConstraint(
                condition=Q(committee__isnull=True, municipality__isnull=False)
                | Q(committee__isnull=False, municipality__isnull=True),
                name="term_of_a_body_or_a_town",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="term_ends_after_start"
            ),
            models.UniqueConstraint(fields=["committee", "number"], name="term_number_once_in_a_body"),
            models.UniqueConstraint(fields=["municipality", "number"], name="term_number_once_in_a_town"),
            ExclusionConstraint(
                name="one_term_per_day_in_a_body",
                expressions=[("committee", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="one_term_per_day_in_a_town",
                expressions=[("municipality", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. Wahlperiode"
