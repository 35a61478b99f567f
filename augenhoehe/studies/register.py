"""The field register of studies, and what the nightly deletion run removes here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION as AS_RETENTION
from augenhoehe.core.closed import closed_room
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import Handout, Interview, Nomination, Study
from .operations import interviews as operations
from .rules.interviews import FINDINGS_KEPT

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT, SECRET, SPECIAL = DataClass.PERSONAL, DataClass.FREE_TEXT, DataClass.SECRET, DataClass.SPECIAL

_TASK = "Aufgabe im öffentlichen Interesse: wissen, was Menschen hindert und was ihnen hilft (zu prüfen)"
_CONSENT = "Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO (zu prüfen)"
_DUTY = "Art. 5 Abs. 2, Art. 32 DSGVO: nachweisen, wer gelesen hat (zu prüfen)"
_FOREVER = "dauerhaft; vor einem Ende der Installation dem Archiv anbieten"
_RAW = "bis zum Löschtag der Studie, nach Widerruf sofort weg"
_LATER = "drei Jahre nach dem Löschtag der Studie (zu prüfen)"
_ERASED = "Die Zeile geht, der Schlüssel wird vernichtet; Sicherungen sind danach unlesbar (ADR 0022)."
_INSTITUTE = "nur wer beim beauftragten Institut die Rolle „Begleitendes Institut“ mit Enddatum hat; sonst niemand"
_BODIES = "wer Studien lesen darf, und das Institut"


def _card(model: str, title: str, purpose: str, readers: str, told: str, /, **fields: DataClass) -> DataCard:
    return DataCard(
        model=f"studies.{model}", title=title, owner=Owner.INSTALLATION, purpose=purpose, legal_basis=_TASK,
        retention=_FOREVER, erasure="keine", access_report=told, readers=readers, fields={"id": TECHNICAL, **fields},
    )  # fmt: skip


def _sealed(
    model: str, title: str, purpose: str, told: str, retention: str = _RAW, basis: str = _CONSENT, **fields: DataClass
) -> DataCard:
    return DataCard(
        model=f"studies.{model}", title=title, owner=Owner.CARRIER, purpose=purpose, legal_basis=basis,
        retention=retention, erasure=_ERASED, access_report=told, readers=_INSTITUTE,
        fields={"id": TECHNICAL, **fields},
    )  # fmt: skip


_NOBODY = "keine Angaben zur Person"
OUTSIDE = (
    _card(
        "Study", "Studien", "Zeigen, wer wozu mit welcher Frage beauftragt ist und wann Rohdaten gelöscht werden",
        f"veröffentlichte: alle; laufende: {_BODIES}", _NOBODY, revision=TECHNICAL, title=PUBLIC, institute=PUBLIC,
        aims=PUBLIC, short_text=PUBLIC, question=INTERNAL, state=PUBLIC, raw_until=PUBLIC, published_on=PUBLIC,
        nominations_until=PUBLIC, created_at=INTERNAL, closed_on=INTERNAL,
    ),
    _card(
        "Phase", "Phasen von Studien", "Den Ablauf einer Studie zeigen", f"öffentliche: alle; andere: {_BODIES}",
        _NOBODY, revision=TECHNICAL, study=TECHNICAL, title=PUBLIC, text=PUBLIC, starts_on=PUBLIC, ends_on=PUBLIC,
        public=INTERNAL,
    ),
    _card(
        "ConsentText", "Einwilligungstexte von Studien", "Festhalten, welcher Wortlaut wann galt", "alle", _NOBODY,
        study=TECHNICAL, number=PUBLIC, text=PUBLIC, written_at=INTERNAL,
    ),
    _card(
        "Suggestion", "Vorschläge zu Studien", "Vorschläge von Gremien und Organisationen sammeln und beantworten",
        _BODIES, "Vorschläge, die Sie gemacht haben", revision=TECHNICAL, study=TECHNICAL, kind=INTERNAL,
        text=FREE_TEXT, origin=INTERNAL, made_by=PERSONAL, made_on=INTERNAL, state=INTERNAL, answer=FREE_TEXT,
        answered_on=INTERNAL,
    ),
    _card(
        "Guide", "Interviewleitfäden", "Zeigen, was gefragt wird, in jeder Fassung und Sprache",
        f"veröffentlichte: alle; andere: {_BODIES}", _NOBODY, revision=TECHNICAL, study=TECHNICAL, number=PUBLIC,
        language=PUBLIC, intro=PUBLIC, written_at=INTERNAL, published_on=PUBLIC,
    ),
    _card(
        "GuideQuestion", "Fragen von Leitfäden", "Zeigen, was gefragt wird und zu welchem Lebensbereich",
        "wie der Leitfaden", _NOBODY, guide=TECHNICAL, position=TECHNICAL, text=PUBLIC, life_area=PUBLIC,
    ),
    DataCard(
        model="studies.Handout",
        title="Verteilung von Leitfäden",
        owner=Owner.INSTALLATION,
        purpose="Nachweisen, wem ein Leitfaden gegeben wurde",
        legal_basis=_TASK,
        retention="die Adresse bis zum Löschtag der Studie; an wen, dauerhaft",
        erasure="Der Löschlauf leert die Adresse.",
        access_report="Leitfäden, die an Ihre Adresse gingen",
        readers="Koordination und Institut",
        fields={
            "id": TECHNICAL, "guide": TECHNICAL, "recipient": INTERNAL, "way": INTERNAL, "email": PERSONAL,
            "given_on": INTERNAL,
        },
    ),
    _card(
        "Workshop", "Werkstätten", "Ergebnisse gemeinsamer Tage festhalten", _BODIES, _NOBODY, revision=TECHNICAL,
        study=TECHNICAL, title=INTERNAL, held_on=INTERNAL, place=INTERNAL, municipality=INTERNAL, event=PUBLIC,
    ),
    _card(
        "Cluster", "Gruppen von Karten", "Zeigen, was zusammengehört", _BODIES, _NOBODY, revision=TECHNICAL,
        workshop=TECHNICAL, title=INTERNAL, life_area=INTERNAL, handed_on=INTERNAL,
    ),
    _card(
        "Card", "Karten einer Werkstatt", "Festhalten, was an der Wand stand, ohne Namen", _BODIES, _NOBODY,
        revision=TECHNICAL, workshop=TECHNICAL, cluster=TECHNICAL, kind=INTERNAL, text=FREE_TEXT, votes=INTERNAL,
    ),
    _card(
        "Engagement", "Engagement aus Interviews", "Zeigen, wer schon wobei hilft, ohne Person",
        "wer Studien lesen darf", _NOBODY, study=INTERNAL, life_area=INTERNAL, municipality=INTERNAL, text=FREE_TEXT,
        arrived_on=INTERNAL,
    ),
)  # fmt: skip
INSIDE = (
    _sealed(
        "Interview", "Interviews", "Gespräche führen und auswerten",
        "Ihr Interview mit Kontakt, Notizen und Mitschrift", revision=TECHNICAL, study=INTERNAL, code=INTERNAL,
        state=INTERNAL, sealed=SPECIAL,
    ),
    _sealed(
        "InterviewConsent", "Einwilligungen in Interviews",
        "Nachweisen, wozu die Person ja gesagt hat, in welcher Fassung und Sprache", "Ihre Einwilligung",
        study=INTERNAL, interview=TECHNICAL, version=INTERNAL, sealed=PERSONAL,
    ),
    _sealed(
        "Finding", "Befunde aus Interviews", "Festhalten, was Gespräche über Strukturen sagen",
        "Befunde aus Ihrem Interview, bis die Rohdaten gelöscht sind", retention=_LATER, revision=TECHNICAL,
        study=INTERNAL, interview=TECHNICAL, sealed=SPECIAL,
    ),
    _sealed(
        "ReadLog", "Leseprotokoll der Interviews",
        "Zeigen können, wer ein Interview gelesen oder geändert hat; nie zur Bewertung von Beschäftigten",
        "Wer Ihr Interview wann gelesen hat", retention=_LATER, basis=_DUTY, study=INTERNAL, interview=TECHNICAL,
        user=PERSONAL, at=INTERNAL, verb=INTERNAL,
    ),
    _sealed(
        "Nomination", "Selbstmeldungen zum Interview", "Menschen erreichen, die befragt werden möchten",
        "Ihre Meldung", retention="ein halbes Jahr, höchstens bis zum Löschtag der Studie (zu prüfen)", study=INTERNAL,
        arrived_on=INTERNAL, erase_on=INTERNAL, sealed=SPECIAL,
    ),
    DataCard(
        model="studies.Erasure",
        title="Löschnachweise einer Studie",
        owner=Owner.CARRIER,
        purpose="Nachweisen, dass Rohdaten oder eine Meldung gelöscht sind, ohne zu sagen, wessen",
        legal_basis="Art. 5 Abs. 2 DSGVO (zu prüfen)",
        retention="dauerhaft; die Kennung ist zufällig und führt nirgendwohin",
        erasure="keine",
        access_report=_NOBODY,
        readers=_INSTITUTE,
        fields={"id": TECHNICAL, "file_id": TECHNICAL, "study": INTERNAL, "cause": INTERNAL, "erased_on": INTERNAL},
    ),
    DataCard(
        model="studies.QueuedFinding",
        title="Befunde im Tor",
        owner=Owner.NOBODY,
        purpose="Befunde sammeln, bis sie in einer gemischten Gruppe weitergehen",
        legal_basis=_TASK,
        retention="bis das Tor öffnet: höchstens acht Tage",
        erasure="wird beim Öffnen gelöscht",
        access_report=_NOBODY,
        readers="niemand; nur die Aufgabe, die das Tor öffnet",
        fields={"id": TECHNICAL, "sealed": SECRET},
    ),
)  # fmt: skip
DATA = (*OUTSIDE, *INSIDE)


class DueInRoom(QuerySet[Any]):
    """What is due in the room, counted by the deletion run: it opens the room itself, for nothing else."""

    def count(self) -> int:
        with closed_room(AS_RETENTION):
            return super().count()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with closed_room(AS_RETENTION):
            return super().aggregate(*args, **kwargs)


def _raw(at: datetime) -> QuerySet[Any]:
    rows = DueInRoom(Interview).filter(study__raw_until__lte=day_of(at))
    return rows.exclude(state=Interview.State.RAW_DELETED)


def _findings(at: datetime) -> QuerySet[Any]:
    return DueInRoom(Interview).filter(study__raw_until__lte=day_of(at) - FINDINGS_KEPT)


def _nominations(at: datetime) -> QuerySet[Any]:
    return DueInRoom(Nomination).filter(erase_on__lte=day_of(at))


def _addresses(at: datetime) -> QuerySet[Any]:
    over = Study.objects.filter(raw_until__lte=day_of(at))
    return Handout.objects.filter(guide__study__in=over).exclude(email="")


def _by(erase: Callable[..., int]) -> Callable[[QuerySet[Any], datetime], int]:
    return lambda _rows, at: erase(at=at)


_BASIS = "Art. 17 DSGVO (zu prüfen)"
RETENTION = (
    RetentionRule(
        name="studies.raw", title="Rohdaten von Interviews", legal_basis=_BASIS,
        period="am Löschtag der Studie", due=_raw, erase=_by(operations.delete_due_raw),
    ),
    RetentionRule(
        name="studies.findings", title="Befunde und leere Hüllen von Interviews", legal_basis=_BASIS,
        period="drei Jahre nach dem Löschtag der Studie (zu prüfen)", due=_findings,
        erase=_by(operations.erase_due_findings),
    ),
    RetentionRule(
        name="studies.nominations", title="Selbstmeldungen zum Interview", legal_basis=_BASIS,
        period="ein halbes Jahr, höchstens bis zum Löschtag der Studie (zu prüfen)", due=_nominations,
        erase=_by(operations.erase_due_nominations),
    ),
    RetentionRule(
        name="studies.addresses", title="Adressen, an die ein Leitfaden ging", legal_basis=_BASIS,
        period="am Löschtag der Studie", due=_addresses, erase=lambda rows, _at: rows.update(email=""),
    ),
)  # fmt: skip
