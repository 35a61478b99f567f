"""The field register of plans and what others think of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner
from augenhoehe.network.models import Plan

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
TASK = "Aufgabe im öffentlichen Interesse: Abstimmung im Themenfeld Integration (zu prüfen)"
CLOSED_DAYS = 3 * 365

DATA = (
    DataCard(
        model="network.Plan",
        title="Vorhaben zur Abstimmung",
        owner=Owner.INSTALLATION,
        purpose="Allen zeigen, was andere planen, bevor es beginnt",
        legal_basis=TASK,
        retention=f"{CLOSED_DAYS} Tage nach dem Abschluss",
        erasure="Der Löschlauf entfernt es mit allen Rückmeldungen.",
        access_report="Vorhaben, die Sie vorgelegt haben",
        readers="alle, die im Netzwerk mitwirken",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "unit": INTERNAL, "side": TECHNICAL,
            "organisation": INTERNAL, "title": INTERNAL, "sorting": TECHNICAL, "text": FREE_TEXT, "field": INTERNAL,
            "municipality": INTERNAL, "begins_on": INTERNAL, "answer_until": INTERNAL, "state": INTERNAL,
            "outcome": FREE_TEXT, "made_by": PERSONAL, "made_at": INTERNAL, "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="network.PlanReply",
        title="Rückmeldungen zu Vorhaben",
        owner=Owner.INSTALLATION,
        purpose="Wissen, wer mitmacht, einverstanden ist oder Bedenken hat",
        legal_basis=TASK,
        retention="wie das Vorhaben",
        erasure="mit dem Vorhaben",
        access_report="Rückmeldungen, die Sie gegeben haben",
        readers="alle, die im Netzwerk mitwirken; genannt ist die Stelle, nie die Person",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "plan": TECHNICAL, "unit": INTERNAL, "side": TECHNICAL,
            "stance": INTERNAL, "text": FREE_TEXT, "answer": FREE_TEXT, "replied_by": PERSONAL, "replied_at": INTERNAL,
            "answered_at": INTERNAL,
        },
    ),
)  # fmt: skip


def old_plans(at: datetime) -> QuerySet[Plan]:
    return Plan.objects.filter(closed_at__lt=at - timedelta(days=CLOSED_DAYS))
