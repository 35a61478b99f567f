"""Who is invited to one meeting without a seat: guests, and members of other bodies."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Committee
from .meetings import AgendaItem, Meeting


class Guest(Revised):
    """Somebody invited to one meeting, wholly or for one item. Sees the public items, or that one."""

    class Answer(models.TextChoices):
        YES = "yes", gettext_noop("kommt")
        NO = "no", gettext_noop("kommt nicht")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests")
    # For one item only; put off to another meeting it takes nobody along.
    item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, blank=True, related_name="guests")
    only_item = models.BooleanField("nur zu einem Punkt", default=False)
    sent_by = models.ForeignKey(Committee, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField("Name", max_length=160)
    organisation = models.CharField("Einrichtung", max_length=160, blank=True)
    email = models.EmailField("E-Mail")
    language = models.CharField("Sprache", max_length=10, default="de")
    answer = models.CharField("Antwort", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField("geantwortet am", null=True, blank=True)
    invited_by = models.UUIDField("eingeladen von", null=True)
    withdrawn_at = models.DateTimeField("ausgeladen am", null=True, blank=True)

    class Meta:
        verbose_name = "Gast einer Sitzung"
        verbose_name_plural = "Gäste von Sitzungen"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "email"], condition=Q(withdrawn_at__isnull=True), name="guest_once_per_meeting"
            ),
            models.CheckConstraint(condition=~Q(email="") & ~Q(name=""), name="guest_can_be_reached"),
        ]
