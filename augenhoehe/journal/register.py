"""The field register of threads, audit trail, seals, number series and deletion runs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import DeletionRun

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT
TASK = "§ 3 Abs. 1 DSG NRW mit Art. 6 Abs. 1 Buchst. e DSGVO (Aufgabe im öffentlichen Interesse) – zu prüfen"
SECURITY = "Art. 5 Abs. 2 und Art. 32 DSGVO (Nachweis und Sicherheit der Verarbeitung) – zu prüfen"

DATA = (
    DataCard(
        model="journal.Thread",
        title="Vorgang",
        owner=Owner.INSTALLATION,
        purpose="Zeigt, was aus einem Anliegen wurde: ein Faden je Sache, vom Anlass bis zur Antwort.",
        legal_basis=TASK,
        retention="dauerhaft; ein zurückgezogener Vorgang ist öffentlich nicht mehr lesbar",
        erasure="Rückzug mit Grund; die Adresse sagt, dass es den Vorgang gab",
        access_report="keine personenbezogenen Angaben",
        readers="veröffentlichte alle; innere nur Rollen mit „Vorgänge innen lesen“",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "number": PUBLIC,
            "title": FREE_TEXT,
            "summary": PUBLIC,
            "public_title": PUBLIC,
            "municipality_id": PUBLIC,
            "opened_at": INTERNAL,
            "published_at": PUBLIC,
            "withdrawn_at": PUBLIC,
            "withdrawn_reason": PUBLIC,
            "closed_at": PUBLIC,
            "last_step_at": INTERNAL,
            "last_public_step_at": PUBLIC,
            "last_sequence": TECHNICAL,
        },
    ),
    DataCard(
        model="journal.Step",
        title="Schritt",
        owner=Owner.INSTALLATION,
        purpose="Eine Zeile im Vorgang. Sie wird nie geändert, nur durch eine neue berichtigt.",
        legal_basis=TASK,
        retention="dauerhaft, wie der Vorgang",
        erasure="Der Text wird entfernt, wenn das Recht es verlangt; Platz und Grund bleiben.",
        access_report="Schritte, die Sie als Beschäftigte oder Mitglied geschrieben haben",
        readers="öffentliche alle, ohne Namen; innere und Namen nur Rollen mit „Vorgänge innen lesen“",
        fields={
            "id": TECHNICAL,
            "thread": TECHNICAL,
            "at": PUBLIC,
            "sequence": PUBLIC,
            "kind": PUBLIC,
            "audience": TECHNICAL,
            "text": FREE_TEXT,
            "reason": FREE_TEXT,
            "by_id": PERSONAL,
            "by_name": PERSONAL,
            "by_function": PUBLIC,
            "url": TECHNICAL,
            "corrects": TECHNICAL,
            "blanked_at": PUBLIC,
            "blanked_reason": PUBLIC,
        },
    ),
    DataCard(
        model="journal.ThreadLink",
        title="Verknüpfung von Vorgängen",
        owner=Owner.INSTALLATION,
        purpose="Hält fest, welche Vorgänge zusammengeführt oder getrennt wurden; die Herkunft geht nie verloren.",
        legal_basis=TASK,
        retention="dauerhaft, wie der Vorgang",
        erasure="keine eigene",
        access_report="keine personenbezogenen Angaben",
        readers="wer beide Vorgänge liest",
        fields={"id": TECHNICAL, "source": PUBLIC, "target": PUBLIC, "kind": PUBLIC, "at": PUBLIC, "reason": PUBLIC},
    ),
    DataCard(
        model="journal.NumberSeries",
        title="Nummernkreis",
        owner=Owner.NOBODY,
        purpose="Damit eine öffentliche Nummer nie zweimal vergeben wird.",
        legal_basis=TASK,
        retention="dauerhaft",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="niemand unmittelbar",
        fields={"id": TECHNICAL, "name": TECHNICAL, "year": TECHNICAL, "last": TECHNICAL},
    ),
    DataCard(
        model="journal.AuditEntry",
        title="Eintrag der Prüfspur",
        owner=Owner.INSTALLATION,
        purpose="Wer hat wann was getan oder versucht. Kennungen und Feldnamen, nie Inhalte. "
        "Wird nicht ausgewertet, um Beschäftigte zu beurteilen (§ 72 Abs. 3 LPVG NRW).",
        legal_basis=SECURITY,
        retention="bleibt bestehen; eine Frist ist festzulegen – zu prüfen. Löschen bräche die Siegel.",
        erasure="keine: Mit dem Konto verschwindet, zu wem die Kennung gehört.",
        access_report="Einträge mit Ihrer Kennung",
        readers="Datenschutz und Systemverwaltung bei Anlass, über „augenhoehe audit verify“",
        fields={
            "id": TECHNICAL,
            "transaction": TECHNICAL,
            "at": INTERNAL,
            "verb": INTERNAL,
            "object_kind": INTERNAL,
            "object_id": INTERNAL,
            "fields": INTERNAL,
            "actor_id": PERSONAL,
            "refused": INTERNAL,
            "digest": TECHNICAL,
        },
    ),
    DataCard(
        model="journal.AuditSeal",
        title="Siegel der Prüfspur",
        owner=Owner.NOBODY,
        purpose="Eine Prüfsumme über viele Einträge, damit spätere Eingriffe auffallen (ADR 0005).",
        legal_basis=SECURITY,
        retention="so lange wie die Prüfspur",
        erasure="keine",
        access_report="keine personenbezogenen Angaben",
        readers="Systemverwaltung",
        fields={
            "id": TECHNICAL,
            "first_id": TECHNICAL,
            "last_id": TECHNICAL,
            "entries": TECHNICAL,
            "root": TECHNICAL,
            "previous": TECHNICAL,
            "sealed_at": TECHNICAL,
        },
    ),
    DataCard(
        model="journal.DeletionRun",
        title="Löschlauf",
        owner=Owner.INSTALLATION,
        purpose="Belegt, dass gelöscht wurde: Zahlen je Regel, nie Inhalte.",
        legal_basis=SECURITY,
        retention="drei Jahre",
        erasure="mit dem Löschlauf nach drei Jahren",
        access_report="Läufe, die Sie gestartet haben",
        readers="Datenschutz, Systemverwaltung",
        fields={
            "id": TECHNICAL,
            "started_at": INTERNAL,
            "finished_at": INTERNAL,
            "rehearsal": INTERNAL,
            "removed": INTERNAL,
            "started_by": PERSONAL,
        },
    ),
)


def _old_runs(at: datetime) -> QuerySet[Any]:
    return DeletionRun.objects.filter(finished_at__lt=at - timedelta(days=3 * 365))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return int(rows.delete()[0])


RETENTION = (
    RetentionRule(
        name="journal.deletion_runs",
        title="Protokolle alter Löschläufe",
        legal_basis="Art. 5 Abs. 1 Buchst. e und Abs. 2 DSGVO (Speicherbegrenzung, Nachweis) – zu prüfen",
        period="drei Jahre nach dem Lauf",
        due=_old_runs,
        erase=_delete,
    ),
)
