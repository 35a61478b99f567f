"""Starter sets for the catalogue: codes and names as the Länder and the Statistisches Bundesamt publish them.

Names and fields only, no values: how each is counted stands with its publisher, and changes there. The set of the
KGSt is not free; its fields serve as suggestions, its list does not come with this programme.
"""

from __future__ import annotations

from augenhoehe.core.values import dataclass

from .models import Indicator

Kind, Direction, Rhythm = Indicator.Kind, Indicator.Direction, Indicator.Rhythm
Sensitivity, Level, Family = Indicator.Sensitivity, Indicator.Level, Indicator.Family

# Themes that towns use; suggestions, any other may be written.
FIELDS = (
    "Bevölkerung und Raum", "Rechtliche Integration", "Bildung und Sprache", "Arbeit und Einkommen", "Gesundheit",
    "Wohnen", "Teilhabe und Beteiligung", "Interkulturelle Öffnung", "Zusammenleben und Sicherheit",
    "Abbau von Diskriminierung", "Arbeit an Strukturen",
)  # fmt: skip
STATES_URL = "https://www.integrationsmonitoring-laender.de/"
FEDERAL_SOURCE = "Statistisches Bundesamt, Integrationsindikatoren (Artikel 5122122)"


@dataclass(frozen=True, slots=True)
class Starter:
    """One indicator of a starter set."""

    code: str
    name: str
    field: str
    family: str
    unit: str = "%"
    direction: str = Direction.NONE
    rhythm: str = Rhythm.BIENNIAL
    sensitivity: str = Sensitivity.PEOPLE
    source: str = "Integrationsmonitoring der Länder"
    source_url: str = STATES_URL
    levels: tuple[str, ...] = (Level.STATE,)
    kind: str = Kind.CONTEXT

    @property
    def text(self) -> str:
        return (
            f"{self.name}, gezählt wie veröffentlicht unter der Kennung {self.code} ({self.source}). "
            "Zähler und Nenner übernehmen Sie bitte aus der Veröffentlichung, aus der Ihre Werte stammen."
        )


def _states(field: str, *rows: tuple[str, ...], sensitivity: str = Sensitivity.PEOPLE) -> tuple[Starter, ...]:
    """Rows (code, name[, unit[, direction]]) of one field of the Länder's monitoring."""
    return tuple(
        Starter(
            row[0],
            row[1],
            field,
            Family.STATES,
            row[2] if len(row) > 2 else "%",
            row[3] if len(row) > 3 else Direction.NONE,
            sensitivity=sensitivity,
        )
        for row in rows
    )


def _federal(field: str, *rows: tuple[str, ...], sensitivity: str = Sensitivity.PEOPLE) -> tuple[Starter, ...]:
    return tuple(
        Starter(
            f"BUND-{row[0]}",
            row[1],
            field,
            Family.FEDERAL,
            row[2] if len(row) > 2 else "%",
            row[3] if len(row) > 3 else Direction.NONE,
            Rhythm.YEARLY,
            sensitivity,
            FEDERAL_SOURCE,
            "https://www.destatis.de/",
            (Level.COUNTRY, Level.STATE),
        )
        for row in rows
    )


