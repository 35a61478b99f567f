"""Measures: what is done, by whom; and to which matters they belong."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.concept.permissions import OWN_MEASURES, READ_CONCEPT
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .concepts import ActionField
from .goals import Goal


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
        from .markers import overdue_measures

        return self.filter(pk__in=overdue_measures(day))


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

    class Origin(models.TextChoices):
        CONCEPT = "concept", gettext_noop("aus dem Konzept")
        QUESTION = "question", gettext_noop("aus einer Strukturfrage")
        RESOLUTION = "resolution", gettext_noop("aus einem Beschluss")
        PROJECT = "project", gettext_noop("aus einem früheren Projekt")
        CONTRIBUTION = "contribution", gettext_noop("aus der Beteiligung")
        AREA = "area", gettext_noop("aus einer Sozialraumanalyse")

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
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="Ziel")
    partner_units = ArrayField(
        models.CharField(max_length=160), verbose_name="beteiligte Stellen", default=list, blank=True
    )
    target_group = models.CharField("Für wen", max_length=200, blank=True)
    areas = models.ManyToManyField("places.SocialArea", related_name="measures", blank=True, verbose_name="Sozialräume")
    budget = models.DecimalField("Kosten in Euro", max_digits=12, decimal_places=2, null=True, blank=True)
    funding = models.CharField("Bezahlt aus", max_length=200, blank=True)
    effort_hours = models.DecimalField("Aufwand in Stunden", max_digits=8, decimal_places=1, null=True, blank=True)
    capacity = models.CharField("Wer das leisten kann", max_length=300, blank=True)
    origin = models.CharField("Woher sie kommt", max_length=20, choices=Origin, default=Origin.CONCEPT)
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
            models.CheckConstraint(
                condition=Q(budget__isnull=True) | Q(budget__gte=0), name="measure_costs_are_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(effort_hours__isnull=True) | Q(effort_hours__gte=0), name="measure_effort_is_not_negative"
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
