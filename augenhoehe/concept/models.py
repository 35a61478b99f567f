from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised


class Concept(Revised):
    """An integration concept of a Kreis or town. Small here; the concept process comes on top of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="concepts")
    public = models.BooleanField("öffentlich", default=True)
    created_at = models.DateTimeField("angelegt am")

    class Meta:
        verbose_name = "Integrationskonzept"
        verbose_name_plural = "Integrationskonzepte"


class ActionField(models.Model):
    """A field of action (Handlungsfeld) of a concept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="action_fields")
    position = models.PositiveSmallIntegerField("Reihenfolge")
    title = models.CharField("Titel", max_length=160)

    class Meta:
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"
        constraints = [models.UniqueConstraint(fields=["concept", "position"], name="one_action_field_per_position")]

    def __str__(self) -> str:
        return self.title


class Measure(Revised):
    """A measure (Maßnahme): what is done, by whom; its progress is computed from its markers."""

    class State(models.TextChoices):
        PLANNED = "planned", "geplant"
        DECIDED = "decided", "beschlossen"
        RUNNING = "running", "in Umsetzung"
        DONE = "done", "abgeschlossen"
        STOPPED = "stopped", "abgebrochen"
        PERMANENT = "permanent", "verstetigt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    action_field = models.ForeignKey(ActionField, models.PROTECT, related_name="measures")
    title = models.CharField("Titel", max_length=200)
    description = models.TextField("Was geschieht")
    public_text = MultilingualField("Öffentlicher Text")
    lead_unit = models.CharField("Federführung", max_length=160)
    lead = models.ForeignKey("accounts.User", models.PROTECT, null=True, blank=True, related_name="measures")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.DECIDED)
    state_reason = models.TextField("Begründung des Stands", blank=True)
    starts_on = models.DateField("Beginn", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"


class MeasureThread(models.Model):
    """To which threads a measure belongs (several are allowed)."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="thread_links")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="measure_links")

    class Meta:
        verbose_name = "Maßnahme im Vorgang"
        verbose_name_plural = "Maßnahmen im Vorgang"
        constraints = [models.UniqueConstraint(fields=["measure", "thread"], name="measure_once_per_thread")]


class ImplementationMarker(Revised):
    """A verifiable sign that something is done (Umsetzungsmarker): criterion, due date, evidence."""

    class State(models.TextChoices):
        OPEN = "open", "offen"
        WORKING = "working", "in Arbeit"
        CLAIMED = "claimed", "als erreicht gemeldet"
        REACHED = "reached", "erreicht"
        PARTLY = "partly", "teilweise erreicht"
        MISSED = "missed", "verfehlt"
        DROPPED = "dropped", "entfallen"

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

    class Meta:
        verbose_name = "Umsetzungsmarker"
        verbose_name_plural = "Umsetzungsmarker"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(claimed_by__isnull=True) | ~Q(closed_by=models.F("claimed_by")),
                name="marker_closed_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="marker_closed_by_and_at",
            ),
        ]


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
