"""The field register of polls, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.disclosure.models import Release

from .models import Poll, Ticket

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
_TASK = "Aufgabe im öffentlichen Interesse: Mitglieder und Beteiligte fragen (zu prüfen)"
_COMMITTEE = "Mitglieder des Gremiums und wer seine Sitzungen vorbereitet"
_RESULT = "niemand einzeln; das Ergebnis erst nach dem Ende, unter fünf Stimmen gar nicht"
POLL_DAYS, TICKET_DAYS = 3 * 365, 30

DATA = (
    DataCard(
        model="polls.Poll",
        title="Abfragen",
        owner=Owner.COMMITTEE,
        purpose="Mit einer kurzen Frage erfahren, was Mitglieder, Organisationen oder alle denken",
        legal_basis=_TASK,
        retention=f"noch {POLL_DAYS} Tage nach dem Ende",
        erasure="Der Löschlauf entfernt die Abfrage mit Antworten und Stimmen.",
        access_report="Abfragen, die Sie angelegt haben",
        readers=f"{_COMMITTEE}; beim Abstimmen alle mit einem Stimmrecht",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "committee": INTERNAL, "meeting": INTERNAL, "kind": INTERNAL,
            "audience": INTERNAL, "organisation_kind": INTERNAL, "question": PUBLIC, "goal": PUBLIC,
            "action_field": PUBLIC, "measure": PUBLIC, "results_public": INTERNAL, "closes_on": INTERNAL,
            "state": INTERNAL, "created_by": PERSONAL, "created_at": INTERNAL, "opened_at": INTERNAL,
            "closed_at": INTERNAL, "conclusion": PUBLIC,
        },
    ),
    DataCard(
        model="polls.PollOption",
        title="Antworten, die eine Abfrage anbietet",
        owner=Owner.COMMITTEE,
        purpose="Sagen, was zur Wahl steht",
        legal_basis=_TASK,
        retention="mit der Abfrage",
        erasure="mit der Abfrage",
        access_report="keine personenbezogenen Angaben",
        readers="wie die Abfrage",
        fields={"id": TECHNICAL, "poll": TECHNICAL, "position": INTERNAL, "text": PUBLIC},
    ),
    DataCard(
        model="polls.Ticket",
        title="Stimmrechte in Abfragen",
        owner=Owner.COMMITTEE,
        purpose="Sicherstellen, dass mit jedem Stimmrecht nur einmal abgestimmt wird",
        legal_basis=_TASK,
        retention=f"noch {TICKET_DAYS} Tage nach dem Ende",
        erasure="Der Löschlauf entfernt Stimmrechte beendeter Abfragen.",
        access_report="In welchen Abfragen Sie abstimmen dürfen und ob Sie es getan haben, nie wie",
        readers="niemand einzeln; Seiten zeigen nur Anzahlen",
        fields={
            "id": TECHNICAL, "poll": TECHNICAL, "user": PERSONAL, "organisation": INTERNAL, "number": INTERNAL,
            "voted": PERSONAL,
        },
    ),
    DataCard(
        model="polls.Ballot",
        title="Stimmen in Abfragen",
        owner=Owner.NOBODY,
        purpose="Stimmen zählen, ohne zu wissen, wessen sie sind",
        legal_basis=_TASK,
        retention="mit der Abfrage",
        erasure="mit der Abfrage",
        access_report="keine; eine Stimme gehört zu niemandem mehr",
        readers=_RESULT,
        fields={"id": TECHNICAL, "poll": TECHNICAL, "text": FREE_TEXT},
    ),
    DataCard(
        model="polls.Choice",
        title="Wahlen in Stimmen",
        owner=Owner.NOBODY,
        purpose="Zählen, was gewählt wurde",
        legal_basis=_TASK,
        retention="mit der Abfrage",
        erasure="mit der Abfrage",
        access_report="keine; eine Stimme gehört zu niemandem mehr",
        readers=_RESULT,
        fields={"id": TECHNICAL, "ballot": TECHNICAL, "option": TECHNICAL, "value": INTERNAL},
    ),
)  # fmt: skip


def _old_polls(at: datetime) -> QuerySet[Poll]:
    return Poll.objects.filter(closed_at__lt=at - timedelta(days=POLL_DAYS))


def _old_tickets(at: datetime) -> QuerySet[Ticket]:
    return Ticket.objects.filter(poll__closed_at__lt=at - timedelta(days=TICKET_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _delete_polls(rows: QuerySet[Poll], at: datetime) -> int:
    """With what was frozen of them."""
    Release.objects.filter(key="polls.result", subject__in=list(rows.values_list("pk", flat=True))).delete()
    return _delete(rows, at)


_MINIMAL = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        "polls.tickets", "Stimmrechte beendeter Abfragen", _MINIMAL, f"{TICKET_DAYS} Tage nach dem Ende (zu prüfen)",
        _old_tickets, _delete,
    ),
    RetentionRule(
        "polls.polls", "Alte Abfragen mit ihren Stimmen", _MINIMAL, "drei Jahre nach dem Ende (zu prüfen)",
        _old_polls, _delete_polls,
    ),
)  # fmt: skip