UP, DOWN = str(Direction.UP), str(Direction.DOWN)
PEOPLE = "Personen"
STATES = (
    *_states(
        "Bevölkerung",
        ("A1a", "Altersstruktur nach Einwanderungsgeschichte"),
        ("A1b", "Altersstruktur nach Generation"),
        ("A1c", "Altersstruktur nach Zeitraum des Zuzugs"),
        ("A2a", "Zu- und Fortzüge von Ausländerinnen und Ausländern", PEOPLE),
        ("A2b", "Gründe des Zuzugs"),
        ("A3", "Anteil wahlberechtigter Deutscher mit Einwanderungsgeschichte an den erwachsenen Deutschen"),
        ("A4", "Lebensform"),
        ("A5", "Asylerstanträge", "Anträge"),
        ("A6", "Asylerstanträge nach Herkunftsländern und Bleibeperspektive", "Anträge"),
        ("A7", "Unbegleitete Minderjährige", PEOPLE),
        ("A8", "Schutzsuchende nach Alter und Geschlecht", PEOPLE),
        ("A9", "Schutzsuchende nach Schutzstatus", PEOPLE),
    ),
    *_states(
        "Rechtliche Integration",
        ("B1", "Aufenthaltsstatus von Ausländerinnen und Ausländern"),
        ("B2a", "Einbürgerungsquote I", "%", UP),
        ("B2b", "Einbürgerungsquote II", "%", UP),
    ),
    *_states(
        "Frühkindliche Bildung und Sprache",
        ("C1a", "Anteil der Kinder mit Einwanderungsgeschichte in Tagesbetreuung, unter 3 Jahren"),
        ("C1b", "Betreuungsquote, unter 3 Jahren", "%", UP),
        ("C2a", "Anteil der Kinder mit Einwanderungsgeschichte in Tagesbetreuung, 3 bis unter 6 Jahre"),
        ("C2b", "Betreuungsquote, 3 bis unter 6 Jahre", "%", UP),
        ("C3", "Kinder, deren Familie vorrangig nicht Deutsch spricht"),
        ("C4", "Bedarf an Sprachförderung vor der Schule"),
    ),
    *_states(
        "Bildung",
        ("D1", "Schulform in Klasse 8"),
        ("D2", "Kompetenzen (Regel- und Mindeststandards)"),
        ("D3", "Schulabschlüsse an allgemeinbildenden Schulen"),
        ("D4", "Höchster allgemeinbildender Schulabschluss"),
        ("D5", "Verbleib nach der allgemeinbildenden Schule"),
        ("D6", "Studienerfolgsquote", "%", UP),
        ("D7", "Verteilung auf die Sektoren der Berufsausbildung"),
        ("D8", "Höchster beruflicher Abschluss"),
    ),
    *_states(
        "Arbeit und Einkommen",
        ("E1a", "Erwerbstätigenquote", "%", UP),
        ("E1b", "Erwerbsquote", "%", UP),
        ("E2", "Stellung im Beruf"),
        ("E3", "Geringfügige Beschäftigung"),
        ("E4", "Erwerbslosenquote", "%", DOWN),
        ("E5", "Arbeitslosenquote", "%", DOWN),
        ("E6a", "Armutsgefährdung (Teil a)", "%", DOWN),
        ("E6b", "Armutsgefährdung (Teil b)", "%", DOWN),
        ("E7", "Überwiegender Lebensunterhalt"),
        ("E8", "Anteil im Leistungsbezug nach SGB II", "%", DOWN),
        ("E9", "Arbeitsuchende und Arbeitslose im Kontext von Fluchtmigration", PEOPLE),
        ("E10", "Anerkennung ausländischer Abschlüsse", "Verfahren"),
    ),
    *_states("Gesundheit", ("F", "Gesundheit (Themenfeld)"), sensitivity=Sensitivity.SPECIAL),
    *_states("Wohnen", ("G1", "Eigentümerquote"), ("G2", "Angemessener Wohnraum")),
    *_states("Kriminalität", ("H", "Kriminalität (Themenfeld)"), sensitivity=Sensitivity.SPECIAL),
    *_states("Interkulturelle Öffnung", ("I", "Interkulturelle Öffnung (Themenfeld)")),
    *_states(
        "Zusammenleben",
        ("M1", "Vertrauen in Institutionen", "Index", UP),
        ("M2", "Erfahrung von Diskriminierung", "%", DOWN),
        ("M3", "Lebenszufriedenheit", "Index", UP),
        ("M4a", "Integrationsklima-Index, gesamt", "Index", UP),
        ("M4b", "Integrationsklima-Index, Teilindizes", "Index", UP),
    ),
)
FEDERAL = (
    *_federal(
        "Rechtliche Integration",
        ("1.1", "Ausländerinnen und Ausländer nach Aufenthaltsstatus", PEOPLE),
        ("1.2", "Geduldete nach Alter", PEOPLE),
        ("1.3", "Geduldete nach Aufenthaltsdauer", PEOPLE),
        ("1.4", "Ausländerinnen und Ausländer nach Aufenthaltsdauer", PEOPLE),
        ("2.0", "Ausgeschöpftes Einbürgerungspotenzial", "%", UP),
    ),
    *_federal(
        "Bildung",
        ("3.1", "Ohne Schulabschluss", "%", DOWN),
        ("3.2", "Ohne Abschluss der Sekundarstufe II", "%", DOWN),
        ("3.3", "Ohne Berufsabschluss", "%", DOWN),
        ("3.4", "Mit akademischem Abschluss", "%", UP),
    ),
    *_federal(
        "Arbeit und Einkommen",
        ("4.1", "Erwerbsbeteiligung", "%", UP),
        ("4.2", "Erwerbslosigkeit", "%", DOWN),
        ("5.1", "Armutsgefährdung", "%", DOWN),
        ("5.2", "Armutsgefährdung trotz Erwerbstätigkeit", "%", DOWN),
        ("6.0", "Mindestsicherung", "%", DOWN),
    ),
    *_federal("Interkulturelle Öffnung", ("7.0", "Anteil im öffentlichen Dienst", "%", UP)),
    *_federal(
        "Wohnen",
        ("8.1", "Wohnfläche", "m²"),
        ("8.2", "Miete", "Euro je m²"),
        ("8.3", "Wohneigentum"),
    ),
    *_federal(
        "Gesundheit",
        ("9.1", "Krankheit", "%", DOWN),
        ("9.2", "Übergewicht", "%", DOWN),
        ("9.3", "Adipositas", "%", DOWN),
        sensitivity=Sensitivity.SPECIAL,
    ),
)
STARTERS = STATES + FEDERAL
