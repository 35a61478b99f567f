"""Cards of what stays of a day when names are gone; `register` takes them along."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner

TECHNICAL, INTERNAL = DataClass.TECHNICAL, DataClass.INTERNAL

DATA = (
    DataCard(
        model="events.Turnout",
        title="Zahlen der Teilnehmenden",
        owner=Owner.INSTALLATION,
        purpose="Nach dem Löschen der Namen noch sagen, wie viele aus welcher Gruppe und Organisation kamen (S1-12)",
        legal_basis="Aufgabe im öffentlichen Interesse: Dialog und Beteiligung (zu prüfen)",
        retention="mit der Veranstaltung",
        erasure="mit der Veranstaltung",
        access_report="keine personenbezogenen Angaben",
        readers="nur die Gastgebenden; Organisationen und Tage auch, wer das Register führt",
        fields={
            "id": TECHNICAL, "event": INTERNAL, "category": INTERNAL, "organisation": INTERNAL,
            "registered": INTERNAL, "attended": INTERNAL,
        },
    ),
    DataCard(
        model="events.Certificate",
        title="Bestätigungen der Teilnahme",
        owner=Owner.NOBODY,
        purpose="Prüfen, ob eine Bestätigung von hier ist, ohne zu wissen, wessen",
        legal_basis="Aufgabe im öffentlichen Interesse: Dialog und Beteiligung (zu prüfen)",
        retention="mit der Veranstaltung",
        erasure="mit der Veranstaltung",
        access_report="keine; eine Bestätigung kennt nur die Prüfsumme ihres Codes",
        readers="niemand; wer den Code hat, erfährt Veranstaltung und Monat",
        fields={
            "id": TECHNICAL, "event": INTERNAL, "digest": DataClass.SECRET, "issued_on": INTERNAL,
            "revoked_at": INTERNAL,
        },
    ),
)  # fmt: skip
