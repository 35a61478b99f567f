"""What an organisation needs, from when to when, and what it was met by (S0-8)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .organisations import Organisation
from .pool import Resource, kept_or, of_own


class NeedQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, day: date):
        """Nobody's business but the organisation's own and of who keeps the register there."""
        return kept_or(self, actor, of_own(actor, day))


class Need(Revised):
    """One dated need of an organisation; open until something meets it or it is withdrawn."""

    class Kind(models.TextChoices):
        TRAINING = "training", gettext_noop("Schulung")
        FUNDING = "funding", gettext_noop("Geld")
        ROOM = "room", gettext_noop("Raum")
        VOLUNTEERS = "volunteers", gettext_noop("Freiwillige")
        NETWORKING = "networking", gettext_noop("Kontakte und Partner")
        OTHER = "other", gettext_noop("anderes")

    class State(models.TextChoices):
        OPEN = "open", gettext_noop("offen")
        MET = "met", gettext_noop("gedeckt")
        WITHDRAWN = "withdrawn", gettext_noop("zurückgezogen")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="needs")
    kind = models.CharField("Art", max_length=20, choices=Kind, default=Kind.ROOM)
    text = models.TextField("Was gebraucht wird")
    amount = models.CharField("wie viel", max_length=80, blank=True)
    wanted_from = models.DateField("ab", null=True, blank=True)
    wanted_until = models.DateField("bis", null=True, blank=True)
    state = models.CharField("Stand", max_length=10, choices=State, default=State.OPEN)
    met_by = models.ForeignKey(
        Resource, models.SET_NULL, null=True, blank=True, related_name="meets", verbose_name="gedeckt durch"
    )
    met_how = models.TextField("wie gedeckt", blank=True)
    reported_at = models.DateTimeField("gemeldet am")
    # The round it was first named in, and the last day somebody said that it still holds.
    survey = models.ForeignKey(
        "organisations.Survey", models.SET_NULL, null=True, blank=True, related_name="needs",
        verbose_name="aus der Erhebung",
    )  # fmt: skip
    affirmed_on = models.DateField("zuletzt bestätigt am", null=True, blank=True)
    closed_at = models.DateTimeField("gedeckt oder zurückgezogen am", null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = "Bedarf"
        verbose_name_plural = "Bedarfe"
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted_until__isnull=True) | Q(wanted_until__gte=F("wanted_from")),
                name="need_ends_after_the_start",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="closed_need_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "-reported_at"], name="needs_by_state")]
