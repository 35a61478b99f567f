"""The field register of volunteers and requests, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty
from augenhoehe.volunteers.models import Absence, Assignment, Enquiry, Settlement, Volunteer

TECHNICAL, INTERNAL, PERSONAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.INTERNAL, DataClass.PERSONAL, DataClass.FREE_TEXT,
)  # fmt: skip
_AGREED = "Einwilligung der Person; Vereinbarung über das Ehrenamt (zu prüfen)"
_TASK = "Aufgabe im öffentlichen Interesse: Verständigung mit Ämtern und Schulen (zu prüfen)"
_KEEPERS = "wer Ehrenamtliche führt"
UNCONFIRMED_DAYS, ABSENCE_DAYS, ENDED_DAYS, ENQUIRY_DAYS, SETTLEMENT_DAYS = 3, 30, 90, 2 * 365, 10 * 365
_PROFILE = f"solange das Ehrenamt besteht; {ENDED_DAYS} Tage nach dem Ende bleibt bis zur letzten Abrechnung der Name"

DATA = (
    DataCard(
        model="volunteers.Volunteer",
        title="Ehrenamtliche",
        owner=Owner.PERSON,
        purpose="Sprachmittlung und Begleitung vermitteln und abrechnen",
        legal_basis=_AGREED,
        retention=_PROFILE,
        erasure="Der Löschlauf entfernt Kontakt, Sprachen, Schulungen und Zeiten, danach die Zeile selbst.",
        access_report="Ihr Profil als ehrenamtliche Person",
        readers=f"die Person selbst und {_KEEPERS}; den Namen auch die Stelle, der sie zugesagt hat",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "user": PERSONAL, "name": PERSONAL, "sorting": PERSONAL,
            "kind": PERSONAL, "email": PERSONAL, "phone": PERSONAL, "municipality": PERSONAL, "travel": PERSONAL,
            "remote": PERSONAL, "german": PERSONAL, "available": PERSONAL, "confidential_on": PERSONAL,
            "record_seen_on": PERSONAL, "insurance": PERSONAL, "note": FREE_TEXT, "consent_text": PERSONAL,
            "consented_at": PERSONAL, "state": PERSONAL, "state_reason": FREE_TEXT, "ended_at": PERSONAL,
        },
    ),
    DataCard(
        model="volunteers.Volunteer_towns",
        title="Einsatzorte der Ehrenamtlichen",
        owner=Owner.PERSON,
        purpose="Jemanden in der Nähe finden",
        legal_basis=_AGREED,
        retention=_PROFILE,
        erasure="mit dem Profil",
        access_report="Ihre Einsatzorte",
        readers=f"die Person selbst und {_KEEPERS}",
        fields={"id": TECHNICAL, "volunteer": PERSONAL, "municipality": PERSONAL},
    ),
    DataCard(
        model="volunteers.VolunteerLanguage",
        title="Sprachen der Ehrenamtlichen",
        owner=Owner.PERSON,
        purpose="Jemanden mit der richtigen Sprache finden",
        legal_basis=_AGREED,
        retention=_PROFILE,
        erasure="mit dem Profil",
        access_report="Ihre Sprachen",
        readers=f"die Person selbst und {_KEEPERS}",
        fields={
            "id": TECHNICAL, "volunteer": PERSONAL, "language": PERSONAL, "level": PERSONAL, "direction": PERSONAL,
        },
    ),
    DataCard(
        model="volunteers.Training",
        title="Schulungen der Ehrenamtlichen",
        owner=Owner.PERSON,
        purpose="Nur wer geschult ist, wird gefragt",
        legal_basis=_AGREED,
        retention=_PROFILE,
        erasure="mit dem Profil",
        access_report="Ihre Schulungen",
        readers=f"die Person selbst und {_KEEPERS}",
        fields={
            "id": TECHNICAL, "volunteer": PERSONAL, "title": PERSONAL, "day": PERSONAL, "hours": PERSONAL,
        },
    ),
    DataCard(
        model="volunteers.Absence",
        title="Abwesenheiten der Ehrenamtlichen",
        owner=Owner.PERSON,
        purpose="Niemanden fragen, der nicht da ist; ein Grund wird nicht gespeichert",
        legal_basis=_AGREED,
        retention=f"{ABSENCE_DAYS} Tage nach dem letzten Tag",
        erasure="Der Löschlauf entfernt vergangene Abwesenheiten.",
        access_report="Tage, an denen Sie nicht da sind",
        readers=f"die Person selbst und {_KEEPERS}",
        fields={"id": TECHNICAL, "volunteer": PERSONAL, "first_day": PERSONAL, "last_day": PERSONAL},
    ),
    DataCard(
        model="volunteers.Enquiry",
        title="Einsatzanfragen",
        owner=Owner.CARRIER,
        purpose="Sprachmittlung und Begleitung für Ämter, Schulen und Vereine vermitteln",
        legal_basis=_TASK,
        retention=f"{ENQUIRY_DAYS} Tage nach dem Termin; ohne bestätigte Adresse {UNCONFIRMED_DAYS} Tage",
        erasure="Der Löschlauf entfernt die Anfrage mit ihren Einsätzen.",
        access_report="Anfragen, bei denen Sie Ansprechperson sind",
        readers=f"die anfragende Stelle und {_KEEPERS}; wer zugesagt hat, liest Termin, Ort und Ansprechperson",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "kind": INTERNAL, "office": INTERNAL, "office_name": INTERNAL,
            "contact_name": PERSONAL, "email": PERSONAL, "phone": PERSONAL, "form_language": TECHNICAL,
            "privacy_version": TECHNICAL, "carrier": INTERNAL, "asked_by": PERSONAL, "setting": INTERNAL,
            "subject": FREE_TEXT, "language": INTERNAL,
            "municipality": INTERNAL, "place": INTERNAL, "mode": INTERNAL, "series": TECHNICAL,
            "starts_at": INTERNAL, "ends_at": INTERNAL,
            "urgent": INTERNAL, "urgent_reason": FREE_TEXT, "state": INTERNAL, "state_reason": FREE_TEXT,
            "asked_at": INTERNAL, "closed_at": INTERNAL,
        },
    ),
    DataCard(
        model="volunteers.Assignment",
        title="Einsätze",
        owner=Owner.PERSON,
        purpose="Zusagen, Stunden und Kilometer von beiden Seiten bestätigen lassen und abrechnen",
        legal_basis=_AGREED,
        retention=f"{ENQUIRY_DAYS} Tage nach dem Termin, nicht vor der Abrechnung",
        erasure="mit der Anfrage",
        access_report="Ihre Einsätze",
        readers=f"die ehrenamtliche Person und {_KEEPERS}; die anfragende Stelle nur Stand, Stunden und Kilometer",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "enquiry": INTERNAL, "volunteer": PERSONAL, "starts_at": PERSONAL,
            "ends_at": PERSONAL, "state": PERSONAL, "asked_at": PERSONAL, "answered_at": PERSONAL,
            "office_agreed_at": INTERNAL, "hours_asked_at": INTERNAL, "minutes": PERSONAL, "km": PERSONAL,
            "reported_at": PERSONAL, "reported_by": PERSONAL, "objection": FREE_TEXT, "hours_agreed_at": INTERNAL,
            "time_amount": PERSONAL, "km_amount": PERSONAL, "settlement": INTERNAL,
        },
    ),
    DataCard(
        model="volunteers.Settlement",
        title="Abrechnungslisten",
        owner=Owner.INSTALLATION,
        purpose="Nachweisen, welche Einsätze an die Kasse gegeben wurden",
        legal_basis="Haushaltsrecht: Aufbewahrung von Belegen (zu prüfen)",
        retention=f"{SETTLEMENT_DAYS} Tage; die Namen darauf nur so lange wie die Einsätze",
        erasure="Der Löschlauf entfernt alte Listen ohne Einsätze.",
        access_report="Listen, die Sie abgerechnet haben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL, "month": INTERNAL, "count": INTERNAL, "total": INTERNAL, "settled_by": PERSONAL,
            "settled_at": INTERNAL,
        },
    ),
    DataCard(
        model="volunteers.Conditions",
        title="Bedingungen der Einsätze",
        owner=Owner.INSTALLATION,
        purpose="Vorlauf und Sätze dieser Installation",
        legal_basis=_TASK,
        retention="solange die Installation besteht",
        erasure="wird überschrieben, nie gelöscht",
        access_report="keine Angaben über einzelne Menschen",
        readers="alle mit Konto; den Vorlauf auch, wer das öffentliche Formular öffnet",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "lead_days": INTERNAL, "first_hours": INTERNAL,
            "first_amount": INTERNAL, "half_hour_amount": INTERNAL, "km_rate": INTERNAL, "guides_paid": INTERNAL,
        },
    ),
)  # fmt: skip


def _unconfirmed(at: datetime) -> QuerySet[Enquiry]:
    before = at - timedelta(days=UNCONFIRMED_DAYS)
    return Enquiry.objects.filter(state=Enquiry.State.UNCONFIRMED, asked_at__lt=before)


def _past_absences(at: datetime) -> QuerySet[Absence]:
    return Absence.objects.filter(last_day__lt=day_of(at) - timedelta(days=ABSENCE_DAYS))


def _old_enquiries(at: datetime) -> QuerySet[Enquiry]:
    """Long past, and nothing of it is still to be paid."""
    unpaid = Assignment.objects.payable().filter(enquiry=OuterRef("pk"))
    rows = Enquiry.objects.filter(ends_at__lt=at - timedelta(days=ENQUIRY_DAYS))
    return rows.filter(~Exists(unpaid))


def _ended_details(at: datetime) -> QuerySet[Volunteer]:
    """What else than the name is still there of somebody who stopped."""
    kept = ~Q(email="", phone="", note="", insurance="", available=[], user=None)
    rows = Volunteer.objects.filter(state=Volunteer.State.ENDED, ended_at__lt=at - timedelta(days=ENDED_DAYS))
    return rows.filter(kept | Q(languages__isnull=False) | Q(trainings__isnull=False)).distinct()


def _ended(at: datetime) -> QuerySet[Volunteer]:
    """Stopped, and on no assignment any more."""
    rows = Volunteer.objects.filter(state=Volunteer.State.ENDED, ended_at__lt=at - timedelta(days=ENDED_DAYS))
    return rows.filter(~Exists(Assignment.objects.filter(volunteer=OuterRef("pk"))))


def _old_settlements(at: datetime) -> QuerySet[Settlement]:
    rows = Settlement.objects.filter(settled_at__lt=at - timedelta(days=SETTLEMENT_DAYS))
    return rows.filter(~Exists(Assignment.objects.filter(settlement=OuterRef("pk"))))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    """For good; nobody owes anything about what is gone."""
    keys = set(rows.values_list("pk", flat=True))
    if rows.model is Enquiry:
        keys |= set(Assignment.objects.filter(enquiry__in=keys).values_list("pk", flat=True))
    for duty in Duty.objects.open().filter(subject_id__in=keys):
        close_duty(kind=duty.kind, subject_id=duty.subject_id, outcome="gelöscht", by=SYSTEM, at=at)
    found = rows.model._base_manager.filter(pk__in=keys)
    return found.delete()[1].get(rows.model._meta.label, 0)


@transaction.atomic
def _strip(rows: QuerySet[Volunteer], at: datetime) -> int:
    """The name stays with what was paid; everything else goes."""
    found = Volunteer.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
    for volunteer in found:
        for part in (volunteer.languages, volunteer.trainings, volunteer.absences):
            part.all().delete()
        volunteer.towns.clear()
    empty: dict[str, Any] = dict.fromkeys(("email", "phone", "note", "insurance", "state_reason"), "")
    return found.update(**empty, available=[], user=None, confidential_on=None, record_seen_on=None)


def _rule(
    name: str, title: str, days: int, due: Callable[[datetime], QuerySet[Any]], erase: Callable[..., int] = _delete
) -> RetentionRule:
    basis = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
    return RetentionRule(f"volunteers.{name}", title, basis, f"{days} Tage", due, erase)


RETENTION = (
    _rule("unconfirmed", "Einsatzanfragen ohne bestätigte Adresse", UNCONFIRMED_DAYS, _unconfirmed),
    _rule("absences", "Vergangene Abwesenheiten", ABSENCE_DAYS, _past_absences),
    _rule("enquiries", "Vergangene Einsatzanfragen", ENQUIRY_DAYS, _old_enquiries),
    _rule("ended_details", "Angaben beendeter Ehrenämter", ENDED_DAYS, _ended_details, _strip),
    _rule("ended", "Beendete Ehrenämter ohne Einsätze", ENDED_DAYS, _ended),
    _rule("settlements", "Alte Abrechnungslisten", SETTLEMENT_DAYS, _old_settlements),
)
