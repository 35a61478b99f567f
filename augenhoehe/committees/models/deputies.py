"""Who may come instead of a member, and who was asked to for one meeting."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_noop

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised

from .attendance import Attendance
from .committees import Seat


class NamedDeputy(models.Model):
    """A deputy of a seat: chosen by one tap and, where an address is known, asked by mail."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="named_deputies")
    name = models.CharField("Name", max_length=160)
    # Without one nobody is asked: the member says that the deputy comes, and tells her.
    email = models.EmailField("E-Mail", blank=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    named_at = models.DateTimeField("benannt am")

    class Meta:
        verbose_name = "Benannte Vertretung"
        verbose_name_plural = "Benannte Vertretungen"
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "email"], condition=~Q(email=""), name="deputy_named_once_per_seat"
            ),
            models.UniqueConstraint(
                fields=["seat", "name"], condition=Q(email=""), name="deputy_without_address_once_per_seat"
            ),
        ]


class DeputyRequest(Revised):
    """„Können Sie für mich kommen?“: asked once, answered by the deputy's own link."""

    class Answer(models.TextChoices):
        YES = "yes", gettext_noop("kommt als Vertretung")
        NO = "no", gettext_noop("kann nicht vertreten")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="requests")
    deputy = models.ForeignKey(NamedDeputy, models.CASCADE, related_name="requests")
    asked_at = models.DateTimeField("gefragt am")
    answer = models.CharField("Antwort", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField("geantwortet am", null=True, blank=True)
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True, blank=True)

    class Meta:
        verbose_name = "Frage an eine Vertretung"
        verbose_name_plural = "Fragen an Vertretungen"
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"], condition=Q(withdrawn_at__isnull=True), name="one_deputy_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="deputy_answered_on_a_day",
            ),
        ]
