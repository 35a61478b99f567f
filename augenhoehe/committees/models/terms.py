from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.validity import ends_after_start, one_per_day
from augenhoehe.places.models import Municipality

from .committees import Committee


class TermQuerySet(models.QuerySet):
    def holding_on(self, day: date):
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def of(self, committee_id: UUID, town: UUID | None):
        """The terms of a body: its own, else those of its whole town; `town`: none for a body of the whole Kreis."""
        own = Q(committee_id=committee_id)
        if town is not None:
            own |= Q(municipality_id=town)
        else:
            own |= Q(municipality__kind=Municipality.Kind.DISTRICT)
        return self.filter(own)


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
            ends_after_start("term_ends_after_start", "starts_on", "ends_on"),
            models.UniqueConstraint(fields=["committee", "number"], name="term_number_once_in_a_body"),
            models.UniqueConstraint(fields=["municipality", "number"], name="term_number_once_in_a_town"),
            one_per_day("one_term_per_day_in_a_body", "committee", first="starts_on", last="ends_on"),
            one_per_day("one_term_per_day_in_a_town", "municipality", first="starts_on", last="ends_on"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. Wahlperiode"
