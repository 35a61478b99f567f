"""The mails of a meeting: noted with what caused them, queued by the worker, at most one each for each person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id

from .committees import Seat
from .deputies import DeputyRequest
from .guests import Guest
from .meetings import Meeting


class DeliveryQuerySet(models.QuerySet):
    def waiting(self):
        """What the worker still has to queue."""
        return self.filter(queued_at__isnull=True, failure="")


class Delivery(models.Model):
    """One mail about a meeting to one person. `sequence` is the meeting's state that it tells of."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", "Einladung"
        CHANGED = "changed", "Änderung"
        CANCELLED = "cancelled", "Absage"
        REMINDER = "reminder", "Erinnerung"
        DEPUTY = "deputy", "Frage an die Vertretung"
        DEPUTY_OFF = "deputy_off", "Vertretung nicht mehr nötig"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="deliveries")
    kind = models.CharField("Art", max_length=20, choices=Kind)
    # A reminder counts once for a meeting, however often it moves: its sequence is nought.
    sequence = models.PositiveIntegerField("Stand der Sitzung")
    seat = models.ForeignKey(Seat, models.CASCADE, null=True, blank=True, related_name="+")
    guest = models.ForeignKey(Guest, models.CASCADE, null=True, blank=True, related_name="deliveries")
    request = models.ForeignKey(DeputyRequest, models.CASCADE, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField("vorgemerkt am")
    mail = models.OneToOneField("notices.OutgoingMail", models.SET_NULL, null=True, blank=True, related_name="+")
    queued_at = models.DateTimeField("übergeben am", null=True, blank=True)
    failure = models.CharField("Warum nicht", max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "Mail zu einer Sitzung"
        verbose_name_plural = "Mails zu Sitzungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, guest__isnull=True, request__isnull=True)
                | Q(seat__isnull=True, guest__isnull=False, request__isnull=True)
                | Q(seat__isnull=True, guest__isnull=True, request__isnull=False),
                name="delivery_goes_to_one_person",
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind", "sequence", "seat", "guest", "request"],
                nulls_distinct=False,
                name="one_delivery_each",
            ),
        ]
        indexes = [
            models.Index(fields=["meeting"], condition=Q(queued_at__isnull=True), name="deliveries_to_queue"),
        ]
