"""Cards of releases, their versions, quotes, media and contact blocks."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.press.models import PressRelease

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT, PUBLIC = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT, DataClass.PUBLIC,
)  # fmt: skip
TASK = "Öffentlichkeitsarbeit, § 3 Abs. 1 DSG NRW; Auskunft nach § 4 PresseG NRW (zu prüfen)"
DRAFT_DAYS = 2 * 365
_READERS = "veröffentlicht alle; sonst Pressestelle, Koordination und Integrationsbeauftragte des Ortes"
_KEPT = f"veröffentlicht auf Dauer (Archiv); Entwürfe {DRAFT_DAYS} Tage"
_WITH = "mit der Mitteilung"

DATA = (
    DataCard(
        model="press.PressRelease",
        title="Pressemitteilungen",
        owner=Owner.MUNICIPALITY,
        purpose="Die Öffentlichkeit unterrichten, mit Freigabe, Sperrfrist und sichtbarer Korrektur",
        legal_basis=TASK,
        retention=_KEPT,
        erasure="Entwürfe löscht die Pressestelle oder der Löschlauf; Veröffentlichtes wird zurückgezogen.",
        access_report="Mitteilungen, an denen Sie geschrieben oder die Sie freigegeben haben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "number": PUBLIC, "kind": PUBLIC, "headline": FREE_TEXT,
            "subheadline": FREE_TEXT, "dateline": PUBLIC, "lead": FREE_TEXT, "text": FREE_TEXT, "state": INTERNAL,
            "reason": FREE_TEXT, "embargo_until": INTERNAL, "scheduled_for": INTERNAL, "published_at": PUBLIC,
            "told_at": TECHNICAL, "publisher": PUBLIC, "published_block": PUBLIC, "thread": PUBLIC,
            "event_id": PUBLIC, "organisation": PUBLIC, "municipality": PUBLIC, "action_field": PUBLIC,
            "tags": PUBLIC, "written_by": PERSONAL, "written_at": INTERNAL, "authors": PERSONAL,
            "approved_by": PERSONAL, "approved_at": INTERNAL,
        },
    ),
    DataCard(
        model="press.ReleaseVersion",
        title="Fassungen von Pressemitteilungen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was vorher dort stand; frühere Entwürfe wiederherstellen",
        legal_basis=TASK,
        retention=_WITH,
        erasure=_WITH,
        access_report="Fassungen, die Sie geschrieben haben",
        readers=f"die Fassung vor einer Korrektur alle; sonst wie die Mitteilung: {_READERS}",
        fields={
            "id": TECHNICAL, "release": INTERNAL, "version": PUBLIC, "headline": FREE_TEXT, "subheadline": FREE_TEXT,
            "dateline": PUBLIC, "lead": FREE_TEXT, "text": FREE_TEXT, "correction": PUBLIC, "note": FREE_TEXT,
            "written_by": PERSONAL, "written_as": INTERNAL, "written_at": INTERNAL,
        },
    ),
    DataCard(
        model="press.Quote",
        title="Zitate in Pressemitteilungen",
        owner=Owner.MUNICIPALITY,
        purpose="Sagen, wer in welcher Funktion was erklärt hat; freigegeben von der zitierten Person",
        legal_basis=TASK,
        retention=_WITH,
        erasure=_WITH,
        access_report="Zitate unter Ihrem Namen",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "release": INTERNAL, "position": TECHNICAL, "text": FREE_TEXT, "person": PERSONAL,
            "function": PERSONAL, "origin": PUBLIC, "contact": INTERNAL,
        },
    ),
    DataCard(
        model="press.Medium",
        title="Fotos und Dokumente an Pressemitteilungen",
        owner=Owner.MUNICIPALITY,
        purpose="Bilder und Unterlagen zur Mitteilung anbieten",
        legal_basis=TASK,
        retention=_WITH,
        erasure=_WITH,
        access_report="keine Angaben über einzelne Menschen",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "release": INTERNAL, "position": TECHNICAL, "photo": PUBLIC, "file": PUBLIC,
            "title": PUBLIC,
        },
    ),
    DataCard(
        model="press.Publisher",
        title="Herausgeber",
        owner=Owner.INSTALLATION,
        purpose="Sagen, wer herausgibt und wen Redaktionen erreichen",
        legal_basis=TASK,
        retention="solange Mitteilungen auf ihn zeigen",
        erasure="Die Pressestelle beendet ihn.",
        access_report="keine Angaben über einzelne Menschen",
        readers="mit einer veröffentlichten Mitteilung alle",
        fields={"id": TECHNICAL, "revision": TECHNICAL, "name": PUBLIC, "ended_at": INTERNAL},
    ),
    DataCard(
        model="press.PublisherVersion",
        title="Fassungen von Herausgebern",
        owner=Owner.INSTALLATION,
        purpose="Dienstlicher Kontakt der Pressestelle, wie er beim Erscheinen galt",
        legal_basis=TASK,
        retention="solange Mitteilungen auf sie zeigen",
        erasure="mit dem Herausgeber",
        access_report="Fassungen mit Ihrem Namen",
        readers="mit einer veröffentlichten Mitteilung alle",
        fields={
            "id": TECHNICAL, "publisher": INTERNAL, "version": TECHNICAL, "name": PUBLIC, "contact": PERSONAL,
            "function": PUBLIC, "phone": PERSONAL, "fax": PERSONAL, "email": PERSONAL, "address": PUBLIC,
            "website": PUBLIC, "written_at": INTERNAL, "written_by": PERSONAL,
        },
    ),
)  # fmt: skip


def old_drafts(at: datetime) -> QuerySet[PressRelease]:
    """Never published, and nobody has touched it for long."""
    rows = PressRelease.objects.filter(number__isnull=True).exclude(state=PressRelease.State.SCHEDULED)
    return rows.filter(written_at__lt=at - timedelta(days=DRAFT_DAYS))
