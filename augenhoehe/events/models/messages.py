"""What hosts wrote to everybody who registered: moved, cancelled, good to know."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id

from .events import Event


class EventMessage(models.Model):
    """One message to all who registered, and how many it went to. Never to whom: that is the list's to know."""

    class Kind(models.TextChoices):
        NOTE = "note", "Nachricht"
        MOVED = "moved", "verlegt"
        CANCELLED = "cancelled", "abgesagt"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="messages")
    kind = models.CharField("Art", max_length=10, choices=Kind, default=Kind.NOTE)
    text = models.TextField("Text")
    recipients = models.PositiveIntegerField("Empfänger:innen")
    sent_by = models.UUIDField("geschrieben von", null=True, blank=True)
    sent_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Nachricht an Angemeldete"
        verbose_name_plural = "Nachrichten an Angemeldete"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="event_message_says_something")]
