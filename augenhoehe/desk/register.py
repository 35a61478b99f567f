"""The field register of the desk: reports hold sums, public things, and what an office wrote about its own work."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

TECHNICAL, PUBLIC, INTERNAL, FREE_TEXT = (
    DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL, DataClass.FREE_TEXT,
)  # fmt: skip
_NOBODY = "keine Angaben zu Personen"
_BASIS = "§ 17 Abs. 5 TIntG und Nebenbestimmungen der Förderung; Unterrichtung des Rates – zu prüfen"

DATA = (
    DataCard(
        model="desk.OfficeReport",
        title="Bericht an einen Rat",
        owner=Owner.INSTALLATION,
        purpose="Dem Rat oder Kreistag berichten, was ankam, was beschlossen wurde und was daraus wurde",
        legal_basis=_BASIS,
        retention="dauerhaft: eingefrorene Ausgaben sind Akten der Verwaltung",
        erasure="keine: nur Summen, öffentliche Vorgänge und Texte der Verwaltung",
        access_report=_NOBODY,
        readers="wer Berichte schreibt; danach alle, denen die Ausgabe übergeben wird",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "year": PUBLIC, "addressee": PUBLIC, "title": PUBLIC,
            "texts": FREE_TEXT, "begun_at": INTERNAL, "changed_at": INTERNAL, "frozen_at": PUBLIC, "edition": PUBLIC,
            "content": FREE_TEXT,
        },
    ),
    DataCard(
        model="desk.GrantSheet",
        title="Zahlen für eine Förderung",
        owner=Owner.INSTALLATION,
        purpose="Dem Land den Einsatz der Mittel nachweisen, ohne Inhalte von Fällen",
        legal_basis=_BASIS,
        retention="zehn Jahre nach dem Jahr der Förderung – zu prüfen",
        erasure="von Hand, nach Prüfung der Fristen der Förderung",
        access_report=_NOBODY,
        readers="wer Berichte schreibt; danach die Bewilligungsbehörde",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "programme": INTERNAL, "year": INTERNAL, "title": INTERNAL,
            "text": FREE_TEXT, "lines": FREE_TEXT, "begun_at": INTERNAL, "changed_at": INTERNAL,
        },
    ),
    DataCard(
        model="desk.FrameVersion",
        title="Unser Handlungskonzept",
        owner=Owner.INSTALLATION,
        purpose="Öffentlich sagen, wie das Integrationsmanagement hier arbeitet",
        legal_basis="Förderrahmen des Landes: kommunales Handlungskonzept – zu prüfen",
        retention="dauerhaft, mit allen Fassungen",
        erasure="keine: kein Bezug zu Personen",
        access_report=_NOBODY,
        readers="alle",
        fields={
            "version": PUBLIC, "structure": PUBLIC, "networking": PUBLIC, "methods": PUBLIC, "note": PUBLIC,
            "written_at": PUBLIC, "by_function": PUBLIC,
        },
    ),
    DataCard(
        model="desk.CostSheet",
        title="Was das Programm kostet und ersetzt",
        owner=Owner.INSTALLATION,
        purpose="Kosten und Nutzen vor dem Rat belegen",
        legal_basis="Wirtschaftlichkeit der Verwaltung (§ 75 GO NRW) – zu prüfen",
        retention="bis zur nächsten Änderung",
        erasure="keine: kein Bezug zu Personen",
        access_report=_NOBODY,
        readers="wer Berichte schreibt",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "hour_rate": INTERNAL, "costs": INTERNAL, "replaces": INTERNAL,
            "note": FREE_TEXT, "changed_at": INTERNAL,
        },
    ),
    DataCard(
        model="desk.TranslationState",
        title="Stand der Übersetzungen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, welche öffentlichen Inhalte in welcher Sprache fehlen, veraltet oder ungeprüft sind",
        legal_basis="Barrierefreier Zugang zu öffentlichen Informationen (§ 17 TIntG, BGG NRW) – zu prüfen",
        retention="solange der Inhalt öffentlich ist; danach verschwindet die Zeile mit derselben Änderung",
        erasure="wird gelöscht",
        access_report=_NOBODY,
        readers="wer die Sprachen betreut",
        fields={
            "id": TECHNICAL, "kind": TECHNICAL, "object_id": TECHNICAL, "language": PUBLIC, "title": PUBLIC,
            "state": INTERNAL, "rank": TECHNICAL, "missing": INTERNAL, "changed_at": TECHNICAL,
        },
    ),
)  # fmt: skip
RETENTION: tuple[RetentionRule, ...] = ()
