"""Areas with counts, checked before any index is computed from them: no hidden cells, no rounded ones, no sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from fnmatch import fnmatchcase
from math import gcd
from pathlib import Path
from typing import Any

from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass
from augenhoehe.files.tables import open_table, text_of

FEWEST_AREAS = 3
# From so many cells on, numbers that all end alike were rounded and not counted.
FEWEST_TO_JUDGE = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """Whole persons per area: the total, and each group."""

    areas: tuple[str, ...]
    total: tuple[int, ...]
    groups: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which columns of a file mean what; `where` takes rows by the pattern of a column („jahr=2012“, „raum=[1-9]*“)."""

    area: str
    groups: tuple[str, ...]
    total: str
    where: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parsed(cls, area: str, groups: Sequence[str], total: str, where: Sequence[str]) -> Wanted:
        patterns = {}
        for one in where:
            column, sign, pattern = one.partition("=")
            if not sign:
                raise Refused(f"„{one}“ ist keine Auswahl. Schreiben Sie zum Beispiel --where jahr=2012.")
            patterns[column] = pattern
        return cls(area, tuple(groups), total, patterns)


def counted_in(path: Path, wanted: Wanted) -> Counted:
    """The counts of a file, checked."""
    table = open_table(path)
    places = {column.name: place for place, column in enumerate(table.columns)}
    for name in (wanted.area, wanted.total, *wanted.groups, *wanted.where):
        if name not in places:
            raise Refused(f"Eine Spalte „{name}“ gibt es in der Datei nicht. Es gibt: {', '.join(places)}.")

    def cell(cells: Sequence[Any], name: str) -> str:
        return text_of(cells[places[name]]) if places[name] < len(cells) else ""

    rows: dict[str, tuple[int, dict[str, int]]] = {}
    for row, cells in table.rows():
        if not all(fnmatchcase(cell(cells, name), pattern) for name, pattern in wanted.where.items()):
            continue
        area = cell(cells, wanted.area)
        if area in rows:
            raise Refused(
                f"Das Gebiet „{area}“ steht in Zeile {rows[area][0]} und in Zeile {row}. "
                "Wählen Sie mit --where einen Zeitraum, zum Beispiel --where jahr=2012."
            )
        columns = (wanted.total, *wanted.groups)
        rows[area] = row, {name: whole(cell(cells, name), f"Zeile {row}, Spalte „{name}“") for name in columns}
    return checked(
        list(rows),
        [counts[wanted.total] for _, counts in rows.values()],
        {group: [counts[group] for _, counts in rows.values()] for group in wanted.groups},
    )


def whole(text: str, where: str) -> int:
    """A count of persons; a hidden, missing or estimated one is none."""
    plain = text.replace("\u2009", "").replace("\u00a0", "").replace(" ", "")
    if plain.replace(".", "").isdecimal() and all(len(part) == 3 for part in plain.split(".")[1:]):
        return int(plain.replace(".", ""))
    told = f"„{text}“" if text else "nichts"
    raise Refused(
        f"{where}: Dort steht {told} statt einer ganzen Zahl. Aus verborgenen, geschätzten oder fehlenden Zahlen wird "
        "kein Segregationsmaß berechnet: Das Ergebnis wäre falsch, und es könnte Verborgenes verraten."
    )


def checked(
    areas: Sequence[str], total: Sequence[int], groups: Mapping[str, Sequence[int]], *, one_level: bool = False
) -> Counted:
    """The counts, or a sentence why nothing is computed from them. one_level: there is surely no sum among them."""
    if len(areas) < FEWEST_AREAS:
        raise Refused(f"Gebraucht werden mindestens {FEWEST_AREAS} Gebiete; hier sind es {len(areas)}.")
    if not one_level:
        _check_no_sums(areas, total)
    for name, counts in {"Insgesamt": total, **groups}.items():
        _check_not_rounded(name, counts)
    for name, counts in groups.items():
        _check_group(name, counts, areas, total)
    return Counted(tuple(areas), tuple(total), {name: tuple(counts) for name, counts in groups.items()})


def _check_group(name: str, counts: Sequence[int], areas: Sequence[str], total: Sequence[int]) -> None:
    for area, part, everybody in zip(areas, counts, total, strict=True):
        if part > everybody:
            raise Refused(f"„{area}“: {name} ({number(part)}) ist mehr als alle zusammen ({number(everybody)}).")
    if not sum(counts):
        raise Refused(f"„{name}“ lebt in keinem der Gebiete.")
    if sum(counts) == sum(total):
        raise Refused(f"„{name}“ sind alle Menschen. Verglichen wird eine Gruppe mit den übrigen.")


def _check_not_rounded(name: str, counts: Sequence[int]) -> None:
    told = [one for one in counts if one]
    if len(told) < FEWEST_TO_JUDGE:
        return
    step = gcd(*told)
    if step in (3, 5) or step % 10 == 0:
        raise Refused(
            f"Alle Zahlen in „{name}“ sind Vielfache von {step}: Sie sind gerundet. Aus gerundeten Zahlen wird kein "
            "Segregationsmaß berechnet, denn bei kleinen Gebieten macht das Runden den größten Teil davon aus."
        )


def _check_no_sums(areas: Sequence[str], total: Sequence[int]) -> None:
    """A town among its own quarters would count everybody twice; or three times, with districts between."""
    everybody = sum(total)
    for area, size in zip(areas, total, strict=True):
        if size and everybody - size in (size, 2 * size, 3 * size) and len(areas) > FEWEST_AREAS:
            raise Refused(
                f"„{area}“ ist wohl die Summe der anderen Gebiete. Wählen Sie mit --where nur Gebiete einer Ebene, "
                "zum Beispiel --where raum_id=[1-9]*."
            )
