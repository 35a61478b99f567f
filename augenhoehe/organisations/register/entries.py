"""The field register of organisations, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty
from augenhoehe.organisations.models import (
    ChangeRequest,
    ConfirmationRequest,
    Contact,
    Organisation,
    RegisterImport,
    Representative,
)
from augenhoehe.organisations.register import pool as register_pool
from augenhoehe.organisations.register import stories as register_stories
from augenhoehe.organisations.register import surveys as register_surveys

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Zusammenarbeit mit Organisationen (zu prüfen)"
_CONSENT = "Einwilligung der Person, einzeln je Angabe"
_KEEPERS = "die Organisation selbst und wer das Register führt"
_ENTRY = "mit dem Eintrag der Organisation"
UNCHECKED_DAYS, REFUSED_DAYS, CONTACT_DAYS, ANSWERED_DAYS, PLACE_DAYS = 365, 180, 180, 3 * 365, 2 * 365
IMPORT_DAYS = 60

DATA = (
    DataCard(
        model="organisations.Organisation",
        title="Register der Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, wer vor Ort was macht und wie man zusammenfindet",
        legal_basis=_TASK,
        retention=f"solange die Organisation besteht; nicht aufgenommene Anmeldungen {REFUSED_DAYS} Tage, "
        f"nie geprüfte {UNCHECKED_DAYS} Tage",
        erasure="Der Löschlauf entfernt nicht aufgenommene und nie geprüfte Anmeldungen mit ihren Kontakten.",
        access_report="keine Angaben über einzelne Menschen",
        readers=f"alle bei veröffentlichten Einträgen; Anschrift und Bezug zu einer Herkunft nur wie gewählt, "
        f"sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "name": PUBLIC,
            "short_name": PUBLIC,
            "sorting": TECHNICAL,
            "kind": PUBLIC,
            "legal_form": PUBLIC,
            "founded_year": PUBLIC,
            "register_number": PUBLIC,
            "non_profit": PUBLIC,
            "members": PUBLIC,
            "migrant_led": PUBLIC,
            "multinational": PUBLIC,
            "purposes": PUBLIC,
            "fields": PUBLIC,
            "orientations": INTERNAL,
            "communities": INTERNAL,
            "communities_shown": INTERNAL,
            "languages": PUBLIC,
            "description": PUBLIC,
            "website": PUBLIC,
            "municipality": PUBLIC,
            "street": INTERNAL,
            "postal_code": INTERNAL,
            "locality": INTERNAL,
            "address_shown": INTERNAL,
            "in_feed": INTERNAL,
            "language": INTERNAL,
            "privacy_version": TECHNICAL,
            "source": INTERNAL,
            "state": INTERNAL,
            "state_reason": FREE_TEXT,
            "merged_into": TECHNICAL,
            "reported_at": INTERNAL,
            "published_on": PUBLIC,
            "confirmed_on": PUBLIC,
            "changed_at": TECHNICAL,
            "searchable": TECHNICAL,
        },
    ),
    DataCard(
        model="organisations.Membership",
        title="Mitgliedschaften in Dachverbänden",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, welche Organisation zu welchem Dachverband gehört",
        legal_basis=_TASK,
        retention=_ENTRY,
        erasure=_ENTRY,
        access_report="keine personenbezogenen Angaben",
        readers="alle",
        fields={"id": TECHNICAL, "umbrella": PUBLIC, "member": PUBLIC, "since": PUBLIC, "until": PUBLIC},
    ),
    DataCard(
        model="organisations.Organisation_towns",
        title="Wo Organisationen tätig sind",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, welche Organisation an welchen Orten tätig ist",
        legal_basis=_TASK,
        retention=_ENTRY,
        erasure=_ENTRY,
        access_report="keine personenbezogenen Angaben",
        readers="alle",
        fields={"id": TECHNICAL, "organisation": PUBLIC, "municipality": PUBLIC},
    ),
    DataCard(
        model="organisations.Contact",
        title="Kontakte von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Sagen, wer für eine Organisation wozu spricht und wie man die Person erreicht",
        legal_basis=f"{_TASK}; öffentlich nur mit {_CONSENT}",
        retention=f"bis die Person nicht mehr für die Organisation spricht, dann {CONTACT_DAYS} Tage",
        erasure="Der Löschlauf entfernt beendete Kontakte.",
        access_report="Ihre Kontaktangaben bei einer Organisation und wozu Sie eingewilligt haben",
        readers=f"alle, soweit eingewilligt; sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "organisation": PUBLIC,
            "name": PERSONAL,
            "function": PERSONAL,
            "topics": PERSONAL,
            "email": PERSONAL,
            "phone": PERSONAL,
            "languages": PERSONAL,
            "name_shown": INTERNAL,
            "email_shown": INTERNAL,
            "phone_shown": INTERNAL,
            "consent_text": INTERNAL,
            "consented_at": INTERNAL,
            "valid_from": INTERNAL,
            "valid_until": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.Representative",
        title="Zugänge zu Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Festlegen, wer die Angaben einer Organisation pflegt",
        legal_basis=_TASK,
        retention=f"{PLACE_DAYS} Tage nach dem Ende des Zugangs",
        erasure="Der Löschlauf entfernt beendete Zugänge.",
        access_report="Organisationen, deren Angaben Sie pflegen oder gepflegt haben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL,
            "organisation": INTERNAL,
            "user": PERSONAL,
            "right": INTERNAL,
            "valid_from": INTERNAL,
            "valid_until": INTERNAL,
        },
    ),
    DataCard(
        model="organisations.ChangeRequest",
        title="Änderungswünsche von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Wichtige Angaben von einer zweiten Person prüfen lassen",
        legal_basis=_TASK,
        retention=f"{ANSWERED_DAYS} Tage nach der Entscheidung",
        erasure="Der Löschlauf entfernt entschiedene Wünsche.",
        access_report="Änderungen, die Sie gewünscht haben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "organisation": INTERNAL,
            "values": INTERNAL,
            "asked_by": PERSONAL,
            "asked_at": INTERNAL,
            "state": INTERNAL,
            "decided_at": INTERNAL,
            "reason": FREE_TEXT,
        },
    ),
    DataCard(
        model="organisations.ConfirmationRequest",
        title="Fragen nach der Aktualität",
        owner=Owner.MUNICIPALITY,
        purpose="Einmal im Jahr fragen, ob ein Eintrag noch stimmt",
        legal_basis=_TASK,
        retention=f"{ANSWERED_DAYS} Tage nach der Antwort",
        erasure="Der Löschlauf entfernt beantwortete Fragen.",
        access_report="keine personenbezogenen Angaben",
        readers=_KEEPERS,
        fields={
            "id": TECHNICAL,
            "organisation": INTERNAL,
            "asked_at": INTERNAL,
            "reminded_at": INTERNAL,
            "answered_at": INTERNAL,
            "answer": INTERNAL,
            "note": FREE_TEXT,
        },
    ),
    DataCard(
        model="organisations.OrganisationInvitation",
        title="Einladungen von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Wer die Einladung annimmt, pflegt die Angaben der Organisation",
        legal_basis=_TASK,
        retention="wie die Einladung",
        erasure="mit der Einladung oder der Organisation",
        access_report="Organisationen, zu denen Sie eingeladen wurden",
        readers=_KEEPERS,
        fields={"id": TECHNICAL, "organisation": TECHNICAL, "invitation": PERSONAL, "right": INTERNAL},
    ),
    DataCard(
        model="organisations.RegisterImport",
        title="Importe von Organisationen",
        owner=Owner.MUNICIPALITY,
        purpose="Eine Tabelle von Organisationen prüfen und übernehmen",
        legal_basis=_TASK,
        retention=f"{IMPORT_DAYS} Tage nach dem Hochladen",
        erasure="Der Löschlauf entfernt Datei und Ergebnis; die übernommenen Einträge bleiben.",
        access_report="keine Angaben über einzelne Menschen; die Datei enthält Kontakte der Organisationen",
        readers="wer das Register führt",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "file": INTERNAL,
            "file_name": INTERNAL,
            "columns": FREE_TEXT,
            "mapping": INTERNAL,
            "municipality": INTERNAL,
            "state": INTERNAL,
            "rows_total": INTERNAL,
            "rows_new": INTERNAL,
            "rows_duplicate": INTERNAL,
            "rows_faulty": INTERNAL,
            "listed": FREE_TEXT,
            "started_by": PERSONAL,
            "started_at": INTERNAL,
            "finished_at": INTERNAL,
        },
    ),
    *register_pool.DATA,
    *register_surveys.DATA,
    *register_stories.DATA,
)


def _refused(at: datetime) -> QuerySet[Organisation]:
    return Organisation.objects.filter(
        state=Organisation.State.REFUSED, changed_at__lt=at - timedelta(days=REFUSED_DAYS)
    )


def _unchecked(at: datetime) -> QuerySet[Organisation]:
    """Registered by itself, and for a year nobody has looked at it."""
    rows = Organisation.objects.filter(state=Organisation.State.REPORTED, source=Organisation.Source.SELF)
    return rows.filter(changed_at__lt=at - timedelta(days=UNCHECKED_DAYS))


def _ended_contacts(at: datetime) -> QuerySet[Contact]:
    return Contact.objects.filter(valid_until__lt=day_of(at) - timedelta(days=CONTACT_DAYS))


def _ended_places(at: datetime) -> QuerySet[Representative]:
    return Representative.objects.filter(valid_until__lt=day_of(at) - timedelta(days=PLACE_DAYS))


def _decided(at: datetime) -> QuerySet[ChangeRequest]:
    return ChangeRequest.objects.filter(decided_at__lt=at - timedelta(days=ANSWERED_DAYS))


def _answered(at: datetime) -> QuerySet[ConfirmationRequest]:
    return ConfirmationRequest.objects.filter(answered_at__lt=at - timedelta(days=ANSWERED_DAYS))


def _old_imports(at: datetime) -> QuerySet[RegisterImport]:
    return RegisterImport.objects.filter(started_at__lt=at - timedelta(days=IMPORT_DAYS))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    """For good; nobody owes anything about what is gone."""
    for duty in Duty.objects.open().filter(subject_id__in=list(rows.values_list("pk", flat=True))):
        close_duty(kind=duty.kind, subject_id=duty.subject_id, outcome="gelöscht", by=SYSTEM, at=at)
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _rule(name: str, title: str, days: int, due: Callable[[datetime], QuerySet[Any]]) -> RetentionRule:
    basis = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
    return RetentionRule(f"organisations.{name}", title, basis, f"{days} Tage", due, _delete)


RETENTION = (
    _rule("refused", "Nicht aufgenommene Anmeldungen", REFUSED_DAYS, _refused),
    _rule("unchecked", "Nie geprüfte Anmeldungen", UNCHECKED_DAYS, _unchecked),
    _rule("ended_contacts", "Beendete Kontakte von Organisationen", CONTACT_DAYS, _ended_contacts),
    _rule("ended_places", "Beendete Zugänge zu Organisationen", PLACE_DAYS, _ended_places),
    _rule("decided", "Entschiedene Änderungswünsche", ANSWERED_DAYS, _decided),
    _rule("imports", "Importe von Organisationen", IMPORT_DAYS, _old_imports),
    _rule("resources", "Beendete Räume und Hilfe", register_pool.RESOURCE_DAYS, register_pool.ended_resources),
    _rule(
        "requests", "Vergangene Anfragen nach Räumen und Hilfe", register_pool.REQUEST_DAYS, register_pool.past_requests
    ),
    _rule("needs", "Gedeckte und zurückgezogene Bedarfe", register_pool.NEED_DAYS, register_pool.closed_needs),
    _rule("surveys", "Alte Bedarfserhebungen", register_surveys.SURVEY_DAYS, register_surveys.old_surveys),
    _rule("survey_drafts", "Nie geöffnete Bedarfserhebungen", register_surveys.DRAFT_DAYS, register_surveys.old_drafts),
    _rule(
        "stories",
        "Alte Entwürfe und Zurückgezogenes von Organisationen",
        register_stories.UNSHOWN_DAYS,
        register_stories.unshown_stories,
    ),
    _rule("notes", "Alte Kontaktnotizen", register_pool.NOTE_DAYS, register_pool.old_notes),
    _rule("answered", "Beantwortete Fragen nach der Aktualität", ANSWERED_DAYS, _answered),
)
