"""Cards of protected notes; a closed room with walls in the database."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION as AS_RETENTION
from augenhoehe.core.closed import closed_room
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.positions.models import ProtectedNote
from augenhoehe.positions.operations import erase_due_notes

from .positions import FREE_TEXT, INTERNAL, PERSONAL, TASK, TECHNICAL

_SEATED = "nur wer im Netzwerk oder in einem Mitgliedsgremium sitzt; nie eine Ausländer- oder Einbürgerungsbehörde"
_KEPT = "bis zum gewählten Tag, höchstens zwei Jahre"

DATA = (
    DataCard(
        model="positions.ProtectedNote",
        title="Geschützte Notizen eines Netzwerks",
        owner=Owner.COMMITTEE,
        purpose="Rassistische und rechtsextreme Vorfälle zwischen Gremien besprechen, ohne jemanden zu nennen",
        legal_basis=TASK,
        retention=_KEPT,
        erasure="Der Löschlauf entfernt die Notiz mit ihrem Protokoll.",
        access_report="Notizen, die Sie geschrieben haben",
        readers=_SEATED,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "network": INTERNAL, "body": INTERNAL, "kind": INTERNAL,
            "happened": INTERNAL, "text": DataClass.SPECIAL, "meaning": FREE_TEXT, "written_by": PERSONAL,
            "written_on": INTERNAL, "erase_on": INTERNAL,
        },
    ),
    DataCard(
        model="positions.ProtectedAccess",
        title="Zugriffe auf geschützte Notizen",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, wer eine Notiz geöffnet hat; nie für Leistung oder Verhalten ausgewertet",
        legal_basis="Art. 5 Abs. 2, Art. 32 DSGVO: nachweisen, wer gelesen hat (zu prüfen)",
        retention="mit der Notiz",
        erasure="mit der Notiz",
        access_report="Wann Sie eine Notiz geöffnet haben",
        readers="das Gremium, das die Notiz geschrieben hat",
        fields={
            "id": TECHNICAL, "note": TECHNICAL, "network": INTERNAL, "user_id": PERSONAL, "verb": INTERNAL,
            "at": INTERNAL,
        },
    ),
)  # fmt: skip


class DueNotes(QuerySet[ProtectedNote]):
    """Notes whose time is over, counted by the deletion run: it opens the room itself, for nothing else."""

    def count(self) -> int:
        with closed_room(AS_RETENTION):
            return super().count()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with closed_room(AS_RETENTION):
            return super().aggregate(*args, **kwargs)


RETENTION = (
    RetentionRule(
        name="positions.notes",
        title="Geschützte Notizen eines Netzwerks",
        legal_basis="Art. 17 DSGVO (zu prüfen)",
        period="am Tag, den das Gremium gewählt hat, spätestens nach zwei Jahren",
        due=lambda at: DueNotes(ProtectedNote).filter(erase_on__lte=day_of(at)),
        erase=lambda _rows, at: erase_due_notes(at=at),
    ),
)
