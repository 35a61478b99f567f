"""Cards of the photo archive and of the consents to be shown."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, Owner
from augenhoehe.press.models import Medium, Photo
from augenhoehe.press.operations.finding import PHOTO
from augenhoehe.search.operations import forget

from .releases import FREE_TEXT, INTERNAL, PERSONAL, PUBLIC, TECHNICAL

REVOKED_DAYS = 30
_KEEPERS = "Pressestelle, Koordination und Integrationsbeauftragte des Ortes"

DATA = (
    DataCard(
        model="press.Photo",
        title="Fotoarchiv",
        owner=Owner.MUNICIPALITY,
        purpose="Bilder mit Nachweis, Lizenz und Beschreibung für Berichte bereitstellen",
        legal_basis="§§ 22, 23 KunstUrhG; Art. 6 Abs. 1 Buchst. a DSGVO (Einwilligung der Abgebildeten) – zu prüfen",
        retention=f"bis jemand es löscht; nach einem Widerruf {REVOKED_DAYS} Tage",
        erasure="Die Pressestelle löscht; nach einem Widerruf der Löschlauf. Aufnahmedaten wie Ort und Gerät werden "
        "schon beim Hochladen entfernt.",
        access_report="Fotos, auf denen Sie zu sehen sind",
        readers=f"veröffentlichte alle; sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "file": PERSONAL, "caption": FREE_TEXT, "alt_text": FREE_TEXT,
            "credit": PERSONAL, "licence": PUBLIC, "taken_on": PUBLIC, "place": PUBLIC, "tags": PUBLIC,
            "municipality": PUBLIC, "shows_people": INTERNAL, "state": INTERNAL, "published_at": PUBLIC,
            "added_at": INTERNAL, "added_by": PERSONAL,
        },
    ),
    DataCard(
        model="press.PhotoPerson",
        title="Einwilligungen Abgebildeter",
        owner=Owner.MUNICIPALITY,
        purpose="Nachweisen, wer zugestimmt hat, gezeigt zu werden, und bis wann (Art. 7 Abs. 1 DSGVO)",
        legal_basis="§ 22 KunstUrhG; Art. 6 Abs. 1 Buchst. a und Art. 7 DSGVO – zu prüfen",
        retention="so lange wie das Foto",
        erasure="mit dem Foto",
        access_report="Einwilligungen, die Sie gegeben haben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "photo": INTERNAL, "name": PERSONAL, "form": INTERNAL,
            "agreed_on": INTERNAL, "until": INTERNAL, "note": FREE_TEXT, "revoked_at": INTERNAL,
        },
    ),
)  # fmt: skip


def revoked(at: datetime) -> QuerySet[Photo]:
    """Somebody shown took the consent back, and time to agree anew or to cut the picture is over."""
    limit = at - timedelta(days=REVOKED_DAYS)
    return Photo.objects.filter(shows_people=True, people__revoked_at__lt=limit).distinct()


def erase(rows: QuerySet[Photo], at: datetime) -> int:
    """The picture leaves its releases too; the file goes with the clean-up of files that belong to nothing."""
    found = list(rows)
    for photo in found:
        Medium.objects.filter(photo=photo).delete()
        forget(kind=PHOTO, object_id=photo.pk)
        photo.delete()
    return len(found)
