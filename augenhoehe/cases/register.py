"""The field register of the closed room, and what the nightly deletion run removes here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import RETENTION as AS_RETENTION
from augenhoehe.core.closed import closed_room
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

from .models import AdviceRequest, Case
from .operations import erase_due, erase_due_wishes

TECHNICAL, PERSONAL, SPECIAL = DataClass.TECHNICAL, DataClass.PERSONAL, DataClass.SPECIAL
INTERNAL, SECRET = DataClass.INTERNAL, DataClass.SECRET

_BASIS = "Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO bzw. §§ 6, 11 KDG (zu prüfen)"
_DUTY = "Art. 5 Abs. 2, Art. 32 DSGVO: nachweisen, wer gelesen hat (zu prüfen)"
_KEPT = "drei Jahre nach Abschluss gesperrt, nach Widerruf höchstens ein Monat (zu prüfen)"
_ERASED = "Die Zeile wird gelöscht und der Schlüssel der Akte vernichtet; Sicherungen sind danach unlesbar (ADR 0010)."
_READERS = "nur wer den Fall führt und eine benannte Vertretung bis zu ihrem Enddatum; sonst niemand"


def _sealed(
    model: str, title: str, purpose: str, told: str, *, readers: str = _READERS, **fields: DataClass
) -> DataCard:
    return DataCard(
        model=model, title=title, owner=Owner.CARRIER, purpose=purpose, legal_basis=_BASIS, retention=_KEPT,
        erasure=_ERASED, access_report=told, readers=readers, fields={"id": TECHNICAL, **fields},
    )  # fmt: skip


DATA = (
    _sealed(
        "cases.Client",
        "Klient:innen",
        "Wissen, wen die Beratung begleitet und wie man die Person erreicht",
        "Ihre Angaben in der Akte",
        revision=TECHNICAL,
        carrier=INTERNAL,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.Case",
        "Fälle",
        "Den Verlauf der Begleitung festhalten",
        "Ihre Fälle mit Stand, Vereinbarung und Ergebnis",
        readers=f"{_READERS}. Die Teamleitung sieht Anzahlen je Person und gibt Fälle weiter, ohne sie zu öffnen. Wie "
        "viele Menschen in einem Quartal eine Akte hatten, verlässt den Raum nur als geschützte Zahl (docs/zahlen.md)",
        revision=TECHNICAL,
        client=TECHNICAL,
        carrier=INTERNAL,
        manager=PERSONAL,
        phase=INTERNAL,
        opened_on=INTERNAL,
        changed_on=INTERNAL,
        closed_on=INTERNAL,
        erase_on=INTERNAL,
        number_digest=SECRET,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.CaseAccess",
        "Zugänge zu Fällen",
        "Bestimmen, wer eine Akte öffnen darf, und bis wann",
        "Wer Ihre Akte öffnen darf oder durfte",
        case=TECHNICAL,
        client=TECHNICAL,
        carrier=INTERNAL,
        user=PERSONAL,
        kind=INTERNAL,
        valid_from=INTERNAL,
        valid_until=INTERNAL,
        handed_by=PERSONAL,
        accepted_on=INTERNAL,
    ),
    _sealed(
        "cases.NameToken",
        "Suchkürzel",
        "Eine Akte am Namen finden, ohne dass der Name in der Datenbank steht",
        "Kürzel Ihres Namens; mehrere Namen teilen sich eines",
        client=TECHNICAL,
        token=SECRET,
    ),
    _sealed(
        "cases.Concern",
        "Anliegen",
        "Festhalten, was die Person möchte und was daraus wird",
        "Ihre Anliegen in Ihren Worten, mit dem Ergebnis",
        revision=TECHNICAL,
        case=TECHNICAL,
        position=TECHNICAL,
        state=INTERNAL,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.Strength",
        "Stärken",
        "Festhalten, was die Person kann und hat, und den Hilfeplan darauf bauen",
        "Ihre Stärken in Ihren Worten, mit dem, was der Hilfeplan darauf baut",
        readers=f"{_READERS}. Einmal im Quartal geht eine geschützte Zahl je Art hinaus",
        revision=TECHNICAL,
        case=TECHNICAL,
        position=TECHNICAL,
        kind=INTERNAL,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.SentHint",
        "Wege von Hinweisen",
        "Der Person sagen können, was aus ihrem Hinweis wurde",
        "Hinweise ohne Namen, die aus Ihrem Fall entstanden",
        case=TECHNICAL,
        concern=TECHNICAL,
        sealed=SECRET,
    ),
    _sealed(
        "cases.Linking",
        "Vermittlungen",
        "Festhalten, wohin die Person vermittelt wurde, was mit ihrer Entbindung weiterging und ob sie ankam",
        "Wohin Sie vermittelt wurden, wozu Sie von der Schweigepflicht entbunden haben und was daraus wurde",
        readers=f"{_READERS}. Die Teamleitung sieht Anzahlen je Träger",
        revision=TECHNICAL,
        case=TECHNICAL,
        concern=TECHNICAL,
        state=INTERNAL,
        ask_on=INTERNAL,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.Consent",
        "Einwilligungen",
        "Nachweisen, wozu die Person ja gesagt hat, in welcher Fassung und Sprache",
        "Ihre Einwilligungen und Widerrufe",
        case=TECHNICAL,
        revoked=INTERNAL,
        sealed=PERSONAL,
    ),
    _sealed(
        "cases.CaseContact",
        "Kontakte zu Fällen",
        "Gespräche und Besuche festhalten",
        "Kontakte mit Tag, Art und Notiz",
        case=TECHNICAL,
        position=TECHNICAL,
        sealed=SPECIAL,
    ),
    _sealed(
        "cases.AdviceRequest",
        "Beratungswünsche",
        "Menschen zurückrufen, die ohne Konto um Beratung bitten",
        "Ihr Beratungswunsch mit allem, was Sie geschrieben haben",
        readers="das Case Management der gewählten Beratungsstelle; sonst niemand. Die Teamleitung sieht Anzahlen",
        carrier=INTERNAL,
        arrived_on=INTERNAL,
        answer_by=INTERNAL,
        erase_on=INTERNAL,
        taken_by=PERSONAL,
        sealed=SPECIAL,
    ),
    DataCard(
        model="cases.IntakeDoor",
        title="Empfang der Träger",
        owner=Owner.CARRIER,
        purpose="Bestimmen, ob ein Träger Beratungswünsche annimmt, für wen, und wann er sich meldet",
        legal_basis="Aufgabe des Trägers; keine Angaben zu Personen",
        retention="so lange der Träger Fallakten führt",
        erasure="mit dem Träger",
        access_report="keine Angaben zur Person",
        readers="alle, wenn der Empfang offen ist",
        fields={
            "id": TECHNICAL,
            "revision": TECHNICAL,
            "carrier": INTERNAL,
            "open": DataClass.PUBLIC,
            "answer_days": DataClass.PUBLIC,
            "for_whom": DataClass.PUBLIC,
        },
    ),
    DataCard(
        model="cases.ReadLog",
        title="Leseprotokoll der Akten",
        owner=Owner.CARRIER,
        purpose="Zeigen können, wer eine Akte gelesen oder geändert hat; nie zur Bewertung von Beschäftigten",
        legal_basis=_DUTY,
        retention="so lange wie die Akte",
        erasure="mit der Akte",
        access_report="Wer Ihre Akte wann gelesen hat",
        readers="wer den Fall führt oder vertritt; auf Wunsch die Person selbst",
        fields={"id": TECHNICAL, "case": TECHNICAL, "user": PERSONAL, "at": INTERNAL, "verb": INTERNAL},
    ),
    DataCard(
        model="cases.Erasure",
        title="Löschnachweise von Akten",
        owner=Owner.CARRIER,
        purpose="Nachweisen, dass eine Akte gelöscht ist, ohne zu sagen, wessen",
        legal_basis="Art. 5 Abs. 2 DSGVO (zu prüfen)",
        retention="dauerhaft; die Kennung ist zufällig und führt nirgendwohin",
        erasure="keine",
        access_report="keine Angaben zur Person",
        readers="wer gelöscht hat",
        fields={
            "id": TECHNICAL,
            "file_id": TECHNICAL,
            "carrier": INTERNAL,
            "cause": INTERNAL,
            "erased_on": INTERNAL,
            "user": PERSONAL,
        },
    ),
    DataCard(
        model="cases.QueuedHint",
        title="Hinweise im Tor",
        owner=Owner.NOBODY,
        purpose="Hinweise sammeln, bis sie in einer gemischten Gruppe weitergehen",
        legal_basis="Aufgabe im öffentlichen Interesse; ohne Namen (zu prüfen)",
        retention="bis das Tor öffnet: höchstens acht Tage",
        erasure="wird beim Öffnen gelöscht",
        access_report="keine Angaben zur Person",
        readers="niemand; nur die Aufgabe, die das Tor öffnet",
        fields={"id": TECHNICAL, "sealed": SECRET},
    ),
    DataCard(
        model="cases.GateCount",
        title="Zähler am Tor",
        owner=Owner.NOBODY,
        purpose="Den Träger eines Hinweises erst nennen, wenn drei Hinweise eines Quartals von ihm kommen",
        legal_basis="Art. 25 DSGVO: Schutz durch Gestaltung (zu prüfen)",
        retention="dauerhaft; nur Zahlen",
        erasure="keine",
        access_report="keine Angaben zur Person",
        readers="niemand; nur die Aufgabe, die das Tor öffnet",
        fields={"id": TECHNICAL, "carrier": INTERNAL, "quarter": INTERNAL, "hints": INTERNAL},
    ),
)


class InTheRoom(QuerySet[Any]):
    """Rows whose time is over, counted by the deletion run: it opens the room itself, for nothing else."""

    def count(self) -> int:
        with closed_room(AS_RETENTION):
            return super().count()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        with closed_room(AS_RETENTION):
            return super().aggregate(*args, **kwargs)


def _due(at: datetime) -> QuerySet[Case]:
    return InTheRoom(Case).filter(erase_on__lte=day_of(at))


def _due_wishes(at: datetime) -> QuerySet[AdviceRequest]:
    return InTheRoom(AdviceRequest).filter(erase_on__lte=day_of(at))


RETENTION = (
    RetentionRule(
        name="cases.due_files",
        title="Fallakten nach Ablauf der Aufbewahrung oder nach Widerruf",
        legal_basis="Art. 17 DSGVO bzw. § 19 KDG (zu prüfen)",
        period="drei Jahre nach Abschluss; ein Monat nach Widerruf (zu prüfen)",
        due=_due,
        erase=lambda _rows, at: erase_due(at=at),
    ),
    RetentionRule(
        name="cases.due_wishes",
        title="Beratungswünsche, die niemand beantwortet hat",
        legal_basis="Art. 17 DSGVO bzw. § 19 KDG (zu prüfen)",
        period="ein halbes Jahr (zu prüfen); sonst mit der Antwort",
        due=_due_wishes,
        erase=lambda _rows, at: erase_due_wishes(at=at),
    ),
)
