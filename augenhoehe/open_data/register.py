"""The field register of open data: nothing in here is anything but public."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

TECHNICAL, PUBLIC = DataClass.TECHNICAL, DataClass.PUBLIC
_BASIS = "Aufgabe im öffentlichen Interesse: offene Daten der Verwaltung (§ 16a EGovG NRW) – zu prüfen"

DATA = (
    DataCard(
        model="open_data.Publication",
        title="Offene Daten: veröffentlichter Datensatz",
        owner=Owner.INSTALLATION,
        purpose="Festhalten, welche Tabelle unter welcher Lizenz für alle da ist",
        legal_basis=_BASIS,
        retention="solange die Installation besteht",
        erasure="keine: kein Bezug zu Personen",
        access_report="keine Angaben zu Personen",
        readers="alle, solange der Datensatz veröffentlicht ist",
        fields={
            "id": TECHNICAL, "revision": TECHNICAL, "key": PUBLIC, "licence": PUBLIC, "shown": PUBLIC,
            "published_at": PUBLIC, "checked_at": PUBLIC,
        },
    ),
    DataCard(
        model="open_data.DataVersion",
        title="Offene Daten: Fassung",
        owner=Owner.INSTALLATION,
        purpose="Frühere Stände einer Tabelle für alle erhalten",
        legal_basis=_BASIS,
        retention="dauerhaft; zurückgezogene Zeilen und Angaben nur bis zur nächsten Durchsicht",
        erasure="Was nicht mehr öffentlich ist, wird aus allen Fassungen entfernt; alte Dateien löscht der Löschlauf.",
        access_report="Ihre öffentlichen Angaben in diesen Tabellen, wie die öffentliche Seite sie zeigt",
        readers="alle, solange der Datensatz veröffentlicht ist",
        fields={
            "id": TECHNICAL, "publication": TECHNICAL, "number": PUBLIC, "day": PUBLIC, "made_at": PUBLIC,
            "title": PUBLIC, "columns": PUBLIC, "licence": PUBLIC, "rows": PUBLIC, "starts_on": PUBLIC,
            "ends_on": PUBLIC, "csv": PUBLIC, "parquet": PUBLIC, "taken_back_at": PUBLIC,
        },
    ),
    DataCard(
        model="open_data.CatalogueFile",
        title="Offene Daten: Katalog für Maschinen",
        owner=Owner.INSTALLATION,
        purpose="Anderen Portalen sagen, welche Datensätze es hier gibt",
        legal_basis=_BASIS,
        retention="bis zur nächsten Schreibung",
        erasure="keine: kein Bezug zu Personen",
        access_report="keine Angaben zu Personen",
        readers="alle",
        fields={"form": PUBLIC, "file": PUBLIC, "written_at": PUBLIC},
    ),
)  # fmt: skip
RETENTION: tuple[RetentionRule, ...] = ()
