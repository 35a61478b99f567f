"""The field register of the board, and what the nightly deletion run removes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, Owner
from augenhoehe.network.models import BoardEntry

from .cooperations import FREE_TEXT, INTERNAL, PERSONAL, TASK, TECHNICAL

CLOSED_DAYS = 2 * 365
_NETWORK = "das Netzwerk; ausgeblendete nur die eigenen Leute und wer das Register führt"
_SIDES = "die beiden Organisationen und wer ihr Register führt"

DATA = (
    DataCard(
        model="network.BoardEntry",
        title="Einträge der Kooperationsbörse",
        owner=Owner.MUNICIPALITY,
        purpose="Gesuche, Angebote, Ideen und Erfahrungen von Organisationen teilen",
        legal_basis=TASK,
        retention=f"bis zum gewählten Tag; geschlossen noch {CLOSED_DAYS} Tage",
        erasure="Der Löschlauf entfernt alte Einträge mit Kommentaren, Antworten und Nachrichten.",
        access_report="Einträge, die Sie geschrieben haben",
        readers=_NETWORK,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "organisation": INTERNAL, "kind": INTERNAL, "title": FREE_TEXT,
            "sorting": TECHNICAL, "text": FREE_TEXT, "field": INTERNAL, "municipality": INTERNAL, "until": INTERNAL,
            "state": INTERNAL, "state_reason": FREE_TEXT, "posted_by": PERSONAL, "posted_at": INTERNAL,
            "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.BoardComment",
        title="Kommentare der Kooperationsbörse",
        owner=Owner.MUNICIPALITY,
        purpose="Sich zu einem Eintrag austauschen",
        legal_basis=TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report="Kommentare, die Sie geschrieben haben",
        readers=_NETWORK,
        fields={
            "id": TECHNICAL, "entry": INTERNAL, "organisation": INTERNAL, "text": FREE_TEXT, "written_by": PERSONAL,
            "written_at": INTERNAL, "hidden_at": INTERNAL, "hidden_reason": FREE_TEXT,
        },
    ),
    DataCard(
        model="network.BoardAnswer",
        title="„Wir machen mit“",
        owner=Owner.MUNICIPALITY,
        purpose="Zwei Organisationen miteinander in Kontakt bringen",
        legal_basis=TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report="keine Angaben über einzelne Menschen",
        readers=_SIDES,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "entry": INTERNAL, "organisation": INTERNAL, "state": INTERNAL,
            "answered_at": INTERNAL, "settled_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.BoardMessage",
        title="Nachrichten zwischen zwei Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Sich absprechen, ohne private Adressen zu veröffentlichen",
        legal_basis=TASK,
        retention="mit dem Eintrag",
        erasure="mit dem Eintrag",
        access_report="Nachrichten, die Sie geschrieben haben",
        readers=_SIDES,
        fields={
            "id": TECHNICAL, "answer": INTERNAL, "from_entry": INTERNAL, "text": FREE_TEXT, "written_by": PERSONAL,
            "written_at": INTERNAL,
        },
    ),
)  # fmt: skip


def closed_entries(at: datetime) -> QuerySet[BoardEntry]:
    return BoardEntry.objects.filter(closed_at__lt=at - timedelta(days=CLOSED_DAYS))
