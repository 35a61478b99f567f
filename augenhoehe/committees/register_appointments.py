"""The field register of appointments."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Appointment

TECHNICAL, INTERNAL, PERSONAL = DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL
# As long as ended seats: then nobody asks any more who was appointed.
DAYS = 5 * 365

APPOINTMENTS = (
    DataCard(
        model="committees.Appointment",
        title="Bestellungen",
        owner=Owner.MUNICIPALITY,
        purpose="Wissen, wer wozu bestellt ist, wer vertritt und wann die Nachfolge zu regeln ist",
        legal_basis="Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)",
        retention="bis fünf Jahre nach dem Ende (zu prüfen)",
        erasure="Der Löschlauf entfernt die Bestellung.",
        access_report="Bestellungen, in denen Sie stehen oder vertreten",
        readers="wer Gremien mit den Namen ihrer Mitglieder liest; öffentlich steht nur die Stelle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "kind": INTERNAL, "function": DataClass.PUBLIC,
            "municipality": TECHNICAL, "committee": TECHNICAL, "user": PERSONAL, "holder_name": PERSONAL,
            "unit": DataClass.PUBLIC, "deputy": PERSONAL, "deputy_name": PERSONAL, "valid_from": INTERNAL,
            "valid_until": INTERNAL, "basis": INTERNAL, "ended_reason": DataClass.FREE_TEXT, "entered_at": INTERNAL,
            "entered_by": PERSONAL,
        },
    ),
)  # fmt: skip


def _long_ended(at: datetime) -> QuerySet[Appointment]:
    return Appointment.objects.filter(valid_until__lt=day_of(at) - timedelta(days=DAYS))


def _erase(rows: QuerySet[Appointment], _at: datetime) -> int:
    return rows.delete()[0]


APPOINTMENT_RETENTION = (
    RetentionRule(
        name="committees.ended_appointments",
        title="Beendete Bestellungen",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="fünf Jahre nach dem Ende (zu prüfen)",
        due=_long_ended,
        erase=_erase,
    ),
)
