"""The field register of committees, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Seat
from .register_appointments import APPOINTMENT_RETENTION, APPOINTMENTS
from .register_bodies import BODIES, BODY_RETENTION
from .register_experience import EXPERIENCE, EXPERIENCE_RETENTION
from .register_minutes import MINUTES
from .register_paper_parts import PAPER_PARTS
from .register_papers import ANSWERS, PAPERS
from .register_planning import FORGETTING, PLANNING
from .register_stations import STATIONS

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
_MEMBERS = "Mitglieder des Gremiums, Koordination, Integrationsbeauftragte, Geschäftsstelle"

# One electoral term: until then somebody may ask who sat there. To be checked by each municipality.
SEAT_DAYS = 5 * 365

DATA = (
    DataCard(
        model="committees.Committee",
        title="Gremien",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, welche Gremien es gibt und wofür sie zuständig sind",
        legal_basis=_TASK,
        retention="dauerhaft; Gremien sind Teil der Geschichte der Kommune",
        erasure="keine, solange Beschlüsse auf das Gremium verweisen",
        access_report="keine personenbezogenen Angaben",
        readers="alle; nicht öffentliche nur " + _MEMBERS,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "kind": PUBLIC,
            "municipality": PUBLIC,
            "short_text": PUBLIC,
            "started_on": PUBLIC,
            "ended_on": PUBLIC,
            "public": INTERNAL,
            "invitation_days": PUBLIC,
            "office_name": PUBLIC,
            "designation": PUBLIC,
            "about": PUBLIC,
            "office_address": PUBLIC,
            "office_phone": PUBLIC,
            "office_email": PUBLIC,
        },
    ),
    DataCard(
        model="committees.CommitteeName",
        title="Namen von Gremien",
        owner=Owner.COMMITTEE,
        purpose="Beschlüsse unter dem Namen zeigen, der damals galt",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="alle; nicht öffentliche nur " + _MEMBERS,
        fields={
            "id": TECHNICAL,
            "committee": TECHNICAL,
            "name": PUBLIC,
            "legal_basis": PUBLIC,
            "valid_from": PUBLIC,
            "valid_until": PUBLIC,
        },
    ),
    DataCard(
        model="committees.HearingRule",
        title="Beteiligungsregeln",
        owner=Owner.COMMITTEE,
        purpose="Wissen, ob Vorlagen des Rates durch das Gremium nach § 27 GO NRW gehen",
        legal_basis=_TASK,
        retention="dauerhaft; die Regel erklärt, welchen Weg eine Vorlage ging",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="Angemeldete, die das Gremium sehen",
        fields={
            "id": TECHNICAL,
            "committee": TECHNICAL,
            "binding": INTERNAL,
            "source": INTERNAL,
            "valid_from": INTERNAL,
            "valid_until": INTERNAL,
            "entered_at": INTERNAL,
            "entered_by": INTERNAL,
        },
    ),
    DataCard(
        model="committees.Seat",
        title="Sitze in Gremien",
        owner=Owner.COMMITTEE,
        purpose="Einladen, Stimmrecht feststellen, ausgewogene Besetzung prüfen",
        legal_basis=_TASK,
        retention="bis fünf Jahre nach dem Ende des Sitzes (zu prüfen)",
        erasure="Der Löschlauf entfernt den Sitz; Beschlüsse bleiben ohne Namen.",
        access_report="In diesen Gremien hatten oder haben Sie einen Sitz",
        readers="Namen: Angemeldete mit einer Rolle und Mitglieder; öffentlich nur Funktion und Organisation",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "committee": TECHNICAL,
            "user": PERSONAL,
            "holder_name": PERSONAL,
            "organisation": PUBLIC,
            "organisation_entry": TECHNICAL,
            "term": TECHNICAL,
            "list_name": PUBLIC,
            "basis": PUBLIC,
            "function": PUBLIC,
            "sector": PUBLIC,
            "migrant_organisation": PUBLIC,
            "voting": PUBLIC,
            "chair": PUBLIC,
            "valid_from": INTERNAL,
            "valid_until": INTERNAL,
        },
    ),
    DataCard(
        model="committees.Meeting",
        title="Sitzungen",
        owner=Owner.COMMITTEE,
        purpose="Sitzungen planen und dazu einladen",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="Angemeldete, die das Gremium sehen; öffentlich nur der nächste Termin",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "committee": TECHNICAL,
            "starts_at": PUBLIC,
            "place": PUBLIC,
            "directions": INTERNAL,
            "online_url": INTERNAL,
            "public": PUBLIC,
            "state": PUBLIC,
            "invited_at": INTERNAL,
            "cancelled_reason": FREE_TEXT,
        },
    ),
    DataCard(
        model="committees.AgendaItem",
        title="Tagesordnungspunkte",
        owner=Owner.COMMITTEE,
        purpose="Zeigen, worüber ein Gremium berät und wie lange etwas wartet",
        legal_basis=_TASK,
        retention="dauerhaft",
        erasure="Die Kennung der vorlegenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Punkte, die Sie vorgelegt haben",
        readers="öffentliche Punkte: Angemeldete mit einer Rolle; nicht öffentliche: " + _MEMBERS,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "committee": TECHNICAL,
            "meeting": TECHNICAL,
            "order": INTERNAL,
            "title": FREE_TEXT,
            "brief": FREE_TEXT,
            "to_decide": FREE_TEXT,
            "url": INTERNAL,
            "public": INTERNAL,
            "thread": TECHNICAL,
            "station": TECHNICAL,
            "waiting_since": INTERNAL,
            "submitted_by": PERSONAL,
            "withdrawn_at": INTERNAL,
        },
    ),
    DataCard(
        model="committees.Resolution",
        title="Beschlüsse",
        owner=Owner.COMMITTEE,
        purpose="Festhalten und zeigen, wer was wann und warum entschieden hat",
        legal_basis=_TASK,
        retention="dauerhaft; vor einem Ende der Installation dem Archiv anbieten",
        erasure="keine; die Kennung der festhaltenden Person sagt ohne ihr Konto nichts mehr",
        access_report="Beschlüsse, die Sie festgehalten haben",
        readers="öffentliche: alle; nicht öffentliche: " + _MEMBERS,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "agenda_item": TECHNICAL,
            "kind": PUBLIC,
            "wording": FREE_TEXT,
            "reason": FREE_TEXT,
            "public_text": PUBLIC,
            "yes": PUBLIC,
            "no": PUBLIC,
            "abstentions": PUBLIC,
            "decided_on": PUBLIC,
            "resubmit_on": PUBLIC,
            "recorded_by": PERSONAL,
            "recorded_at": INTERNAL,
            "step": TECHNICAL,
        },
    ),
    *PAPERS,
    *BODIES,
    *EXPERIENCE,
    *APPOINTMENTS,
    *PAPER_PARTS,
    *STATIONS,
    *PLANNING,
    *MINUTES,
)


def _ended_seats(at: datetime) -> QuerySet[Seat]:
    return Seat.objects.filter(valid_until__lt=day_of(at) - timedelta(days=SEAT_DAYS))


def _erase_seats(seats: QuerySet[Seat], at: datetime) -> int:
    return seats.delete()[0]


RETENTION = (
    RetentionRule(
        name="committees.ended_seats",
        title="Beendete Sitze in Gremien",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period="fünf Jahre nach dem Ende des Sitzes (zu prüfen)",
        due=_ended_seats,
        erase=_erase_seats,
    ),
    ANSWERS,
    *BODY_RETENTION,
    *EXPERIENCE_RETENTION,
    *APPOINTMENT_RETENTION,
    *FORGETTING,
)
