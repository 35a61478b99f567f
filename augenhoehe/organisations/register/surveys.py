"""The field register of the rounds of questions, and when a round is removed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.organisations.models import Survey

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
_TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit mit Organisationen (zu prüfen)"
# Long enough to compare several rounds.
SURVEY_DAYS, DRAFT_DAYS = 5 * 365, 365
_ERASED = "Der Löschlauf entfernt alte Runden mit allen Antworten; Bedarfe, die noch offen sind, bleiben."
_READERS = "die Organisation selbst und wer das Register führt"

DATA = (
    DataCard(
        model="organisations.Survey",
        title="Bedarfserhebungen",
        owner=Owner.MUNICIPALITY,
        purpose="Organisationen in Abständen fragen, was sie brauchen",
        legal_basis=_TASK,
        retention=f"{SURVEY_DAYS} Tage nach dem Schluss; Entwürfe {DRAFT_DAYS} Tage",
        erasure=_ERASED,
        access_report="keine Angaben über einzelne Menschen",
        readers="wer das Register führt; die Frage liest, wer gefragt wird",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "title": INTERNAL, "question": INTERNAL, "kinds": INTERNAL,
            "additions": INTERNAL, "audience": INTERNAL, "municipality": INTERNAL, "ends_on": INTERNAL,
            "state": INTERNAL, "made_at": INTERNAL, "opened_at": INTERNAL, "reminded_at": INTERNAL,
            "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.SurveyReply",
        title="Antworten auf Bedarfserhebungen",
        owner=Owner.MUNICIPALITY,
        purpose="Wissen, wer gefragt wurde und geantwortet hat",
        legal_basis=_TASK,
        retention="mit der Runde",
        erasure=_ERASED,
        access_report="Antworten, die Sie eingetragen haben",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "survey": INTERNAL, "organisation": INTERNAL,
            "mailed_at": INTERNAL, "reminded_at": INTERNAL, "answered_at": INTERNAL, "via": INTERNAL,
            "answered_by": PERSONAL, "note": FREE_TEXT,
        },
    ),
    DataCard(
        model="organisations.SurveyLine",
        title="Angaben in Bedarfserhebungen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, was gebraucht wird, und Runden vergleichen",
        legal_basis=_TASK,
        retention="mit der Runde",
        erasure=_ERASED,
        access_report="keine Angaben über einzelne Menschen",
        readers=_READERS,
        fields={
            "id": TECHNICAL, "reply": INTERNAL, "said": INTERNAL, "kind": INTERNAL, "addition": INTERNAL,
            "amount": FREE_TEXT, "until": INTERNAL, "text": FREE_TEXT, "need": INTERNAL,
        },
    ),
)  # fmt: skip


def old_surveys(at: datetime) -> QuerySet[Survey]:
    return Survey.objects.filter(closed_at__lt=at - timedelta(days=SURVEY_DAYS))


def old_drafts(at: datetime) -> QuerySet[Survey]:
    return Survey.objects.filter(state=Survey.State.DRAFT, made_at__lt=at - timedelta(days=DRAFT_DAYS))
