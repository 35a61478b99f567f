"""The small concept of the Kreis, and measures that did not begin with a hint."""

from __future__ import annotations

from datetime import datetime

from augenhoehe.concept.operations import (
    NewMarker,
    add_action_field,
    claim_marker,
    confirm_marker,
    create_concept,
    create_measure,
)
from augenhoehe.core.multilingual import multilingual

from .calendar import Calendar
from .stage import Scene, Stage

FIELDS = (
    ("arrival", "Ankommen und Beratung"),
    ("language", "Sprache und Verständigung"),
    ("school", "Kita, Schule und Ausbildung"),
    ("work", "Arbeit und Anerkennung"),
    ("housing", "Wohnen und Zusammenleben"),
    ("health", "Gesundheit"),
    ("fairness", "Teilhabe und Schutz vor Diskriminierung"),
)


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(340), "Das Konzept hat sieben Handlungsfelder", write_concept),
        Scene(calendar.ago(160, 11), "Das Jugendamt beginnt mit Elternbriefen", begin_letters),
        Scene(calendar.ago(64, 15), "Die Vorlage für Elternbriefe ist fertig", report_template),
        Scene(calendar.ago(60, 9), "Jemand Zweites hat nachgesehen", confirm_template),
    ]


def write_concept(stage: Stage, at: datetime) -> None:
    by = stage.actor("bernward")
    concept = create_concept(title="Integrationskonzept Kreis Federlohe", municipality=stage.district, by=by, at=at)
    for key, title in FIELDS:
        stage.fields[key] = add_action_field(concept=concept, title=title, by=by, at=at)


def begin_letters(stage: Stage, at: datetime) -> None:
    """One marker reached, one overdue: the one overdue duty of the demo."""
    calendar = stage.calendar
    stage.measures["letters"] = create_measure(
        action_field=stage.fields["school"], title="Elternbriefe in einfacher Sprache", by=stage.actor("bernward"),
        at=at, lead_unit="Jugendamt Sternmünde", lead=stage.people["linh"], municipality=stage.towns["sternmuende"],
        description="Die zwölf häufigsten Elternbriefe werden kürzer und in einfacher Sprache geschrieben.",
        public_text=multilingual(
            "Zwölf Elternbriefe der Kitas und Schulen werden neu geschrieben: kurz, in einfacher Sprache. "
            "Eltern prüfen sie, bevor sie verschickt werden."
        ),
        markers=[
            NewMarker("Eine Vorlage ist mit zehn Eltern geprüft", calendar.ago(60).date()),
            NewMarker("Zwölf Elternbriefe sind in Gebrauch", calendar.ago(9).date()),
            NewMarker("Die Schulen haben ein Jahr Erfahrung ausgewertet", calendar.ahead(240)),
        ],
    )  # fmt: skip


def report_template(stage: Stage, at: datetime) -> None:
    marker = stage.measures["letters"].markers.get(position=1)
    evidence = "Protokoll der Runde mit elf Eltern in der Kita Am Hafen; drei Sätze wurden danach geändert."
    claim_marker(marker=marker, evidence=evidence, by=stage.actor("linh"), at=at)


def confirm_template(stage: Stage, at: datetime) -> None:
    confirm_marker(marker=stage.measures["letters"].markers.get(position=1), by=stage.actor("aylin"), at=at)
