from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .committees import Seat
from .meetings import Meeting


class Attendance(Revised):
    """The answer of a seat to an invitation: comes, sends a deputy, does not come. Not who was really there."""

    class Answer(models.TextChoices):
        YES = "yes", gettext_noop("kommt")
        DEPUTY = "deputy", gettext_noop("schickt eine Vertretung")
        NO = "no", gettext_noop("kommt nicht")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="attendances")
    answer = models.CharField("Antwort", max_length=10, choices=Answer)
    deputy = models.CharField("Vertretung", max_length=160, blank=True)
    answered_at = models.DateTimeField("geantwortet am")

    class Meta:
        verbose_name = "Antwort auf eine Einladung"
        verbose_name_plural = "Antworten auf Einladungen"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_answer_per_seat"),
            models.CheckConstraint(condition=Q(answer="deputy") | Q(deputy=""), name="only_a_deputy_has_a_name"),
        ]
