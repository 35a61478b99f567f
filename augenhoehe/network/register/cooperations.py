"""The field register of cooperations, and what the nightly deletion run removes of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.network.models import Cooperation

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit mit Organisationen (zu prüfen)"
# Ended cooperations are the memory of the network; after this time nobody needs the details.
ENDED_DAYS = 5 * 365
PARTNERS = "die Partner und wer das Register führt"

DATA = (
    DataCard(
        model="network.Cooperation",
        title="Kooperationen von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Festhalten, wer mit wem woran arbeitet und bis wann",
        legal_basis=TASK,
        retention=f"solange sie läuft; beendet noch {ENDED_DAYS} Tage",
        erasure="Der Löschlauf entfernt lange beendete Kooperationen mit ihren Unterlagen.",
        access_report="Kooperationen, die Sie eingetragen haben",
        readers=f"{PARTNERS}; vereinbarte wie gewählt auch das Netzwerk oder alle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "subject": FREE_TEXT, "sorting": TECHNICAL, "text": FREE_TEXT,
            "kind": INTERNAL, "field": INTERNAL, "begins_on": INTERNAL, "ends_on": INTERNAL,
            "contact": PERSONAL, "visibility": INTERNAL, "state": INTERNAL, "agreed_on": INTERNAL,
            "ended_on": INTERNAL, "outcome": FREE_TEXT, "note": INTERNAL, "answer": INTERNAL, "entered_by": PERSONAL,
            "entered_at": INTERNAL, "changed_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.Cooperation_towns",
        title="Wo Kooperationen stattfinden",
        owner=Owner.MUNICIPALITY,
        purpose="Kooperationen nach Orten finden",
        legal_basis=TASK,
        retention="mit der Kooperation",
        erasure="mit der Kooperation",
        access_report="keine personenbezogenen Angaben",
        readers="wer die Kooperation liest",
        fields={"id": TECHNICAL, "cooperation": INTERNAL, "municipality": INTERNAL},
    ),
    DataCard(
        model="network.CooperationPartner",
        title="Partner von Kooperationen",
        owner=Owner.MUNICIPALITY,
        purpose="Nachweisen, dass jede genannte Organisation zugestimmt hat",
        legal_basis=TASK,
        retention="mit der Kooperation",
        erasure="mit der Kooperation",
        access_report="Antworten, die Sie gegeben haben",
        readers="wer die Kooperation liest; Antworten und Gründe nur die Partner und wer das Register führt",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "cooperation": INTERNAL, "organisation": INTERNAL,
            "part": FREE_TEXT, "answer": INTERNAL, "answered_on": INTERNAL, "answered_by": PERSONAL,
            "how": FREE_TEXT, "reason": FREE_TEXT,
        },
    ),
    DataCard(
        model="network.CooperationDocument",
        title="Unterlagen von Kooperationen",
        owner=Owner.MUNICIPALITY,
        purpose="Vereinbarungen und Pläne bei der Kooperation aufbewahren",
        legal_basis=TASK,
        retention="mit der Kooperation",
        erasure="mit der Kooperation",
        access_report="Unterlagen, die Sie abgelegt haben",
        readers=PARTNERS,
        fields={
            "id": TECHNICAL, "cooperation": INTERNAL, "file": INTERNAL, "title": FREE_TEXT, "added_by": PERSONAL,
            "added_at": INTERNAL,
        },
    ),
)  # fmt: skip


def ended_cooperations(at: datetime) -> QuerySet[Cooperation]:
    return Cooperation.objects.filter(ended_on__lt=day_of(at) - timedelta(days=ENDED_DAYS))
