"""What intake holds about people and texts, why, and how long; what the nightly run removes of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Hint, HintContact, HintImport

TASK = "Aufgabe der Kommune nach § 7 und § 9 TIntG NRW (Art. 6 Abs. 1 lit. e DSGVO), zu prüfen"
CONSENT = "Einwilligung (Art. 6 Abs. 1 lit. a DSGVO), Fassung und Zeitpunkt je Hinweis gespeichert"
SINGLE_CASE_DAYS = 365
WITHDRAWN_DAYS = 365
IMPORT_DAYS = 90
UPLOAD_DAYS = 30

DATA = (
    DataCard(
        model="structure.HintContact",
        title="Kontaktangaben zu Hinweisen",
        owner=Owner.PERSON,
        purpose="der Person antworten; sie ansprechen, wenn sie einem Gespräch zugestimmt hat",
        legal_basis=CONSENT,
        retention=f"{settings.HINT_CONTACT_DAYS} Tage, oder bis die Person sie mit dem Statuscode löscht",
        erasure="der Löschlauf nach Ablauf; die Person selbst jederzeit mit dem Statuscode",
        access_report="Ihre Kontaktangaben zu einem Hinweis",
        readers="Koordination, einzeln und nur zum Antworten; jedes Lesen wird vermerkt",
        fields={
            "hint": DataClass.PERSONAL,
            "email": DataClass.PERSONAL,
            "phone": DataClass.PERSONAL,
            "name": DataClass.PERSONAL,
            "user": DataClass.PERSONAL,
            "language": DataClass.PERSONAL,
            "interview_consent": DataClass.PERSONAL,
            "consent_version": DataClass.TECHNICAL,
            "consented_at": DataClass.PERSONAL,
            "delete_after": DataClass.TECHNICAL,
        },
    ),
    DataCard(
        model="structure.HintCode",
        title="Statuscodes",
        owner=Owner.NOBODY,
        purpose="Wer gemeldet hat, liest ohne Konto die Antwort",
        legal_basis=TASK,
        retention="so lange wie der Hinweis",
        erasure="mit dem Hinweis",
        access_report="",
        readers="niemand; gespeichert ist nur eine Prüfsumme, der Code selbst nicht",
        fields={"digest": DataClass.SECRET, "hint": DataClass.TECHNICAL},
    ),
    DataCard(
        model="structure.HintImport",
        title="Importe von Hinweisen",
        owner=Owner.MUNICIPALITY,
        purpose="Hinweise aus Tabellen übernehmen, Fehler zeigen und die Herkunft nachweisen",
        legal_basis=TASK,
        retention=f"Datei und gelesene Zeilen {IMPORT_DAYS} Tage, nicht Übernommenes {UPLOAD_DAYS} Tage; "
        "Name, Herkunft und Zahlen bleiben",
        erasure="die Löschläufe; wer hochgeladen hat, kann vor der Übernahme verwerfen",
        access_report="",
        readers="wer Hinweise übernehmen darf; für eine einzelne Kommune nur die eigenen Importe",
        fields={
            "revision": DataClass.TECHNICAL,
            "id": DataClass.TECHNICAL,
            "file": DataClass.FREE_TEXT,
            "file_name": DataClass.INTERNAL,
            "columns": DataClass.FREE_TEXT,
            "mapping": DataClass.INTERNAL,
            "municipality": DataClass.INTERNAL,
            "source_note": DataClass.INTERNAL,
            "state": DataClass.INTERNAL,
            "rows_total": DataClass.INTERNAL,
            "rows_done": DataClass.INTERNAL,
            "rows_new": DataClass.INTERNAL,
            "rows_duplicate": DataClass.INTERNAL,
            "rows_faulty": DataClass.INTERNAL,
            "errors": DataClass.FREE_TEXT,
            "unknown_values": DataClass.FREE_TEXT,
            "failure": DataClass.INTERNAL,
            "heard_at": DataClass.TECHNICAL,
            "started_by": DataClass.PERSONAL,
            "started_at": DataClass.INTERNAL,
            "finished_at": DataClass.INTERNAL,
        },
    ),
    DataCard(
        model="structure.Term",
        title="Begriffe der Kodierung",
        owner=Owner.INSTALLATION,
        purpose="Hinweise einheitlich einordnen",
        legal_basis=TASK,
        retention="bleiben, auch außer Gebrauch: alte Kodierungen sollen lesbar sein",
        erasure="nicht vorgesehen; ein Begriff ruht",
        access_report="",
        readers="alle Angemeldeten; Lebensbereiche auch öffentlich im Meldebogen",
        fields={
            "revision": DataClass.TECHNICAL,
            "id": DataClass.TECHNICAL,
            "vocabulary": DataClass.PUBLIC,
            "code": DataClass.PUBLIC,
            "label": DataClass.PUBLIC,
            "help": DataClass.PUBLIC,
            "position": DataClass.PUBLIC,
            "active": DataClass.PUBLIC,
        },
    ),
)


def expired_contacts(at: datetime) -> QuerySet[Any]:
    return HintContact.objects.filter(delete_after__lt=day_of(at))


def old_single_cases(at: datetime) -> QuerySet[Any]:
    """Single cases were told here by mistake and belong to advice: their words go sooner than others."""
    latest = day_of(at) - timedelta(days=SINGLE_CASE_DAYS)
    return Hint.objects.filter(state=Hint.State.REFERRED, settled_on__lt=latest).exclude(problem="", idea="")


def withdrawn_shells(at: datetime) -> QuerySet[Any]:
    """What is left of a withdrawn hint: long enough for the person to read that it is withdrawn."""
    latest = day_of(at) - timedelta(days=WITHDRAWN_DAYS)
    return Hint.objects.filter(state=Hint.State.WITHDRAWN, settled_on__lt=latest)


def old_import_files(at: datetime) -> QuerySet[Any]:
    rows = HintImport.objects.filter(state=HintImport.State.DONE, started_at__lt=at - timedelta(days=IMPORT_DAYS))
    return rows.exclude(file__isnull=True, errors=[], columns=[])


def stale_uploads(at: datetime) -> QuerySet[Any]:
    rows = HintImport.objects.exclude(state=HintImport.State.DONE)
    return rows.filter(started_at__lt=at - timedelta(days=UPLOAD_DAYS))


def delete_rows(rows: QuerySet[Any], at: datetime) -> int:
    """Delete for good; counted are the rows themselves, not what hangs on them."""
    _, by_model = rows.delete()
    return int(by_model.get(rows.model._meta.label, 0))


def empty_wording(rows: QuerySet[Any], at: datetime) -> int:
    return rows.update(problem="", idea="", state_reason="", text_digest=None)


def empty_imports(rows: QuerySet[Any], at: datetime) -> int:
    """The file becomes an orphan, which the rule of `files` removes."""
    return rows.update(file=None, errors=[], columns=[], unknown_values={})


RETENTION = (
    RetentionRule(
        name="structure.hint_contacts",
        title="Kontaktangaben zu Hinweisen löschen",
        legal_basis=CONSENT,
        period=f"{settings.HINT_CONTACT_DAYS} Tage nach Eingang, wie im Meldebogen zugesagt",
        due=expired_contacts,
        erase=delete_rows,
    ),
    RetentionRule(
        name="structure.single_cases",
        title="Texte einzelner Fälle leeren",
        legal_basis=TASK,
        period=f"{SINGLE_CASE_DAYS} Tage nach dem Verweis an eine Beratung",
        due=old_single_cases,
        erase=empty_wording,
    ),
    RetentionRule(
        name="structure.withdrawn_hints",
        title="Reste zurückgezogener Hinweise löschen",
        legal_basis=TASK,
        period=f"{WITHDRAWN_DAYS} Tage nach dem Zurückziehen; der Text ist schon beim Zurückziehen gelöscht",
        due=withdrawn_shells,
        erase=delete_rows,
    ),
    RetentionRule(
        name="structure.import_files",
        title="Dateien übernommener Importe löschen",
        legal_basis=TASK,
        period=f"{IMPORT_DAYS} Tage nach dem Hochladen",
        due=old_import_files,
        erase=empty_imports,
    ),
    RetentionRule(
        name="structure.stale_uploads",
        title="Nicht übernommene Dateien löschen",
        legal_basis=TASK,
        period=f"{UPLOAD_DAYS} Tage nach dem Hochladen",
        due=stale_uploads,
        erase=delete_rows,
    ),
)
