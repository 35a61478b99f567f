"""What the office hands over: open data, the report to the Kreistag with what it costs, figures, the frame concept."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from augenhoehe.core.datasets import Licence
from augenhoehe.desk.models import GrantSheet
from augenhoehe.desk.report.office import operations
from augenhoehe.open_data.operations import publish, refresh_all
from augenhoehe.open_data.queries import declared

from .calendar import Calendar
from .stage import Scene, Stage

FRAME = {
    "structure": "Eine Lenkungsgruppe entscheidet viermal im Jahr. Das Integrationszentrum koordiniert.\n\n"
    "Fallrekonstruktionen und Projektgruppen sind die Werkzeuge, mit denen aus Erfahrungen Vorschläge werden.",
    "networking": "Zuerst beraten wir Menschen, die neu im Kreis sind. Ämter, Wohlfahrt und Migrantenorganisationen "
    "arbeiten in denselben Gruppen.",
    "methods": "Jede Maßnahme hat Umsetzungsmarker. Wer etwas gemeldet hat, bekommt eine Antwort.",
}
TEXTS = {
    "vorab": "Aus Meldungen wurden öffentliche Vorgänge, aus Vorgängen Beschlüsse. Wo Zusagen überfällig sind, steht "
    "es hier mit dem Namen der Stelle.",
    "eingang": "Die meisten Meldungen betreffen Kita, Schule und Behördengänge.",
    "wirkung": "In allen 41 Kitas liegt jetzt ein Blatt in fünf Sprachen.",
    "kosten": "Die Stunden sind geschätzt. Das Blatt „Aufwand und Kosten“ zeigt die Rechnung Zeile für Zeile.",
}
COSTS = (
    ("Server und Betrieb", "1800", ""), ("Einrichtung, verteilt auf fünf Jahre", "1200", ""),
    ("Zwei Tage im Monat für Betrieb und Aktualisierung", "", "16"), ("Schulung und Einarbeitung", "900", "2"),
)  # fmt: skip
REPLACES = (
    ("Listen von Organisationen pflegen", "", "12"), ("Angaben per Mail und Telefon abfragen", "", "10"),
    ("Sitzungen vorbereiten, Niederschriften schreiben", "", "14"),
    ("Berichte an Rat und Land zusammenstellen", "", "6"), ("Programme, die wegfallen", "2400", ""),
)  # fmt: skip


def publish_data(stage: Stage, at: datetime) -> None:
    """Every table becomes open data, as it stands today."""
    for dataset in declared():
        publish(dataset=dataset, licence=Licence.BY.value, by=stage.actor("aylin"), at=at)
    refresh_all(at=at)


def write_frame(stage: Stage, at: datetime) -> None:
    operations.write_frame(chapters=FRAME, note="Erste Fassung", version=0, by=stage.actor("aylin"), at=at)


def change_frame(stage: Stage, at: datetime) -> None:
    changed = FRAME["structure"].replace("viermal im Jahr", "sechsmal im Jahr")
    operations.write_frame(
        chapters={**FRAME, "structure": changed}, note="Die Lenkungsgruppe tagt öfter.", version=1,
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip


def fill_costs(stage: Stage, at: datetime) -> None:
    operations.fill_costs(
        hour_rate=Decimal(58), costs=_lines(COSTS), replaces=_lines(REPLACES),
        note="Erfundene Zahlen für den erfundenen Kreis.", by=stage.actor("bernward"), at=at,
    )  # fmt: skip


def _lines(rows: tuple[tuple[str, str, str], ...]) -> list[dict[str, str]]:
    return [{"label": label, "euros": euros, "hours": hours} for label, euros, hours in rows]


def freeze_last_year(stage: Stage, at: datetime) -> None:
    b = stage.actor("bernward")
    last = operations.begin_report(year=at.year - 1, addressee="Kreistag", by=b, at=at)
    operations.freeze_report(report=last, revision=last.revision, by=b, at=at)


def write_report(stage: Stage, at: datetime) -> None:
    b = stage.actor("bernward")
    made = operations.begin_report(year=at.year, addressee="Kreistag", by=b, at=at)
    operations.write_report(report=made, title=made.title, texts=TEXTS, revision=made.revision, by=b, at=at)
    sheet = operations.begin_grant(programme=GrantSheet.Programme.KIM, year=at.year, by=stage.actor("aylin"), at=at)
    stage.notes["report_council"], stage.notes["grant_sheet"] = str(made.pk), str(sheet.pk)


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(300, 9), "Das Handlungskonzept wird geschrieben", write_frame),
        Scene(calendar.ago(120, 9), "Das Handlungskonzept wird geändert", change_frame),
        Scene(calendar.ago(20, 9), "Was das Programm kostet und ersetzt", fill_costs),
        Scene(calendar.ago(40, 9), "Die Ausgabe des vorigen Jahres wird eingefroren", freeze_last_year),
        Scene(calendar.built_at, "Bericht an den Kreistag", write_report),
        Scene(calendar.built_at, "Offene Daten", publish_data),
    ]
