from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.vocabularies import OfferKind

from .proposals import Proposal
from .questions import StructuralQuestion
from .terms import Term

Question = StructuralQuestion.State


class OfferAimQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """With the question or the proposal that names them."""
        questions = StructuralQuestion.objects.visible_to(actor, day).values("pk")
        proposals = Proposal.objects.visible_to(actor, day).values("pk")
        return self.filter(Q(question__in=questions) | Q(proposal__in=proposals))

    def gaps(self):
        """What is missing today: not for questions that were dropped."""
        dropped = Q(question__state=Question.WITHDRAWN) | Q(proposal__group__question__state=Question.WITHDRAWN)
        return self.filter(verb__in=OfferAim.MISSING, closed_on__isnull=True).exclude(dropped)


class OfferAim(Revised):
    """What is to happen with offers (S4-24): a new one, a change, a gap closed; named by a question or a proposal.

    The gap is told by kind, place, field of life and language, so that gaps of many questions lie side by side.
    """

    class Verb(models.TextChoices):
        NEW = "new", gettext_noop("neues Angebot")
        CHANGE = "change", gettext_noop("Angebot ändern")
        CLOSE_GAP = "close_gap", gettext_noop("Lücke schließen")

    MISSING = (Verb.NEW, Verb.CLOSE_GAP)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(
        StructuralQuestion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="offer_aims",
        verbose_name="Strukturfrage",
    )
    proposal = models.ForeignKey(
        Proposal, models.CASCADE, null=True, blank=True, related_name="offer_aims", verbose_name="Lösungsvorschlag"
    )
    verb = models.CharField("Was geschehen soll", max_length=20, choices=Verb)
    what = models.CharField("Worum es geht", max_length=300)
    offer = models.ForeignKey(
        "organisations.Offer", models.SET_NULL, null=True, blank=True, related_name="aims", verbose_name="Angebot"
    )
    kind = models.CharField("Art des Angebots", max_length=30, choices=OfferKind, blank=True)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    life_area = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField("Sprache", max_length=10, blank=True)
    named_on = models.DateField("genannt am")
    closed_on = models.DateField("geschlossen am", null=True, blank=True)

    objects = OfferAimQuerySet.as_manager()

    class Meta:
        verbose_name = "Ziel für Angebote"
        verbose_name_plural = "Ziele für Angebote"
        indexes = [models.Index(fields=["-named_on", "-id"], name="offer_aim_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, proposal__isnull=True)
                | Q(question__isnull=True, proposal__isnull=False),
                name="offer_aim_has_one_origin",
            ),
            models.CheckConstraint(
                condition=Q(verb="change") | Q(life_area__isnull=False), name="missing_offer_names_its_field"
            ),
        ]

    def __str__(self) -> str:
        return self.what
