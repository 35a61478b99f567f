from __future__ import annotations

from django.db import models
from django.db.models import Q

from augenhoehe.core.ids import new_id

from .layings import Laying, StatementRequest
from .mandates import Mandate
from .meetings import AgendaItem, Meeting
from .papers import Paper, Station


class StationChange(models.Model):
    """What was changed on a paper's way after it set out, and why; never changed itself."""

    class Kind(models.TextChoices):
        ADDED = "added", "Station ergänzt"
        REMOVED = "removed", "Station gestrichen"
        MOVED = "moved", "Reihenfolge oder Aufgabe geändert"
        FORWARD = "forward", "vorgezogen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="way_changes")
    kind = models.CharField("Was", max_length=20, choices=Kind)
    text = models.CharField("Im Einzelnen", max_length=300)
    reason = models.CharField("Grund", max_length=300)
    changed_at = models.DateTimeField("geändert am")
    changed_by = models.UUIDField("geändert von", null=True)

    class Meta:
        verbose_name = "Änderung der Beratungsfolge"
        verbose_name_plural = "Änderungen der Beratungsfolge"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="way_changes_say_why")]
        indexes = [models.Index(fields=["paper", "changed_at"], name="way_changes_by_paper")]


class Evidence(models.Model):
    """What shows that something was done (Nachweis): a file or an address, at one thing; who reads that reads this."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.ForeignKey(Station, models.CASCADE, null=True, blank=True, related_name="evidence")
    mandate = models.ForeignKey(Mandate, models.CASCADE, null=True, blank=True, related_name="evidence")
    laying = models.ForeignKey(Laying, models.CASCADE, null=True, blank=True, related_name="evidence")
    request = models.ForeignKey(StatementRequest, models.CASCADE, null=True, blank=True, related_name="evidence")
    title = models.CharField("Was es zeigt", max_length=200)
    url = models.CharField("Adresse", max_length=300, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField("hinzugefügt am")
    added_by = models.UUIDField("hinzugefügt von", null=True)

    class Meta:
        verbose_name = "Nachweis"
        verbose_name_plural = "Nachweise"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=True) & ~Q(url="") | Q(file__isnull=False, url=""),
                name="evidence_is_a_file_or_an_address",
            ),
            models.CheckConstraint(
                condition=Q(station__isnull=False, mandate__isnull=True, laying__isnull=True, request__isnull=True)
                | Q(station__isnull=True, mandate__isnull=False, laying__isnull=True, request__isnull=True)
                | Q(station__isnull=True, mandate__isnull=True, laying__isnull=False, request__isnull=True)
                | Q(station__isnull=True, mandate__isnull=True, laying__isnull=True, request__isnull=False),
                name="evidence_is_of_one_thing",
            ),
        ]


class TrackingItem(models.Model):
    """The agenda item „Beschlusskontrolle“ that a body gets by itself while something is still to be done."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, primary_key=True, related_name="tracking")
    for_meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="tracking")

    class Meta:
        verbose_name = "Beschlusskontrolle auf der Tagesordnung"
        verbose_name_plural = "Beschlusskontrollen auf Tagesordnungen"
