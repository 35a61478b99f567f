"""The field register of funding, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import DeadlineReminder, FundingGrant, FundingProgramme

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Organisationen fördern und beraten (zu prüfen)"
_KEEPERS = "wer Förderprogramme führt"
CHECKER_YEARS, REMINDER_DAYS, GRANT_YEARS = 3, 400, 10

DATA = (
    DataCard(
        model="funding.FundingProgramme",
        title="Förderprogramme",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, wer wofür Geld gibt, und wann das zuletzt jemand nachgesehen hat",
        legal_basis=_TASK,
        retention=f"dauerhaft; wer geprüft hat, {CHECKER_YEARS} Jahre nach der Prüfung",
        erasure="Der Löschlauf entfernt die Kennung der Person; Tag und Funktion bleiben.",
        access_report="Programme, die Sie zuletzt geprüft haben",
        readers=f"alle, sobald veröffentlicht; sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "name": PUBLIC, "sorting": TECHNICAL, "giver": PUBLIC,
            "level": PUBLIC, "funded": PUBLIC, "fields": PUBLIC, "applicants": PUBLIC, "sum_from": PUBLIC,
            "sum_to": PUBLIC, "max_rate": PUBLIC, "own_share": PUBLIC, "volunteer_counts": PUBLIC,
            "volunteer_cap": PUBLIC, "volunteer_rate": PUBLIC, "link": PUBLIC, "contact": PUBLIC, "state": PUBLIC,
            "end_reason": FREE_TEXT, "checked_on": PUBLIC, "checked_by": PERSONAL, "checked_function": PUBLIC,
            "check_months": INTERNAL, "check_due": INTERNAL, "created_at": INTERNAL, "changed_at": INTERNAL,
        },
    ),
    DataCard(
        model="funding.EligibilityRule",
        title="Bedingungen von Förderprogrammen",
        owner=Owner.INSTALLATION,
        purpose="Fragen, ob ein Programm passt; Antworten werden nicht gespeichert",
        legal_basis=_TASK,
        retention="mit dem Programm",
        erasure="mit dem Programm",
        access_report="keine personenbezogenen Angaben",
        readers=f"alle, sobald veröffentlicht; sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL, "programme": TECHNICAL, "position": TECHNICAL, "kind": PUBLIC, "number": PUBLIC,
            "text": PUBLIC, "codes": PUBLIC, "note": PUBLIC,
        },
    ),
    DataCard(
        model="funding.FundingCall",
        title="Aufrufe und Fristen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, bis wann man sich bewerben kann",
        legal_basis=_TASK,
        retention="mit dem Programm",
        erasure="mit dem Programm",
        access_report="keine personenbezogenen Angaben",
        readers=f"alle, sobald veröffentlicht; sonst {_KEEPERS}",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "programme": TECHNICAL, "title": PUBLIC, "opens": PUBLIC,
            "closes": PUBLIC, "rolling": PUBLIC, "note": PUBLIC, "cancelled_at": INTERNAL,
        },
    ),
    DataCard(
        model="funding.Bookmark",
        title="Gemerkte Förderprogramme",
        owner=Owner.PERSON,
        purpose="An Fristen erinnern, solange die Person das will",
        legal_basis="Wunsch der Person, Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention="bis die Person es beendet, in ihrem Konto oder mit dem Link jeder Erinnerung",
        erasure="sofort, auch mit dem Konto und dem Programm",
        access_report="was Sie sich gemerkt haben",
        readers="nur die Person selbst",
        fields={
            "id": TECHNICAL, "programme": PERSONAL, "user": PERSONAL, "organisation": PERSONAL,
            "days_before": INTERNAL, "since": INTERNAL,
        },
    ),
    DataCard(
        model="funding.DeadlineReminder",
        title="Erinnerungen an Fristen",
        owner=Owner.PERSON,
        purpose="Niemanden zweimal an dieselbe Frist erinnern",
        legal_basis="Wunsch der Person, Art. 6 Abs. 1 Buchst. a DSGVO (zu prüfen)",
        retention=f"{REMINDER_DAYS} Tage nach der Frist",
        erasure="Der Löschlauf entfernt alte Einträge; mit dem Merken verschwinden sie sofort.",
        access_report="an welche Fristen Sie erinnert wurden",
        readers="niemand; nur das Programm selbst",
        fields={"id": TECHNICAL, "bookmark": PERSONAL, "call": INTERNAL, "closes": INTERNAL, "sent_at": INTERNAL},
    ),
    DataCard(
        model="funding.FundingGrant",
        title="Bewilligungen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, wer wofür Geld bekommen hat, und an den Verwendungsnachweis erinnern",
        legal_basis=_TASK,
        retention=f"{GRANT_YEARS} Jahre nach dem Ende des Vorhabens (zu prüfen: Aufbewahrung nach Haushaltsrecht)",
        erasure="Der Löschlauf entfernt abgelehnte und abgerechnete Anträge.",
        access_report="keine Angaben über einzelne Menschen",
        readers=f"die Organisation selbst und {_KEEPERS}; bewilligte alle, wenn sie öffentlich sind",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "programme": PUBLIC, "call": INTERNAL, "organisation": INTERNAL,
            "applicant": INTERNAL, "municipality": INTERNAL, "purpose": FREE_TEXT, "field": INTERNAL,
            "applied_sum": INTERNAL, "granted_sum": PUBLIC, "starts_on": INTERNAL, "ends_on": INTERNAL,
            "state": INTERNAL, "reason": FREE_TEXT, "applied_on": INTERNAL, "decided_on": INTERNAL,
            "report_due": INTERNAL, "settled_on": INTERNAL, "public": INTERNAL, "created_at": INTERNAL,
        },
    ),
    DataCard(
        model="funding.GrantMeasure",
        title="Bewilligungen für Maßnahmen",
        owner=Owner.MUNICIPALITY,
        purpose="Zeigen, woraus eine Maßnahme bezahlt wird",
        legal_basis=_TASK,
        retention="mit der Bewilligung",
        erasure="mit der Bewilligung oder der Maßnahme",
        access_report="keine personenbezogenen Angaben",
        readers="wie die Bewilligung",
        fields={"id": TECHNICAL, "grant": TECHNICAL, "measure": TECHNICAL},
    ),
)  # fmt: skip


def _before(at: datetime, years: int) -> date:
    return day_of(at) - relativedelta(years=years)


def _checked_long_ago(at: datetime) -> QuerySet[FundingProgramme]:
    return FundingProgramme.objects.filter(checked_by__isnull=False, checked_on__lt=_before(at, CHECKER_YEARS))


def _forget_checkers(rows: QuerySet[FundingProgramme], at: datetime) -> int:
    return rows.update(checked_by=None)


def _old_reminders(at: datetime) -> QuerySet[DeadlineReminder]:
    return DeadlineReminder.objects.filter(closes__lt=day_of(at) - relativedelta(days=REMINDER_DAYS))


def _old_grants(at: datetime) -> QuerySet[FundingGrant]:
    over = (FundingGrant.State.REFUSED, FundingGrant.State.SETTLED)
    return FundingGrant.objects.filter(state__in=over, ends_on__lt=_before(at, GRANT_YEARS))


def _delete(rows: QuerySet, at: datetime) -> int:
    """How many rows were due; what hangs on them goes with them."""
    due = list(rows.values_list("pk", flat=True))
    rows.model._base_manager.filter(pk__in=due).delete()
    return len(due)


_BASIS = "Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        "funding.checkers", "Wer Förderprogramme geprüft hat", _BASIS, f"{CHECKER_YEARS} Jahre", _checked_long_ago,
        _forget_checkers,
    ),
    RetentionRule(
        "funding.reminders", "Erinnerungen an vergangene Fristen", _BASIS, f"{REMINDER_DAYS} Tage", _old_reminders,
        _delete,
    ),
    RetentionRule(
        "funding.grants", "Alte Bewilligungen", _BASIS, f"{GRANT_YEARS} Jahre nach dem Ende", _old_grants, _delete
    ),
)  # fmt: skip
