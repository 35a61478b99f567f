"""Four groups of participants and what each may do on which level (S4-15), drawn from what every package declares."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from augenhoehe.core.contributions import permissions
from augenhoehe.core.rights import Permission, Role
from augenhoehe.core.values import dataclass

from .role_texts import PARTICIPANTS, Participant, RoleText, participant_of


class Level(StrEnum):
    """Where one takes part: from a single person's case up to what everybody reads."""

    CASE = "case"
    STRUCTURE = "structure"
    BODY = "body"
    PUBLIC = "public"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class LevelText:
    """How a level is called, what happens there, and what everybody in it has alike."""

    name: str
    sentence: str
    alike: str


LEVELS: dict[Level, LevelText] = {
    Level.CASE: LevelText(
        "Einzelfall", "Akten von Menschen in der Beratung, und Interviews einer Studie.",
        "Niemand liest eine Akte außer der Fallführung und ihrer benannten Vertretung.",
    ),
    Level.STRUCTURE: LevelText(
        "Struktur", "Hinweise ohne Namen, Themen, Strukturfragen, Vorschläge, Maßnahmen, Netzwerk.",
        "Wer in einer Projektgruppe sitzt, hat dort dieselben Rechte wie alle anderen: lesen, schreiben, abstimmen.",
    ),
    Level.BODY: LevelText(
        "Gremien", "Sitze, Sitzungen, Vorlagen, Beschlüsse und gemeinsame Positionen.",
        "Wer einen Sitz hat, wird eingeladen, liest die Unterlagen, legt Punkte vor und stimmt ab, gleich woher.",
    ),
    Level.PUBLIC: LevelText(
        "Öffentlichkeit", "Meldebogen, Vorgänge, Mitreden, Veranstaltungen, Verzeichnis, Presse, Zahlen.",
        "Alle lesen alles Öffentliche und geben Hinweise und Beiträge, auch ohne Konto und unter erfundenem Namen.",
    ),
    Level.HOUSE: LevelText(
        "Verwaltung des Systems", "Konten, Träger, Orte, Datenschutz und Betrieb.",
        "Jede Person sieht, was über sie gespeichert ist.",
    ),
}  # fmt: skip
# Which package's rights count for which level; a test fails for a package that is missing here.
OF_PACKAGE: dict[str, Level] = {
    **dict.fromkeys(("cases", "studies"), Level.CASE),
    **dict.fromkeys(
        ("journal", "structure", "concept", "monitoring", "funding", "network", "organisations", "circulars", "desk",
         "disclosure", "volunteers"),
        Level.STRUCTURE,
    ),
    **dict.fromkeys(("committees", "polls", "positions", "council_records"), Level.BODY),
    **dict.fromkeys(("events", "press", "forum", "portal", "oparl", "open_data"), Level.PUBLIC),
    **dict.fromkeys(("accounts", "places", "notices"), Level.HOUSE),
}  # fmt: skip
# Of studies the plan is read by many; only interviews are a closed room.
OF_RIGHT = {"studies.read": Level.STRUCTURE, "studies.suggest": Level.STRUCTURE}


@dataclass(frozen=True, slots=True)
class Part:
    """What one group of participants may do on one level by its roles; a seat gives more, and the same to all."""

    participant: Participant
    text: RoleText
    permissions: tuple[Permission, ...]


@dataclass(frozen=True, slots=True)
class LevelPart:
    """One level with its four groups."""

    level: Level
    text: LevelText
    parts: tuple[Part, ...]


def level_of(permission: Permission) -> Level:
    return OF_RIGHT.get(permission.name) or OF_PACKAGE[permission.name.partition(".")[0]]


def levels(declared: Iterable[Permission] | None = None) -> list[LevelPart]:
    """Every level with what each group may do there by its roles; nothing is written by hand."""
    found = list(permissions() if declared is None else declared)
    return [
        LevelPart(level, text, tuple(_part(one, level, found) for one in PARTICIPANTS))
        for level, text in LEVELS.items()
    ]


def _part(participant: Participant, level: Level, declared: list[Permission]) -> Part:
    held = tuple(
        one
        for one in declared
        if level_of(one) is level and any(participant_of(Role(role)) is participant for role in one.roles)
    )
    return Part(participant, PARTICIPANTS[participant], held)
