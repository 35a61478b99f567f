"""The field register of papers, stations, mandates and answers to invitations."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Attendance

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
# Until the minutes are written somebody may ask who had said they would come.
ANSWER_DAYS = 90

PAPERS = (
    DataCard(
        model="committees.Paper",
        title="Vorlagen, Anträge und Anregungen",
        owner=Owner.COMMITTEE,
        purpose="Eine Sache durch die Gremien verfolgen, damit nichts liegen bleibt und das Ergebnis zurückkommt",
        legal_basis=_TASK,
        retention="dauerhaft; vor einem Ende der Installation dem Archiv anbieten",
        erasure="Die Kennung der schreibenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Vorlagen, die Sie geschrieben haben",
        readers="öffentliche: alle; vor der Veröffentlichung: beteiligte Gremien und wer Vorlagen liest",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "number": PUBLIC,
            "kind": PUBLIC,
            "title": FREE_TEXT,
            "reasons": FREE_TEXT,
            "effects": PUBLIC,
            "costs_once": PUBLIC,
            "costs_yearly": PUBLIC,
            "posts": PUBLIC,
            "effects_text": FREE_TEXT,
            "group": PUBLIC,
            "group_resolved_on": PUBLIC,
            "file_reference": PUBLIC,
            "certified_by": PUBLIC,
            "certified_on": PUBLIC,
            "submitter": PUBLIC,
            "submitted_by_committee": PUBLIC,
            "municipality": PUBLIC,
            "thread": TECHNICAL,
            "public": INTERNAL,
            "external_url": PUBLIC,
            "state": PUBLIC,
            "result": PUBLIC,
            "created_at": INTERNAL,
            "created_by": PERSONAL,
            "submitted_at": PUBLIC,
            "concluded_at": PUBLIC,
            "withdrawn_at": PUBLIC,
            "withdrawn_reason": FREE_TEXT,
        },
    ),
    DataCard(
        model="committees.Station",
        title="Stationen der Beratungsfolge",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, bei welchem Gremium eine Vorlage liegt und wie lange",
        legal_basis=_TASK,
        retention="mit der Vorlage",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="wie die Vorlage",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "paper": TECHNICAL,
            "committee": PUBLIC,
            "role": PUBLIC,
            "authoritative": PUBLIC,
            "order": PUBLIC,
            "state": PUBLIC,
            "opened_on": PUBLIC,
            "result": PUBLIC,
            "decided_on": PUBLIC,
        },
    ),
    DataCard(
        model="committees.MissedMeeting",
        title="Verpasste Sitzungen",
        owner=Owner.COMMITTEE,
        purpose="Einmal, und nicht jede Nacht, melden, dass eine erreichbare Sitzung vorbei ist",
        legal_basis=_TASK,
        retention="mit der Vorlage",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="wie die Vorlage",
        fields={"id": TECHNICAL, "station": TECHNICAL, "meeting": TECHNICAL, "noted_at": TECHNICAL},
    ),
    DataCard(
        model="committees.Mandate",
        title="Aufträge aus Beschlüssen",
        owner=Owner.COMMITTEE,
        purpose="Nachhalten, wer bis wann tun soll, was ein Gremium beschlossen hat",
        legal_basis=_TASK,
        retention="dauerhaft, mit dem Beschluss",
        erasure="Die zuständige Person wird beim Löschen ihres Kontos entfernt; Stelle und Bericht bleiben.",
        access_report="Aufträge, für die Sie zuständig sind oder waren",
        readers="zu öffentlichen Beschlüssen: alle, ohne Namen; sonst Mitglieder des Gremiums und Geschäftsstelle",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "resolution": TECHNICAL,
            "committee": TECHNICAL,
            "title": FREE_TEXT,
            "text": FREE_TEXT,
            "unit": PUBLIC,
            "responsible": PERSONAL,
            "due": PUBLIC,
            "first_due": PUBLIC,
            "moved_reason": FREE_TEXT,
            "state": PUBLIC,
            "report": FREE_TEXT,
            "reported_at": INTERNAL,
            "reported_by": PERSONAL,
            "closed_at": INTERNAL,
            "closed_by": PERSONAL,
            "closed_reason": FREE_TEXT,
            "given_at": INTERNAL,
            "given_by": PERSONAL,
        },
    ),
    DataCard(
        model="committees.Attendance",
        title="Antworten auf Einladungen",
        owner=Owner.COMMITTEE,
        purpose="Vor der Sitzung wissen, wer kommt und ob genug Stimmberechtigte da sind",
        legal_basis=_TASK,
        retention="90 Tage nach der Sitzung (zu prüfen)",
        erasure="Der Löschlauf entfernt die Antwort; sie ist keine Anwesenheitsliste.",
        access_report="Ihre Antworten auf Einladungen der letzten drei Monate",
        readers="die Person selbst, Vorsitz und Geschäftsstelle; andere Mitglieder sehen nur Zahlen",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "meeting": TECHNICAL,
            "seat": PERSONAL,
            "answer": PERSONAL,
            "deputy": PERSONAL,
            "answered_at": INTERNAL,
        },
    ),
)


def _old_answers(at: datetime) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting__starts_at__lt=at - timedelta(days=ANSWER_DAYS))


def _erase(answers: QuerySet[Attendance], at: datetime) -> int:
    return answers.delete()[0]


ANSWERS = RetentionRule(
    name="committees.old_answers",
    title="Antworten auf Einladungen",
    legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
    period="90 Tage nach der Sitzung (zu prüfen)",
    due=_old_answers,
    erase=_erase,
)
