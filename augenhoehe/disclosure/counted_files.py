"""A file of counts as a table: which columns are dimensions, which one counts, with a sentence for what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from augenhoehe.core.refused import Refused
from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass
from augenhoehe.files.tables import Table, open_table, text_of

from .lattice import ALL, MOST_DIMENSIONS, Axis, Key, System, Terms, system_of

# Levels of one dimension: „KREIS>GEMEINDE“.
LEVEL = ">"
YES = {"1", "x", "ja", "wahr", "true", "yes"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns somebody named: dimensions with their levels, the count, and optional ones."""

    dimensions: tuple[tuple[str, ...], ...]
    count: str
    hide: str = ""
    source: str = ""

    @classmethod
    def parsed(cls, by: str, count: str, hide: str = "", source: str = "") -> Wanted:
        dimensions = tuple(
            tuple(level.strip() for level in one.split(LEVEL) if level.strip()) for one in by.split(",") if one.strip()
        )
        if not 1 <= len(dimensions) <= MOST_DIMENSIONS or not all(dimensions):
            raise Refused(f"Nennen Sie mit --by ein bis {MOST_DIMENSIONS} Spalten, mit Komma getrennt.")
        return cls(dimensions, count.strip(), hide.strip(), source.strip())

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(levels[-1] for levels in self.dimensions)


@dataclass(slots=True)
class _Counts:
    paths: list[dict[tuple[str, ...], None]]
    counts: dict[Key, int]
    hidden: set[Key]
    sources: dict[Key, frozenset[str]]


def system_in(path: Path, wanted: Wanted, terms: Terms) -> System:
    """The table in a file, with its sums; rows of the same cell add up."""
    table = open_table(path)
    places = _places(table, wanted)
    found = _Counts([{} for _one in wanted.dimensions], {}, set(), {})
    for number, cells in table.rows():
        _take(found, number, cells, wanted, places)
    axes = [
        Axis.flat(name, [path[0] for path in paths]) if len(levels) == 1 else Axis.nested(name, paths)
        for name, levels, paths in zip(wanted.names, wanted.dimensions, found.paths, strict=True)
    ]
    sources = found.sources if wanted.source else None
    return system_of(axes, found.counts, terms, sources=sources, hidden=found.hidden)


def _places(table: Table, wanted: Wanted) -> dict[str, int]:
    names = {column.name: place for place, column in enumerate(table.columns)}
    asked = [level for levels in wanted.dimensions for level in levels] + [wanted.count]
    asked += [name for name in (wanted.hide, wanted.source) if name]
    for name in asked:
        if name not in names:
            known = ", ".join(f"„{one}“" for one in names)
            raise Refused(f"Die Spalte „{name}“ gibt es in der Datei nicht. Es gibt: {known}.")
    if len(set(asked)) < len(asked):
        raise Refused("Eine Spalte ist zweimal genannt. Jede Spalte hat eine Aufgabe.")
    return names


def _take(found: _Counts, number: int, cells: Sequence[Any], wanted: Wanted, places: dict[str, int]) -> None:
    def text(name: str) -> str:
        place = places[name]
        return text_of(cells[place]).strip() if place < len(cells) else ""

    key = []
    for levels, paths in zip(wanted.dimensions, found.paths, strict=True):
        path = tuple(text(level) for level in levels)
        if not all(path):
            raise Refused(f"Zeile {number}: „{levels[path.index('')]}“ ist leer. Jede Zelle braucht ihre Merkmale.")
        if ALL in path:
            raise Refused(f"Zeile {number} ist eine Summe („{ALL}“). Lassen Sie Summen weg; das Programm rechnet sie.")
        paths[path] = None
        key.append(" / ".join(path))
    cell = tuple(key)
    count = _whole(text(wanted.count), number, wanted.count)
    found.counts[cell] = found.counts.get(cell, 0) + count
    if wanted.hide and text(wanted.hide).lower() in YES:
        found.hidden.add(cell)
    if wanted.source and count:
        found.sources[cell] = found.sources.get(cell, frozenset()) | {text(wanted.source)}


def _whole(text: str, number: int, column: str) -> int:
    plain = text.removesuffix(".0")
    if not plain.isdecimal():
        raise Refused(
            f"Zeile {number}: In „{column}“ steht „{shorten(text, 40)}“. Erwartet wird eine ganze Zahl ab 0, "
            "ohne Punkt und Komma."
        )
    return int(plain)
