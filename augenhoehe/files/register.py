"""The field register of stored files, and the clean-up of what belongs to nobody."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, ForeignObjectRel, OuterRef, QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from . import operations
from .models import Rendition, StoredFile

DATA = (
    DataCard(
        model="files.StoredFile",
        title="Datei",
        owner=Owner.INSTALLATION,
        purpose="Hochgeladene Dateien nach ihrem Inhalt. Wer sie lesen darf, sagt der Gegenstand, an dem sie hängt.",
        legal_basis="dieselbe wie beim Gegenstand; § 3 Abs. 1 DSG NRW – zu prüfen",
        retention="so lange, wie ein Gegenstand auf sie zeigt; danach sieben Tage",
        erasure="mit dem Löschlauf: Zeile und Datei",
        access_report="gibt der Gegenstand",
        readers="wer den Gegenstand liest",
        fields={
            "id": DataClass.TECHNICAL,
            "sha256": DataClass.TECHNICAL,
            "size": DataClass.TECHNICAL,
            "media_type": DataClass.TECHNICAL,
            "stored_at": DataClass.TECHNICAL,
        },
    ),
    DataCard(
        model="files.Rendition",
        title="Größen eines Bildes",
        owner=Owner.INSTALLATION,
        purpose="Bilder in der Größe und dem Format zeigen, die eine Seite braucht",
        legal_basis="dieselbe wie beim Bild; § 3 Abs. 1 DSG NRW – zu prüfen",
        retention="so lange wie das Bild",
        erasure="mit dem Bild",
        access_report="gibt der Gegenstand",
        readers="wer das Bild sieht",
        fields=dict.fromkeys(("id", "original", "file", "width", "height"), DataClass.TECHNICAL),
    ),
)


def orphans(at: datetime) -> QuerySet[Any]:
    """Files that no row of any table points to, stored more than a week ago."""
    rows = StoredFile.objects.filter(stored_at__lt=at - timedelta(days=7))
    for relation in pointers():
        pointing = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        rows = rows.filter(~Exists(pointing))
    return rows


def pointers() -> list[ForeignObjectRel]:
    """Every foreign key to files in the whole house, also those without a name backwards.

    A picture's own sizes do not keep it: they go with it.
    """
    hidden = StoredFile._meta.get_fields(include_hidden=True)
    own = Rendition._meta.get_field("original")
    return [field for field in hidden if isinstance(field, ForeignObjectRel) and field.field is not own]


RETENTION = (
    RetentionRule(
        name="files.orphans",
        title="Dateien, die zu nichts mehr gehören",
        legal_basis="Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung) – zu prüfen",
        period="sieben Tage nach dem Ablegen",
        due=orphans,
        erase=operations.remove_orphans,
    ),
)
