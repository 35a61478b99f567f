"""The people of the demo: one letter, one role, like Alice and Bob. Ute reads without an account."""

from __future__ import annotations

from dataclasses import field

from augenhoehe.core.rights import Role
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A role with its reach: nothing for the whole Kreis, else a town or a carrier by key."""

    role: Role
    town: str = ""
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast. `sentence` stands beside the sign-in button: who this is, in one sentence."""

    letter: str
    key: str
    name: str
    function: str
    sentence: str
    carrier: str = ""
    language: str = "de"
    parts: tuple[Part, ...] = ()
    second_factor: bool = False
    daily: bool = False
    deputy_of: str = field(default="")

    @property
    def email(self) -> str:
        return f"{self.key}@federlohe.example"


PEOPLE = (
    Person(
        "A", "aylin", "Aylin Adaköy", "KIM-Koordination, Integrationszentrum",
        "liest und bündelt Hinweise und bereitet die Lenkungsgruppe vor",
        "centre", parts=(Part(Role.COORDINATION),),
    ),
    Person(
        "B", "bernward", "Bernward Brockstiel", "Leitung des Amtes für Integration",
        "leitet das Amt und verantwortet Konzept und Strukturfragen im ganzen Kreis",
        "centre", parts=(Part(Role.INTEGRATION_OFFICER), Part(Role.STEERING_MEMBER)),
    ),
    Person(
        "C", "chiara", "Chiara Colbrunetti", "Case Management, Caritas",
        "berät Menschen im Einzelfall und gibt Hinweise ohne Namen weiter",
        "caritas", parts=(Part(Role.CASE_MANAGER, carrier="caritas"),), second_factor=True,
    ),
    Person(
        "D", "dragan", "Dragan Dravorić", "Case Management, Vertretung, Caritas",
        "führt eigene Fälle und vertritt Chiara Colbrunetti, mit Enddatum",
        "caritas", parts=(Part(Role.CASE_MANAGER, carrier="caritas"),), deputy_of="chiara", second_factor=True,
    ),
    Person(
        "E", "emine", "Emine Erlerhan", "Vorsitz des Gremiums nach § 27 in Sternmünde",
        "leitet ehrenamtlich den Ausschuss, meist am Telefon und nach Feierabend",
        parts=(Part(Role.COMMITTEE_MEMBER, town="sternmuende"),),
    ),
    Person(
        "F", "faisal", "Faisal Fakhruni", "Vorstand, Syrischer Kulturkreis Dattelpalme",
        "leitet einen kleinen Verein und liest am liebsten Arabisch",
        "dattelpalme", "ar", (Part(Role.MIGRANT_ORGANISATION, carrier="dattelpalme"),),
    ),
    Person(
        "G", "gesine", "Gesine Grauhorst", "Datenschutzbeauftragte",
        "prüft, welche Daten wo liegen, wie lange und wer sie liest",
        "centre", parts=(Part(Role.DATA_PROTECTION),), second_factor=True,
    ),
    Person(
        "H", "halyna", "Halyna Holubrenko", "Mutter, hat im Meldebogen berichtet",
        "hat ein Problem gemeldet und sitzt als Betroffene in der Lenkungsgruppe",
        language="uk", parts=(Part(Role.GROUP_MEMBER), Part(Role.STEERING_MEMBER)),
    ),
    Person(
        "I", "inas", "Inas Inselwald", "Sprachmittlerin im Ehrenamt",
        "übersetzt ehrenamtlich Arabisch und antwortet mit einem Tipp auf dem Telefon",
        parts=(Part(Role.VOLUNTEER),),
    ),
    Person(
        "J", "jolanta", "Jolanta Jarzebnik", "Moderation von Fallrekonstruktionen, Diakonie",
        "leitet Fallrekonstruktionen und liest die Themen dazu",
        "diakonie", parts=(Part(Role.RECONSTRUCTION),),
    ),
    Person(
        "K", "korbinian", "Korbinian Kottenbrack", "Dezernat für Soziales, Vorsitz der Lenkungsgruppe",
        "leitet die Lenkungsgruppe und entscheidet mit ihr über Strukturfragen",
        "centre", parts=(Part(Role.STEERING_MEMBER),),
    ),
    Person(
        "L", "linh", "Linh Lamthuy", "Jugendamt Sternmünde",
        "setzt Maßnahmen um und meldet, was erreicht ist",
        "youth_office", parts=(Part(Role.MEASURE_OWNER, town="sternmuende"),),
    ),
    Person(
        "M", "mirjam", "Mirjam Mbakoli-Moll", "Pressestelle des Kreises",
        "schreibt für die Öffentlichkeit und liest, was öffentlich werden soll",
        "centre", parts=(Part(Role.PRESS),),
    ),
    Person(
        "N", "nuray", "Nuray Nalbandur", "Integrationsbeauftragte, Zwirnstadt",
        "ist für Integration in Zwirnstadt zuständig und liest nur deren Hinweise",
        "zwirnstadt", parts=(Part(Role.INTEGRATION_OFFICER, town="zwirnstadt"),),
    ),
    Person(
        "O", "olek", "Olek Ostrowidz", "Geschäftsstelle und Sitzungsdienst, Sternmünde",
        "plant Sitzungen, lädt ein und trägt Beschlüsse ein",
        "sternmuende", parts=(Part(Role.COMMITTEE_OFFICE, town="sternmuende"),),
    ),
    Person(
        "P", "paul", "Paul Pfefferblum", "Ratsmitglied in Zwirnstadt",
        "hat den Antrag für ein Integrationskonzept in Zwirnstadt geschrieben",
        parts=(Part(Role.COMMITTEE_MEMBER, town="zwirnstadt"),),
    ),
    Person(
        "Q", "quentin", "Quentin Quellbrunn", "Interviews, Institut Quellbrunn",
        "führt im Auftrag des Kreises Interviews und liest sonst nichts, mit Enddatum",
        "institute", parts=(Part(Role.INSTITUTE, carrier="institute"),), second_factor=True,
    ),
    Person(
        "R", "rojda", "Rojda Rengareş", "Frauen wagen Wege",
        "arbeitet in Projektgruppen mit und vertritt Frauen aus vielen Ländern",
        "frauen", parts=(Part(Role.MIGRANT_ORGANISATION, carrier="frauen"), Part(Role.GROUP_MEMBER)),
    ),
    Person(
        "S", "samuel", "Samuel Sesayo", "Systemverwaltung",
        "betreibt den Server, legt Konten an und vergibt Rollen",
        "centre", parts=(Part(Role.ADMINISTRATION),), second_factor=True,
    ),
    Person(
        "T", "tilda", "Tilda Tannengrund", "Teamleitung der Beratung, Caritas",
        "leitet das Team der Beratung und sieht Zahlen, aber keine Akte",
        "caritas", parts=(Part(Role.TEAM_LEAD, carrier="caritas"),), second_factor=True,
    ),
    Person(
        "V", "veit", "Veit Vonaußen", "",
        "hat ein Konto und sonst nichts: keine Rolle, kein Recht",
    ),
    Person(
        "W", "wiebke", "Wiebke Wartenfels", "Ausländerbehörde des Kreises",
        "arbeitet in der Ausländerbehörde, hat einen Sitz in der Lenkungsgruppe und liest keinen Hinweis",
        "authority", parts=(Part(Role.STEERING_MEMBER), Part(Role.MEASURE_OWNER)),
    ),
)  # fmt: skip
BY_LETTER = {person.letter.lower(): person for person in PEOPLE}
BY_KEY = {person.key: person for person in PEOPLE}
WITHOUT_ACCOUNT = "Ute Uferloh, Journalistin, liest ohne Konto."
