from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.monitoring.permissions import WRITE_INDICATORS


class ValueImportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who may import everywhere sees all imports; who may in some towns, only their own."""
        reach = actor.reach(WRITE_INDICATORS)
        if reach.everywhere:
            return self
        if reach.nowhere or not actor.signed_in:
            return self.none()
        return self.filter(started_by=actor.user_id)


class ValueImport(Revised):
    """Values from a file: what each column means, a dry run with errors per row and column, then all or nothing."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "hochgeladen"
        CHECKING = "checking", "wird geprüft"
        CHECKED = "checked", "geprüft"
        IMPORTING = "importing", "wird übernommen"
        DONE = "done", "übernommen"
        FAILED = "failed", "gescheitert"

    AT_WORK = (State.CHECKING, State.IMPORTING)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("Datei", max_length=200)
    columns = models.JSONField("Spaltenköpfe mit Beispielen", default=list)
    mapping = models.JSONField("Was die Spalten bedeuten", default=dict)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Stand", max_length=20, choices=State, default=State.UPLOADED)
    rows_total = models.PositiveIntegerField("Zeilen", default=0)
    rows_done = models.PositiveIntegerField("bearbeitet", default=0)
    values_new = models.PositiveIntegerField("neu", default=0)
    values_corrected = models.PositiveIntegerField("berichtigt", default=0)
    values_unchanged = models.PositiveIntegerField("unverändert", default=0)
    cells_faulty = models.PositiveIntegerField("fehlerhaft", default=0)
    errors = models.JSONField("Fehler je Zeile und Spalte", default=list)
    failure = models.CharField("Warum es nicht ging", max_length=300, blank=True)
    heard_at = models.DateTimeField("zuletzt gemeldet am", null=True, blank=True)
    started_by = models.UUIDField("von", null=True)
    started_at = models.DateTimeField("begonnen am")
    finished_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = ValueImportQuerySet.as_manager()

    class Meta:
        verbose_name = "Import von Werten"
        verbose_name_plural = "Importe von Werten"
