"""The field register of what Kreis and town share."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.network.models import TaskShare

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
# As ended cooperations: the memory of who was responsible.
ENDED_DAYS = 5 * 365

DATA = (
    DataCard(
        model="network.TaskShare",
        title="Aufgabenteilung zwischen Kreis und Kommunen",
        owner=Owner.MUNICIPALITY,
        purpose="Festhalten, wer wofür verantwortlich ist und wer federführend handelt",
        legal_basis="§ 9 TIntG: Der Kreis regelt die Zusammenarbeit mit seinen Kommunen (zu prüfen)",
        retention=f"solange sie gilt; beendet noch {ENDED_DAYS} Tage",
        erasure="Der Löschlauf entfernt lange Beendetes; die Kennungen sagen ohne ihr Konto nichts mehr.",
        access_report="Aufgabenteilungen, denen Sie für Ihre Seite zugestimmt haben",
        readers="Vorgeschlagenes nur die beiden Seiten; Vereinbartes alle, die im Netzwerk arbeiten",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "municipality": TECHNICAL, "task": INTERNAL, "sorting": TECHNICAL,
            "lead": INTERNAL, "district_unit": INTERNAL, "district_part": FREE_TEXT, "town_unit": INTERNAL,
            "town_part": FREE_TEXT, "district_agreed_on": INTERNAL, "district_agreed_by": PERSONAL,
            "town_agreed_on": INTERNAL, "town_agreed_by": PERSONAL, "review_on": INTERNAL, "state": INTERNAL,
            "ended_on": INTERNAL, "ended_reason": FREE_TEXT, "proposed_at": INTERNAL, "proposed_by": PERSONAL,
        },
    ),
)  # fmt: skip


def ended_shares(at: datetime) -> QuerySet[TaskShare]:
    return TaskShare.objects.filter(ended_on__lt=day_of(at) - timedelta(days=ENDED_DAYS))
