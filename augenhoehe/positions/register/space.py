"""Cards of the space of a network."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, Owner, RetentionRule
from augenhoehe.positions.models import SpaceEntry

from .positions import FREE_TEXT, INTERNAL, PERSONAL, SIDE, TASK, TECHNICAL

SETTLED_DAYS = 3 * 365

DATA = (
    DataCard(
        model="positions.SpaceEntry",
        title="Einträge im Raum eines Netzwerks",
        owner=Owner.COMMITTEE,
        purpose="Ziele, Aktivitäten, Schwierigkeiten und gute Beispiele zwischen Gremien teilen",
        legal_basis=TASK,
        retention=f"solange aktuell; erledigt oder zurückgenommen noch {SETTLED_DAYS} Tage",
        erasure="Der Löschlauf entfernt alte Einträge mit ihren Kommentaren.",
        access_report="Einträge, die Sie geschrieben haben",
        readers=SIDE,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "network": INTERNAL, "body": INTERNAL, "kind": INTERNAL,
            "title": FREE_TEXT, "text": FREE_TEXT, "state": INTERNAL, "thread": TECHNICAL, "paper": TECHNICAL,
            "written_by": PERSONAL, "written_at": INTERNAL, "settled_at": INTERNAL,
        },
    ),
    DataCard(
        model="positions.SpaceComment",
        title="Kommentare im Raum eines Netzwerks",
        owner=Owner.COMMITTEE,
        purpose="Sich zu einem Eintrag austauschen",
        legal_basis=TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report="Kommentare, die Sie geschrieben haben",
        readers=SIDE,
        fields={
            "id": TECHNICAL, "entry": TECHNICAL, "body": INTERNAL, "text": FREE_TEXT, "written_by": PERSONAL,
            "written_at": INTERNAL,
        },
    ),
)  # fmt: skip


def _settled(at: datetime) -> QuerySet[SpaceEntry]:
    return SpaceEntry.objects.filter(settled_at__lt=at - timedelta(days=SETTLED_DAYS))


RETENTION = (
    RetentionRule(
        name="positions.space",
        title="Alte Einträge im Raum eines Netzwerks",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="drei Jahre, nachdem sie erledigt oder zurückgenommen sind (zu prüfen)",
        due=_settled,
        erase=lambda rows, _at: rows.delete()[1].get("positions.SpaceEntry", 0),
    ),
)
