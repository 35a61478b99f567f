"""The field register of council records, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import RecordRun

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
_READERS = "Angemeldete, die Ratsvorlagen lesen"
_KEPT = "solange die Kommune es zeigt; was dort gelöscht wird, verliert hier seinen Inhalt"
_NAMES = (
    "Felder mit Namen (Mitglieder, Anwesende, Antragstellende) werden vor dem Speichern entfernt. Freie Texte der "
    "Kommune nennen bisweilen Ratsmitglieder in ihrem Amt."
)
_NONE = "keine personenbezogenen Angaben"
RUN_DAYS = 365


def _card(model: str, title: str, purpose: str, fields: dict[str, DataClass], **more: str) -> DataCard:
    told = {"retention": _KEPT, "erasure": "mit der Quelle", "access_report": _NONE, "readers": _READERS, **more}
    return DataCard(
        model=f"council_records.{model}", title=title, owner=Owner.MUNICIPALITY, purpose=purpose, legal_basis=_TASK,
        fields=fields, **told,
    )  # fmt: skip


_RECORD = {"id": TECHNICAL, "source": TECHNICAL, "external_id": TECHNICAL, "gone_at": INTERNAL}
DATA = (
    _card(
        "CouncilSource", "Ratsinformationssysteme", "Wissen, welches Ratsinformationssystem wie gelesen wird",
        {
            "id": TECHNICAL, "revision": TECHNICAL, "name": PUBLIC, "url": PUBLIC, "municipality": PUBLIC,
            "pause_ms": TECHNICAL, "shrink_percent": TECHNICAL, "certificate": TECHNICAL, "nightly": INTERNAL,
            "persons_told": PUBLIC, "last_full_at": TECHNICAL, "changes_since": TECHNICAL, "created_at": INTERNAL,
            "created_by": PERSONAL, "ended_at": INTERNAL,
        },
        retention="dauerhaft", access_report="Quellen, die Sie eingetragen haben", readers="wer Quellen führt",
        erasure="Die Kennung der eintragenden Person sagt ohne ihr Konto nichts mehr.",
    ),
    _card(
        "RecordRun", "Abrufe von Ratsinformationssystemen", "Zeigen, was ein Abruf fand und was ihm auffiel",
        {
            "id": TECHNICAL, "revision": TECHNICAL, "source": TECHNICAL, "mode": TECHNICAL, "state": TECHNICAL,
            "cursor": TECHNICAL, "counts": TECHNICAL, "problems": TECHNICAL, "pages": TECHNICAL,
            "objects_done": TECHNICAL, "objects_about": TECHNICAL, "failure": TECHNICAL, "changes_since": TECHNICAL,
            "started_by": PERSONAL, "started_at": INTERNAL, "heard_at": TECHNICAL, "finished_at": INTERNAL,
        },
        retention=f"{RUN_DAYS} Tage", erasure="Der Löschlauf entfernt alte Abrufe.",
        access_report="Abrufe, die Sie gestartet haben", readers="wer Quellen führt",
    ),
    _card(
        "RawObject", "Rohobjekte aus Ratsinformationssystemen",
        "Nachweisen, was die Kommune veröffentlicht hat, und es mit besseren Regeln neu ordnen können",
        {
            "id": TECHNICAL, "source": TECHNICAL, "kind": TECHNICAL, "external_id": TECHNICAL, "content": FREE_TEXT,
            "digest": TECHNICAL, "fetched_at": TECHNICAL, "deleted": TECHNICAL, "leaving": TECHNICAL,
            "seen_run": TECHNICAL,
        },
        erasure=_NAMES, readers="wer Quellen führt",
    ),
    _card(
        "CouncilBody", "Körperschaften", "Sagen, aus welcher Kommune eine Vorlage stammt",
        {**_RECORD, "name": PUBLIC, "ags": PUBLIC, "web": PUBLIC, "license": PUBLIC},
    ),
    _card(
        "CouncilOrganisation", "Gremien der Kommunen", "Sagen, welches Gremium der Kommune beraten hat",
        {
            **_RECORD, "body": TECHNICAL, "name": PUBLIC, "kind": PUBLIC, "started_on": PUBLIC, "ended_on": PUBLIC,
            "web": PUBLIC,
        },
    ),
    _card(
        "CouncilMeeting", "Sitzungen der Kommunen", "Sagen, wann das Gremium der Kommune beraten hat",
        {
            **_RECORD, "body": TECHNICAL, "organisation": TECHNICAL, "organisation_external": TECHNICAL,
            "name": PUBLIC, "starts_at": PUBLIC, "ends_at": PUBLIC, "state": PUBLIC, "cancelled": PUBLIC,
            "place": PUBLIC, "web": PUBLIC,
        },
    ),
    _card(
        "CouncilItem", "Tagesordnungspunkte der Kommunen", "Zeigen, was das Gremium der Kommune beschlossen hat",
        {
            **_RECORD, "meeting": TECHNICAL, "order": PUBLIC, "number": PUBLIC, "name": FREE_TEXT, "public": PUBLIC,
            "result_text": FREE_TEXT, "reading": TECHNICAL, "resolution_text": FREE_TEXT,
            "consultation_external": TECHNICAL,
        },
        erasure=_NAMES,
    ),
    _card(
        "CouncilPaper", "Vorlagen der Kommunen", "Vorlagen der Kommunen finden, die das Integrationskonzept berühren",
        {
            **_RECORD, "body": TECHNICAL, "name": FREE_TEXT, "reference": PUBLIC, "date": PUBLIC, "kind": PUBLIC,
            "web": PUBLIC, "changed_at": TECHNICAL, "fit": INTERNAL, "fit_word": INTERNAL,
        },
        erasure=_NAMES,
    ),
    _card(
        "CouncilConsultation", "Beratungen der Kommunen", "Den Weg einer Vorlage durch die Gremien der Kommune zeigen",
        {
            **_RECORD, "paper": TECHNICAL, "order": PUBLIC, "item": TECHNICAL, "item_external": TECHNICAL,
            "meeting": TECHNICAL, "meeting_external": TECHNICAL, "organisation": TECHNICAL,
            "organisation_external": TECHNICAL, "role": PUBLIC, "authoritative": PUBLIC,
        },
    ),
    _card(
        "CouncilFile", "Dokumente der Kommunen", "Auf das Dokument der Kommune verweisen, ohne seinen Inhalt zu holen",
        {
            **_RECORD, "paper": TECHNICAL, "meeting": TECHNICAL, "item": TECHNICAL, "role": PUBLIC,
            "name": FREE_TEXT, "mime_type": PUBLIC, "address": PUBLIC,
        },
    ),
    _card(
        "ResultReading", "Lesarten von Ergebnissen", "Freie Ergebnistexte zählbar machen, ohne etwas zu raten",
        {
            "id": TECHNICAL, "revision": TECHNICAL, "digest": TECHNICAL, "text": FREE_TEXT, "code": PUBLIC,
            "yes": PUBLIC, "no": PUBLIC, "abstentions": PUBLIC, "read_by": INTERNAL, "rule": TECHNICAL,
            "checked_by": PERSONAL, "checked_at": INTERNAL,
        },
        retention="dauerhaft; ein Text bekommt dieselbe Lesart, wo immer er wieder vorkommt",
        access_report="Ergebnisse, die Sie geprüft haben",
        erasure="Die Kennung der prüfenden Person sagt ohne ihr Konto nichts mehr.",
    ),
    _card(
        "RecordLink", "Verbindungen zu Vorlagen der Kommunen", "Zeigen, welche Vorlage zu welcher Sache gehört",
        {
            "id": TECHNICAL, "paper": TECHNICAL, "thread": TECHNICAL, "measure": TECHNICAL, "station": TECHNICAL,
            "consultation": TECHNICAL, "note": FREE_TEXT, "linked_at": INTERNAL, "linked_by": PERSONAL,
        },
        retention="mit der Vorlage oder der Sache", access_report="Verbindungen, die Sie geknüpft haben",
        erasure="Die Kennung der verbindenden Person sagt ohne ihr Konto nichts mehr.",
    ),
    _card(
        "ResultProposal", "Vorschläge für Ergebnisse", "Ergebnisse der Kommune an unsere Station übernehmen",
        {
            "id": TECHNICAL, "revision": TECHNICAL, "link": TECHNICAL, "item": TECHNICAL, "state": INTERNAL,
            "resolution": TECHNICAL, "proposed_at": INTERNAL, "decided_at": INTERNAL, "decided_by": PERSONAL,
        },
        retention="mit der Verbindung", access_report="Ergebnisse, die Sie übernommen haben",
        erasure="Die Kennung der entscheidenden Person sagt ohne ihr Konto nichts mehr.",
    ),
)  # fmt: skip


def _old_runs(at: datetime) -> QuerySet[RecordRun]:
    return RecordRun.objects.filter(finished_at__lt=at - timedelta(days=RUN_DAYS))


def _erase(runs: QuerySet[RecordRun], at: datetime) -> int:
    return runs.delete()[0]


RETENTION = (
    RetentionRule(
        name="council_records.old_runs",
        title="Abrufe von Ratsinformationssystemen",
        legal_basis="Datenminimierung, Art. 5 Abs. 1 DSGVO (zu prüfen)",
        period=f"{RUN_DAYS} Tage nach dem Abruf (zu prüfen)",
        due=_old_runs,
        erase=_erase,
    ),
)
