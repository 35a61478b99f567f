"""The field register of what organisations tell of themselves, and what of it is removed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.organisations.models import Story

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT, PUBLIC = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT, DataClass.PUBLIC,
)  # fmt: skip
UNSHOWN_DAYS = 2 * 365

DATA = (
    DataCard(
        model="organisations.Story",
        title="Leistungen und Nachrichten von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was Organisationen leisten, in ihren eigenen Worten",
        legal_basis="Veröffentlichung auf Wunsch der Organisation (zu prüfen)",
        retention=f"veröffentlicht, bis die Organisation sie zurückzieht; sonst {UNSHOWN_DAYS} Tage",
        erasure="Die Organisation löscht selbst; der Löschlauf entfernt alte Entwürfe und Zurückgezogenes.",
        access_report="Texte, die Sie geschrieben haben",
        readers="veröffentlicht alle; sonst die Organisation selbst und wer das Register führt",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": PUBLIC, "kind": PUBLIC, "title": FREE_TEXT,
            "text": FREE_TEXT, "language": PUBLIC, "day": PUBLIC, "until": PUBLIC, "field": PUBLIC, "hours": PUBLIC,
            "reach": PUBLIC, "state": INTERNAL, "reason": FREE_TEXT, "written_by": PERSONAL, "changed_at": INTERNAL,
            "submitted_at": INTERNAL, "published_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.StoryPicture",
        title="Bilder zu Leistungen und Nachrichten",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was Organisationen leisten",
        legal_basis="Einwilligung der Abgebildeten, § 22 KunstUrhG, Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention="wie der Text; auf Wunsch einer abgebildeten Person sofort",
        erasure="Organisation oder Koordination entfernen das Bild; die Datei geht mit dem Löschlauf der Dateien.",
        access_report="Bilder, die Sie beigelegt haben",
        readers="wie der Text",
        fields={
            "id": TECHNICAL, "story": TECHNICAL, "file": PERSONAL, "alt_text": FREE_TEXT, "credit": PERSONAL,
            "people": INTERNAL, "added_by": PERSONAL, "added_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.Comparator",
        title="Vergleichszahlen",
        owner=Owner.INSTALLATION,
        purpose="Die Größe des Verzeichnisses einordnen",
        legal_basis="keine personenbezogenen Angaben",
        retention="bis jemand sie entfernt",
        erasure="Wer das ganze Verzeichnis führt, entfernt sie.",
        access_report="keine Angaben über einzelne Menschen",
        readers="alle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "label": PUBLIC, "prefix": PUBLIC, "number": PUBLIC,
            "source": PUBLIC, "as_of": PUBLIC, "entered_at": INTERNAL,
        },
    ),
)  # fmt: skip


def unshown_stories(at: datetime) -> QuerySet[Story]:
    return Story.objects.exclude(state=Story.State.PUBLISHED).filter(changed_at__lt=at - timedelta(days=UNSHOWN_DAYS))
