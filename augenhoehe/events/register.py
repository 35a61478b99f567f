"""The field register of events, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from . import register_after
from .models import Attendance, Event, Feedback, Registration
from .models.events import USUAL_LENGTH

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
_TASK = "Aufgabe im öffentlichen Interesse: Dialog und Beteiligung (zu prüfen)"
_AGREED = "Einwilligung bei der Anmeldung"
_NOBODY = "keine personenbezogenen Angaben"
_HOSTS = "nur die Gastgebenden der Veranstaltung und die Person selbst"
_EVENT = "mit der Veranstaltung"
# Registrations go three months after the event; what a grant's proof needs stays up to five years (to be checked).
REGISTRATION_DAYS, PROOF_DAYS, FEEDBACK_DAYS = 90, 5 * 365, 2 * 365

DATA = (
    DataCard(
        model="events.Series",
        title="Veranstaltungsreihen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, was zusammengehört, und die Nummern einer Reihe zählen",
        legal_basis=_TASK,
        retention="auf Dauer",
        erasure="wird beendet, nicht gelöscht",
        access_report="Reihen, die Sie angelegt haben",
        readers="alle; wer sie angelegt hat, nur innen",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "title": PUBLIC, "sorting": TECHNICAL, "about": PUBLIC,
            "first_number": PUBLIC, "since": PUBLIC, "overdue_after_months": INTERNAL, "municipality": PUBLIC,
            "ended_on": PUBLIC, "created_by": PERSONAL, "created_at": INTERNAL,
        },
    ),
    DataCard(
        model="events.Event",
        title="Veranstaltungen",
        owner=Owner.INSTALLATION,
        purpose="Ankündigen, zur Anmeldung öffnen und festhalten, was stattgefunden hat",
        legal_basis=_TASK,
        retention="auf Dauer, als Geschichte der Reihe",
        erasure="Entwürfe, die nie veröffentlicht wurden, können verworfen werden.",
        access_report="Veranstaltungen, die Sie angelegt haben",
        readers="alle, sobald veröffentlicht; Entwürfe die Koordination und die Gastgebenden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "series": PUBLIC, "number": PUBLIC, "title": PUBLIC,
            "subtitle": PUBLIC, "summary": PUBLIC, "guiding_question": PUBLIC, "sorting": TECHNICAL,
            "format": PUBLIC, "office_name": PUBLIC, "organisation": PUBLIC, "contact_email": PUBLIC,
            "contact_phone": PUBLIC, "meeting": PUBLIC, "starts_at": PUBLIC, "ends_at": PUBLIC, "place": PUBLIC,
            "directions": PUBLIC, "online": PUBLIC, "online_url": INTERNAL, "municipality": PUBLIC,
            "step_free": PUBLIC, "childcare": PUBLIC, "interpreters": PUBLIC, "languages": PUBLIC,
            "access_info": PUBLIC, "audience": PUBLIC, "capacity": PUBLIC, "taken": PUBLIC,
            "last_position": INTERNAL, "registers": PUBLIC, "registration_opens_at": PUBLIC,
            "registration_closes_at": PUBLIC, "restricted_to": PUBLIC, "body": PUBLIC, "organisation_limit": PUBLIC,
            "waiting_list": PUBLIC, "offer_hours": INTERNAL, "cutoff_hours": INTERNAL, "reminder_days": INTERNAL,
            "funding_proof": INTERNAL, "attended": INTERNAL, "action_field": PUBLIC, "training_topic": PUBLIC,
            "tags": PUBLIC, "state": PUBLIC, "state_reason": PUBLIC, "published_at": PUBLIC,
            "created_by": PERSONAL, "created_at": INTERNAL, "changed_at": INTERNAL,
        },
    ),
    DataCard(
        model="events.Event_threads",
        title="Vorgänge einer Veranstaltung",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, worum es ging und was daraus wurde",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report=_NOBODY,
        readers="wie der Vorgang",
        fields={"id": TECHNICAL, "event": PUBLIC, "thread": PUBLIC},
    ),
    DataCard(
        model="events.CoHost",
        title="Mitveranstalter",
        owner=Owner.INSTALLATION,
        purpose="Sagen, wer mit einlädt, und festhalten, wer die Anmeldungen lesen darf",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report=_NOBODY,
        readers="alle; ob Anmeldungen gelesen werden, auch im Anmeldeformular",
        fields={"id": TECHNICAL, "event": PUBLIC, "organisation": PUBLIC, "reads_registrations": PUBLIC},
    ),
    DataCard(
        model="events.ProgrammeItem",
        title="Programmpunkte",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, was wann geschieht",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report=_NOBODY,
        readers="alle, mit der Veranstaltung",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": PUBLIC, "starts_at": PUBLIC, "ends_at": PUBLIC,
            "kind": PUBLIC, "title": PUBLIC, "room": PUBLIC,
        },
    ),
    DataCard(
        model="events.Speaker",
        title="Mitwirkende",
        owner=Owner.PERSON,
        purpose="Sagen, wer spricht, auf dem Podium sitzt oder moderiert",
        legal_basis="Einverständnis der Person mit der Nennung",
        retention=f"{_EVENT}; auf Verlangen sofort",
        erasure="Die Gastgebenden entfernen die Nennung.",
        access_report="Veranstaltungen, bei denen Sie genannt sind",
        readers="alle, wenn die Person einverstanden ist; sonst nur die Gastgebenden",
        fields={
            "id": TECHNICAL, "item": PUBLIC, "position": TECHNICAL, "part": PERSONAL, "name": PERSONAL,
            "affiliation": PERSONAL, "agreed": PERSONAL,
        },
    ),
    DataCard(
        model="events.Question",
        title="Fragen bei der Anmeldung",
        owner=Owner.INSTALLATION,
        purpose="Erfragen, was der Tag braucht",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report=_NOBODY,
        readers="alle, die sich anmelden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": TECHNICAL, "position": TECHNICAL, "kind": PUBLIC,
            "text": PUBLIC, "choices": PUBLIC, "required": PUBLIC,
        },
    ),
    DataCard(
        model="events.Registration",
        title="Anmeldungen zu Veranstaltungen",
        owner=Owner.PERSON,
        purpose="Plätze vergeben, Wartende nachrücken lassen, Hilfe vorbereiten, bei Änderungen Bescheid sagen",
        legal_basis=_AGREED,
        retention=f"{REGISTRATION_DAYS} Tage nach der Veranstaltung",
        erasure="Der Löschlauf entfernt sie; die Person sagt mit dem Link ihrer Mail ab.",
        access_report="Ihre Anmeldungen",
        readers=_HOSTS,
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": INTERNAL, "name": PERSONAL, "email": PERSONAL,
            "phone": PERSONAL, "language": PERSONAL, "user": PERSONAL, "organisation": PERSONAL,
            "organisation_name": PERSONAL, "category": PERSONAL, "interpreter": PERSONAL,
            "access_needs": DataClass.SPECIAL, "children": PERSONAL, "answers": FREE_TEXT,
            "privacy_version": TECHNICAL, "consented_at": PERSONAL, "state": PERSONAL, "ended": PERSONAL,
            "position": PERSONAL, "priority": PERSONAL, "registered_at": PERSONAL, "registered_by": PERSONAL,
            "offered_at": PERSONAL, "offer_until": PERSONAL, "cancelled_at": PERSONAL, "reminded_at": PERSONAL,
            "untold": TECHNICAL,
            "feedback_asked_at": PERSONAL, "feedback_given": PERSONAL,
        },
    ),
    DataCard(
        model="events.EventMessage",
        title="Nachrichten an Angemeldete",
        owner=Owner.INSTALLATION,
        purpose="Festhalten, was allen Angemeldeten geschrieben wurde",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report="Nachrichten, die Sie geschrieben haben",
        readers="die Gastgebenden",
        fields={
            "id": TECHNICAL, "event": INTERNAL, "kind": INTERNAL, "text": FREE_TEXT, "recipients": INTERNAL,
            "sent_by": PERSONAL, "sent_at": INTERNAL,
        },
    ),
    DataCard(
        model="events.Attendance",
        title="Teilnahmen",
        owner=Owner.PERSON,
        purpose="Teilnahme bestätigen und, wo eine Förderung es verlangt, nachweisen",
        legal_basis="Einwilligung; für den Nachweis die Nebenbestimmungen des Zuwendungsbescheids (zu prüfen)",
        retention=(
            f"{REGISTRATION_DAYS} Tage nach der Veranstaltung; mit Fördernachweis {PROOF_DAYS // 365} Jahre (zu prüfen)"
        ),
        erasure="Der Löschlauf entfernt sie.",
        access_report="Ihre Teilnahmen",
        readers="nur die Gastgebenden der Veranstaltung",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": INTERNAL, "registration": TECHNICAL, "name": PERSONAL,
            "organisation_name": PERSONAL, "category": PERSONAL, "how": INTERNAL, "arrived_at": PERSONAL,
            "checked_in_by": PERSONAL, "withdrawn_at": INTERNAL, "certificate_at": PERSONAL, "minutes": PERSONAL,
        },
    ),
    DataCard(
        model="events.Feedback",
        title="Rückmeldungen zu Veranstaltungen",
        owner=Owner.NOBODY,
        purpose="Erfahren, was gut war und was fehlte, ohne zu wissen, wer es sagt",
        legal_basis=_TASK,
        retention=f"{FEEDBACK_DAYS // 365} Jahre",
        erasure="Der Löschlauf entfernt sie.",
        access_report="keine; eine Rückmeldung gehört zu niemandem",
        readers="die Gastgebenden; Zahlen für alle nur durch das Tor für Zahlen",
        fields={
            "id": TECHNICAL, "event": INTERNAL, "given_on": INTERNAL, "language": INTERNAL, "overall": INTERNAL,
            "content": INTERNAL, "access": INTERNAL, "understood": INTERNAL, "good": FREE_TEXT,
            "missing": FREE_TEXT, "next_topic": FREE_TEXT,
        },
    ),
    DataCard(
        model="events.Result",
        title="Ergebnisse von Veranstaltungen",
        owner=Owner.INSTALLATION,
        purpose="Festhalten, was gemeinsam gefunden wurde, und es weitergeben",
        legal_basis=_TASK,
        retention=_EVENT,
        erasure=_EVENT,
        access_report="Ergebnisse, die Sie festgehalten haben",
        readers="alle, sobald veröffentlicht; vorher die Koordination und die Gastgebenden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": PUBLIC, "item": PUBLIC, "position": TECHNICAL,
            "kind": PUBLIC, "text": FREE_TEXT, "responsible": PUBLIC, "due": PUBLIC, "hint": INTERNAL,
            "handed_over_at": INTERNAL, "thread": PUBLIC, "cooperation": INTERNAL, "published_at": PUBLIC,
            "noted_by": PERSONAL, "noted_at": INTERNAL,
        },
    ),
    DataCard(
        model="events.Material",
        title="Material und Fotos von Veranstaltungen",
        owner=Owner.INSTALLATION,
        purpose="Folien, Unterlagen und Fotos weitergeben",
        legal_basis="Einverständnis der Urheberin und der gezeigten Personen",
        retention=f"{_EVENT}; auf Verlangen sofort",
        erasure="Die Gastgebenden nehmen es zurück.",
        access_report="Dateien, die Sie hochgeladen haben",
        readers="je nach Angabe alle, wer angemeldet war, oder nur die Gastgebenden",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": PUBLIC, "item": PUBLIC, "kind": PUBLIC,
            "title": PUBLIC, "file": INTERNAL, "file_name": PUBLIC, "audience": INTERNAL, "alt_text": PUBLIC,
            "credit": PERSONAL, "licence": PUBLIC, "consent": INTERNAL, "published_at": PUBLIC,
            "uploaded_by": PERSONAL, "uploaded_at": INTERNAL,
        },
    ),
    DataCard(
        model="events.PhotoNotice",
        title="Hinweise auf Fotos",
        owner=Owner.INSTALLATION,
        purpose="Vorher sagen, ob fotografiert wird, wofür und wo nicht",
        legal_basis="Informationspflicht, Art. 13 DSGVO (zu prüfen)",
        retention=_EVENT,
        erasure=_EVENT,
        access_report=_NOBODY,
        readers="alle",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "event": TECHNICAL, "by_whom": PUBLIC, "used_for": PUBLIC,
            "quiet_zone": PUBLIC, "taken_down_by": PUBLIC, "kept_until": PUBLIC,
        },
    ),
    *register_after.DATA,
)  # fmt: skip


def over_before(moment: datetime) -> QuerySet[Event]:
    """Events that were over before a moment, by their own time or their meeting's."""
    return Event.objects.filter(Q(ends_at__lt=moment) | Q(meeting__starts_at__lt=moment - USUAL_LENGTH))


