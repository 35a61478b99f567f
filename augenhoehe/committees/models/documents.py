"""Documents of an agenda item: PDF files that go with the invitation and lie under the item."""

from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id

from .meetings import AgendaItem


class ItemDocument(models.Model):
    """A PDF attached to an agenda item; the bytes lie in `files`. Who reads the item reads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="documents")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField("Name", max_length=120)
    added_at = models.DateTimeField("angehängt am")

    class Meta:
        verbose_name = "Unterlage eines Punktes"
        verbose_name_plural = "Unterlagen von Punkten"
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="document_names_differ")]
