"""A series of events with a running number: „17. Fachkonferenz“ (S1-9)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.events.permissions import KEEP_EVENTS


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Inside, who keeps events anywhere; outside a series is read by its events alone."""
        return self.all() if actor.may(KEEP_EVENTS) else self.none()

    def in_order(self):
        return self.order_by("sorting", "id")


class Series(Revised):
    """What belongs together: the next event of it gets the next number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = MultilingualField("Titel der Reihe")
    sorting = models.CharField(max_length=200, editable=False)
    about = MultilingualField("Worum es der Reihe geht")
    # Editions before this installation: their number counts on.
    first_number = models.PositiveSmallIntegerField("erste Nummer hier", default=1)
    since = models.CharField("seit wann es sie gibt", max_length=60, blank=True)
    # A dialogue is „regelmäßig“ only if somebody notices when it is not (S1-31).
    overdue_after_months = models.PositiveSmallIntegerField("überfällig nach Monaten", null=True, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    ended_on = models.DateField("beendet am", null=True, blank=True)
    created_by = models.UUIDField("angelegt von", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "Veranstaltungsreihe"
        verbose_name_plural = "Veranstaltungsreihen"
        constraints = [
            models.CheckConstraint(condition=Q(first_number__gte=1), name="series_counts_from_one"),
            models.CheckConstraint(
                condition=Q(overdue_after_months__isnull=True) | Q(overdue_after_months__gte=1),
                name="series_overdue_after_something",
            ),
        ]