def _old_registrations(at: datetime) -> QuerySet[Registration]:
    return Registration.objects.filter(event__in=over_before(at - timedelta(days=REGISTRATION_DAYS)))


def _old_attendances(at: datetime) -> QuerySet[Attendance]:
    """Where no grant asks for proof."""
    return Attendance.objects.filter(
        event__funding_proof=False, event__in=over_before(at - timedelta(days=REGISTRATION_DAYS))
    )


def _old_proofs(at: datetime) -> QuerySet[Attendance]:
    return Attendance.objects.filter(event__funding_proof=True, event__in=over_before(at - timedelta(days=PROOF_DAYS)))


def _old_feedback(at: datetime) -> QuerySet[Feedback]:
    return Feedback.objects.filter(event__in=over_before(at - timedelta(days=FEEDBACK_DAYS)))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    found = rows.model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True)))
    return found.delete()[1].get(rows.model._meta.label, 0)


def _rule(name: str, title: str, days: int, due: Callable[[datetime], QuerySet[Any]]) -> RetentionRule:
    basis = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
    return RetentionRule(f"events.{name}", title, basis, f"{days} Tage nach der Veranstaltung", due, _delete)


RETENTION = (
    _rule("registrations", "Anmeldungen vergangener Veranstaltungen", REGISTRATION_DAYS, _old_registrations),
    _rule("attendances", "Teilnahmen ohne Fördernachweis", REGISTRATION_DAYS, _old_attendances),
    _rule("proofs", "Teilnahmen mit Fördernachweis", PROOF_DAYS, _old_proofs),
    _rule("feedback", "Rückmeldungen zu Veranstaltungen", FEEDBACK_DAYS, _old_feedback),
)
