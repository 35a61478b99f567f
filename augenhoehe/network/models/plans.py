"""What somebody plans in the field of integration, laid before everybody who works in it (S4-14)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.network.permissions import READ_SHARES
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field


class PlanQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """One level for all: whoever takes part in the network reads every plan, whatever role that is."""
        return self.all() if actor.system or actor.may(READ_SHARES) else self.none()

    def open(self):
        return self.filter(state=Plan.State.OPEN)


class Plan(Revised):
    """A plan before it is carried out: what, where, from when, and until when the others say what they think."""

    class State(models.TextChoices):
        OPEN = "open", "in Abstimmung"
        CLOSED = "closed", "abgestimmt"
        WITHDRAWN = "withdrawn", "zurückgezogen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Who plans, in words; with an entry in the register also as a link.
    unit = models.CharField("Wer plant", max_length=160)
    # The same for the program: an organisation, a carrier, or a person who speaks for nobody else.
    side = models.CharField("Seite", max_length=40, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Organisation"
    )
    title = models.CharField("Vorhaben", max_length=120)
    sorting = models.CharField(max_length=120, editable=False)
    text = models.TextField("Was geplant ist")
    field = models.CharField("Fachgebiet", max_length=40, choices=Field, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Ort"
    )
    begins_on = models.DateField("soll beginnen am", null=True, blank=True)
    answer_until = models.DateField("Rückmeldung bis")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    outcome = models.TextField("Was daraus wird", blank=True)
    made_by = models.UUIDField("vorgelegt von", null=True)
    made_at = models.DateTimeField("vorgelegt am")
    closed_at = models.DateTimeField("abgeschlossen am", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorhaben zur Abstimmung"
        verbose_name_plural = "Vorhaben zur Abstimmung"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True)
                | ~Q(state="open") & Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="closed_plan_says_what_became_of_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def over_on(self, day: date) -> bool:
        return self.answer_until < day


class PlanReply(Revised):
    """What one office, organisation or person in it thinks of a plan: one voice each, all of the same weight."""

    class Stance(models.TextChoices):
        JOIN = "join", "Wir machen mit"
        AGREE = "agree", "Einverstanden"
        SAME = "same", "Das gibt es bei uns schon"
        CONCERN = "concern", "Wir haben Bedenken"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="replies")
    unit = models.CharField("Wer sich meldet", max_length=160)
    side = models.CharField("Seite", max_length=40, editable=False)
    stance = models.CharField("Haltung", max_length=10, choices=Stance)
    text = models.TextField("In Worten", blank=True)
    # A concern gets an answer before the plan is closed.
    answer = models.TextField("Antwort", blank=True)
    replied_by = models.UUIDField("gemeldet von", null=True)
    replied_at = models.DateTimeField("gemeldet am")
    answered_at = models.DateTimeField("beantwortet am", null=True, blank=True)

    class Meta:
        verbose_name = "Rückmeldung zu einem Vorhaben"
        verbose_name_plural = "Rückmeldungen zu Vorhaben"
        constraints = [
            models.UniqueConstraint(fields=["plan", "side"], name="one_reply_per_side"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="plan_answer_has_a_day",
            ),
        ]

    @property
    def needs_answer(self) -> bool:
        return self.stance == self.Stance.CONCERN and not self.answer
