from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id

from .files import ELSEWHERE


class QueuedHint(models.Model):
    """A released hint waits, sealed under the key of the gate, until it leaves among others: no case, no time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sealed = models.BinaryField("verschlüsselter Inhalt", editable=False)

    class Meta:
        verbose_name = "Hinweis im Tor"
        verbose_name_plural = "Hinweise im Tor"


class GateCount(models.Model):
    """How many hints of a carrier left in a quarter: the carrier is named from the third on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    carrier = models.ForeignKey("accounts.Carrier", ELSEWHERE, related_name="+")
    quarter = models.CharField("Quartal", max_length=7)
    hints = models.PositiveIntegerField("Hinweise", default=0)

    class Meta:
        verbose_name = "Zähler am Tor"
        verbose_name_plural = "Zähler am Tor"
        constraints = [models.UniqueConstraint(fields=["carrier", "quarter"], name="one_gate_count_per_quarter")]
