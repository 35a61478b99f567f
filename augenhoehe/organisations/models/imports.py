"""A table of organisations that somebody takes over: which column means what, and what the dry run found."""

from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.permissions import KEEP_REGISTER


class RegisterImportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Who keeps the whole register sees all imports; who keeps it in some towns, only their own."""
        reach = actor.reach(KEEP_REGISTER)
        if reach.everywhere:
            return self
        if reach.nowhere or not actor.signed_in:
            return self.none()
        return self.filter(started_by=actor.user_id)

    def newest_first(self):
        return self.order_by("-started_at", "-id")


class RegisterImport(Revised):
    """An import of organisations from a file: column mapping, dry run, errors per row, one transaction."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", "hochgeladen"
        CHECKED = "checked", "geprüft"
        DONE = "done", "übernommen"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("Datei", max_length=200)
    columns = models.JSONField("Spaltenköpfe mit Beispielen", default=list)
    mapping = models.JSONField("Zuordnung der Spalten", default=dict)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField("Stand", max_length=10, choices=State, default=State.UPLOADED)
    rows_total = models.PositiveIntegerField("Zeilen", default=0)
    rows_new = models.PositiveIntegerField("neu", default=0)
    rows_duplicate = models.PositiveIntegerField("doppelt", default=0)
    rows_faulty = models.PositiveIntegerField("unvollständig", default=0)
    listed = models.JSONField("Zeilen zum Ansehen", default=list)
    started_by = models.UUIDField("von", null=True)
    started_at = models.DateTimeField("begonnen am")
    finished_at = models.DateTimeField("beendet am", null=True, blank=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = "Import von Organisationen"
        verbose_name_plural = "Importe von Organisationen"
