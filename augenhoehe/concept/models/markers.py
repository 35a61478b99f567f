"""Implementation markers: verifiable signs that something is done, with everything that became of them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .measures import Measure


class MarkerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(measure__in=Measure.objects.visible_to(actor))

    def owned_by(self, actor: Actor):
        return self.filter(measure__in=Measure.objects.owned_by(actor))

    def pending(self):
        """Not yet reported: somebody still has to do it. Markers of ended measures are nobody's work."""
        return self.filter(state__in=ImplementationMarker.PENDING).exclude(measure__state__in=Measure.ENDED)

    def settled(self):
        return self.filter(state__in=ImplementationMarker.SETTLED)

    def unsettled(self):
        """Open, in work, or reported and not yet confirmed, in measures that have not ended."""
        return self.filter(state__in=ImplementationMarker.UNSETTLED).exclude(measure__state__in=Measure.ENDED)

    def overdue(self, day: date):
        return self.pending().filter(due__lt=day)


class ImplementationMarker(Revised):
    """A verifiable sign that something is done (Umsetzungsmarker): criterion, due date, evidence."""

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        WORKING = "working", gettext_noop("in Arbeit")
        CLAIMED = "claimed", gettext_noop("als erreicht gemeldet")
        REACHED = "reached", gettext_noop("erreicht")
        PARTLY = "partly", gettext_noop("teilweise erreicht")
        MISSED = "missed", gettext_noop("verfehlt")
        DROPPED = "dropped", gettext_noop("entfallen")

    PENDING = (State.OPEN, State.WORKING)
    UNSETTLED = (State.OPEN, State.WORKING, State.CLAIMED)
    SETTLED = (State.REACHED, State.PARTLY, State.MISSED, State.DROPPED)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="markers")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=1)
    criterion = models.CharField("Woran man es erkennt", max_length=300)
    due = models.DateField("bis")
    first_due = models.DateField("zuerst bis")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.OPEN)
    evidence = models.TextField("Beleg", blank=True)
    reason = models.TextField("Begründung", blank=True)
    claimed_by = models.UUIDField("gemeldet von", null=True, blank=True)
    claimed_at = models.DateTimeField("gemeldet am", null=True, blank=True)
    closed_by = models.UUIDField("bestätigt von", null=True, blank=True)
    closed_at = models.DateTimeField("bestätigt am", null=True, blank=True)

    objects = MarkerQuerySet.as_manager()

    class Meta:
        verbose_name = "Umsetzungsmarker"
        verbose_name_plural = "Umsetzungsmarker"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(claimed_by__isnull=True) | ~Q(closed_by=F("claimed_by")),
                name="marker_closed_by_a_second_person",
            ),
            # The person may be forgotten after years, the day never.
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(closed_at__isnull=False), name="marker_closed_by_and_at"
            ),
            models.CheckConstraint(
                condition=Q(claimed_by__isnull=True) | Q(claimed_at__isnull=False), name="marker_claimed_by_and_at"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "working", "claimed"), closed_at__isnull=True)
                | Q(state__in=("reached", "partly", "missed", "dropped"), closed_at__isnull=False),
                name="settled_marker_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("claimed", "reached", "partly"))
                | (Q(claimed_at__isnull=False) & ~Q(evidence="")),
                name="claimed_marker_shows_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("partly", "missed", "dropped")) | ~Q(reason=""), name="marker_says_why"
            ),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(state__in=("open", "working")), name="pending_markers")]

    @property
    def postponed(self) -> bool:
        return self.due != self.first_due

    @property
    def pending(self) -> bool:
        return self.state in self.PENDING

    def overdue_on(self, day: date) -> bool:
        """Past its date and still somebody's work; expects `measure` to be selected."""
        return self.pending and self.due < day and not self.measure.ended


class MarkerPostponement(models.Model):
    """A postponed marker keeps its old date and the reason."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    marker = models.ForeignKey(ImplementationMarker, models.CASCADE, related_name="postponements")
    old_due = models.DateField("bisher bis")
    new_due = models.DateField("neu bis")
    reason = models.TextField("Begründung")
    at = models.DateTimeField("am")
    by_id = models.UUIDField("von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Verschiebung"
        verbose_name_plural = "Verschiebungen"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="postponement_says_why")]


class MarkerChange(models.Model):
    """A change of a marker's state: from, to, why, when, by which function. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    marker = models.ForeignKey(ImplementationMarker, models.CASCADE, related_name="changes")
    old_state = models.CharField("vorher", max_length=20, choices=ImplementationMarker.State)
    new_state = models.CharField("nachher", max_length=20, choices=ImplementationMarker.State)
    reason = models.TextField("Begründung", blank=True)
    at = models.DateTimeField("am")
    by_id = models.UUIDField("von", null=True)
    by_function = models.CharField("Funktion", max_length=160, blank=True)

    class Meta:
        verbose_name = "Änderung eines Umsetzungsmarkers"
        verbose_name_plural = "Änderungen von Umsetzungsmarkern"


def overdue_measures(day: date) -> models.QuerySet:
    """The ids of measures with a marker whose date has passed."""
    return ImplementationMarker.objects.overdue(day).values("measure_id")
