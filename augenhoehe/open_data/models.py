from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from augenhoehe.core.datasets import Licence
from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor

from .permissions import PUBLISH_DATA

LICENCES = (
    (Licence.BY.value, gettext_noop("Datenlizenz Deutschland – Namensnennung – Version 2.0")),
    (Licence.ZERO.value, gettext_noop("Datenlizenz Deutschland – Zero – Version 2.0")),
)


class PublicationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.all() if actor.may(PUBLISH_DATA) else self.public()

    def public(self):
        return self.filter(shown=True)


class Publication(Revised):
    """The decision that a dataset is open data: since when, and under which licence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField("Datensatz", max_length=40, unique=True)
    licence = models.CharField("Lizenz", max_length=20, choices=LICENCES)
    shown = models.BooleanField("veröffentlicht", default=True)
    published_at = models.DateTimeField("zuerst veröffentlicht am")
    checked_at = models.DateTimeField("zuletzt nachgesehen am", null=True, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "Veröffentlichter Datensatz"
        verbose_name_plural = "Veröffentlichte Datensätze"


class VersionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        return self.filter(publication__in=Publication.objects.visible_to(actor))

    def public(self):
        return self.filter(publication__shown=True)


class DataVersion(models.Model):
    """One version of a dataset: its files and what stands in their columns. It stays when the next one comes.

    Only taking back changes it: then `taken_back_at` says when, and the files no longer hold what was taken back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("Fassung")
    day = models.DateField("Stand")
    made_at = models.DateTimeField("erzeugt am")
    title = models.CharField("Titel", max_length=160)
    columns = models.JSONField("Verzeichnis der Spalten")
    licence = models.CharField("Lizenz", max_length=20, choices=LICENCES)
    rows = models.PositiveIntegerField("Zeilen")
    starts_on = models.DateField("reicht von", null=True, blank=True)
    ends_on = models.DateField("reicht bis", null=True, blank=True)
    csv = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="CSV-Datei")
    parquet = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="Parquet-Datei")
    taken_back_at = models.DateTimeField("Zurückgezogenes entfernt am", null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "Fassung eines Datensatzes"
        verbose_name_plural = "Fassungen von Datensätzen"
        constraints = [
            models.UniqueConstraint(fields=["publication", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="version_reaches_forward"
            ),
        ]

    @property
    def names(self) -> list[str]:
        return [str(column["name"]) for column in self.columns]

    def column(self, name: str) -> dict[str, Any] | None:
        return next((one for one in self.columns if one["name"] == name), None)


class CatalogueFile(models.Model):
    """The catalogue for machines in one of its spellings, as it was last written."""

    class Form(models.TextChoices):
        TURTLE = "ttl", "Turtle"
        JSON_LD = "jsonld", "JSON-LD"
        RDF_XML = "rdf", "RDF/XML"

    form = models.CharField("Schreibweise", max_length=10, choices=Form, primary_key=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="Datei")
    written_at = models.DateTimeField("geschrieben am")

    class Meta:
        verbose_name = "Katalog für Maschinen"
        verbose_name_plural = "Kataloge für Maschinen"
