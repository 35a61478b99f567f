"""Cards of networks and joint positions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.positions.models import Membership

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit der Gremien mehrerer Kommunen (zu prüfen)"
SIDE = "wer im Netzwerk oder in einem Mitgliedsgremium sitzt, und deren Geschäftsstellen"
FOREVER = "dauerhaft; vor einem Ende der Installation dem Archiv anbieten"
SPEAKER_DAYS = 5 * 365

DATA = (
    DataCard(
        model="positions.Membership",
        title="Gremien in einem Netzwerk",
        owner=Owner.COMMITTEE,
        purpose="Festhalten, welches Gremium von wann bis wann zu einem Netzwerk gehört und wer dort für es spricht",
        legal_basis=TASK,
        retention=f"dauerhaft; wer spricht, noch {SPEAKER_DAYS} Tage nach dem Ende",
        erasure="Der Löschlauf entfernt die Namen; dass das Gremium dabei war, bleibt.",
        access_report="Gremien, für die Sie im Netzwerk sprechen",
        readers=f"welches Gremium: alle bei öffentlichen Netzwerken; wer spricht: {SIDE}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "network": PUBLIC, "body": PUBLIC, "speakers": PERSONAL,
            "valid_from": PUBLIC, "valid_until": PUBLIC,
        },
    ),
    DataCard(
        model="positions.JointPosition",
        title="Gemeinsame Positionen",
        owner=Owner.COMMITTEE,
        purpose="Einen Text gemeinsam entwerfen und zeigen, welche Gremien ihn beschlossen haben",
        legal_basis=TASK,
        retention=FOREVER,
        erasure="keine; die Kennung der anlegenden Person sagt ohne ihr Konto nichts mehr",
        access_report="Positionen, die Sie angelegt haben",
        readers=f"veröffentlichte: alle; vorgelegte: alle mit Konto; Entwürfe: {SIDE}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "network": PUBLIC, "title": PUBLIC, "state": PUBLIC,
            "state_reason": FREE_TEXT, "version": TECHNICAL, "decide_until": PUBLIC, "drafted_by": PERSONAL,
            "drafted_at": INTERNAL, "opened_at": PUBLIC, "published_at": PUBLIC,
        },
    ),
    DataCard(
        model="positions.PositionVersion",
        title="Fassungen gemeinsamer Positionen",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, wie sich der gemeinsame Wortlaut entwickelt hat",
        legal_basis=TASK,
        retention=FOREVER,
        erasure="keine; die Kennung der schreibenden Person sagt ohne ihr Konto nichts mehr",
        access_report="Fassungen, die Sie geschrieben haben",
        readers=f"die vorgelegte Fassung wie die Position; frühere: {SIDE}",
        fields={
            "id": TECHNICAL, "position": TECHNICAL, "number": INTERNAL, "text": PUBLIC, "note": FREE_TEXT,
            "written_by": PERSONAL, "by_function": INTERNAL, "written_at": INTERNAL,
        },
    ),
    DataCard(
        model="positions.BodyAnswer",
        title="Antworten der Gremien auf eine gemeinsame Position",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, was jedes Gremium durch eigenen Beschluss aus einer gemeinsamen Position gemacht hat",
        legal_basis=TASK,
        retention=FOREVER,
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="wie die Position",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "position": TECHNICAL, "body": PUBLIC, "state": PUBLIC,
            "item": TECHNICAL, "resolution": PUBLIC, "wording": PUBLIC,
        },
    ),
)  # fmt: skip


def _old_speakers(at: datetime) -> QuerySet[Membership]:
    ended = Membership.objects.filter(valid_until__lt=day_of(at) - timedelta(days=SPEAKER_DAYS))
    return ended.exclude(speakers="")


RETENTION = (
    RetentionRule(
        name="positions.speakers",
        title="Wer für ein Gremium in einem Netzwerk sprach",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="fünf Jahre nach dem Ende der Mitgliedschaft (zu prüfen)",
        due=_old_speakers,
        erase=lambda rows, _at: rows.update(speakers=""),
    ),
)
