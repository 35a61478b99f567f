from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .permissions import OWN_MEASURES, READ_CONCEPT


class ConceptQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Public concepts for everybody, the others for who reads concepts."""
        return self.all() if actor.system or actor.may(READ_CONCEPT) else self.public()

    def public(self):
        return self.filter(public=True)


class Concept(Revised):
    """An integration concept of a Kreis or town. Small here; the concept process comes on top of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField("Titel", max_length=200)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="concepts")
    public = models.BooleanField("öffentlich", default=True)
    created_at = models.DateTimeField("angelegt am")

    objects = ConceptQuerySet.as_manager()

    class Meta:
        verbose_name = "Integrationskonzept"
        verbose_name_plural = "Integrationskonzepte"

    def __str__(self) -> str:
        return self.title


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


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Measures of public concepts for everybody; the others for who reads concepts or leads the measure."""
        if actor.system or actor.may(READ_CONCEPT):
            return self.all()
        mine = Q(lead_id=actor.user_id) if actor.user_id else Q(pk__in=[])
        return self.filter(Q(action_field__concept__public=True) | mine)

    def public(self):
        return self.filter(action_field__concept__public=True)

    def owned_by(self, actor: Actor):
        """Measures whose markers the actor reports: as lead, or for the lead's carrier."""
        if actor.user_id is None:
            return self.none()
        return self.filter(Q(lead_id=actor.user_id) | colleagues(actor))

    def alive(self):
        return self.exclude(state__in=Measure.ENDED)

    def with_overdue(self, day: date):
        """Measures with a marker whose date has passed."""
        return self.filter(pk__in=ImplementationMarker.objects.overdue(day).values("measure_id"))


def colleagues(actor: Actor) -> Q:
    """Measures led by somebody of the actor's own carrier, for actors who hold the role for it."""
    if actor.carrier_id is None or not actor.may(OWN_MEASURES):
        return Q(pk__in=[])
    return Q(lead__carrier_id=actor.carrier_id)


class Measure(Revised):
    """A measure (Maßnahme): what is done, by whom; its progress is computed from its markers."""

    class State(models.TextChoices):
        PLANNED = "planned", gettext_noop("geplant")
        DECIDED = "decided", gettext_noop("beschlossen")
        RUNNING = "running", gettext_noop("in Umsetzung")
        DONE = "done", gettext_noop("abgeschlossen")
        STOPPED = "stopped", gettext_noop("abgebrochen")
        PERMANENT = "permanent", gettext_noop("verstetigt")

    ENDED = (State.DONE, State.STOPPED, State.PERMANENT)

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
    ended_on = models.DateField("Ende", null=True, blank=True)
    created_at = models.DateTimeField("angelegt am")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, state__in=("planned", "decided", "running"))
                | Q(ended_on__isnull=False, state__in=("done", "stopped", "permanent")),
                name="ended_measure_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(state_reason=""), name="stopped_measure_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ended(self) -> bool:
        return self.state in self.ENDED

    @property
    def place_id(self) -> uuid.UUID:
        """The town whose officers may act on it; expects `action_field__concept` to be selected."""
        return self.municipality_id or self.action_field.concept.municipality_id


class MeasureThread(models.Model):
    """To which threads a measure belongs (several are allowed)."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="thread_links")
    thread = models.ForeignKey("journal.Thread", models.PROTECT, related_name="measure_links")

    class Meta:
        verbose_name = "Maßnahme im Vorgang"
        verbose_name_plural = "Maßnahmen im Vorgang"
        constraints = [models.UniqueConstraint(fields=["measure", "thread"], name="measure_once_per_thread")]


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
