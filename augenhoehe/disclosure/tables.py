"""Released tables: cells with what may be shown, and why the rest is not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from augenhoehe.core.numbers import number

ALL = "gesamt"


class Hidden(StrEnum):
    """Why a cell is not shown."""

    NO = ""
    SMALL = "zu wenige Personen"
    SOURCES = "nur eine Quelle"
    PROTECTS = "schützt eine andere Zahl"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table. `value` is None unless it may be shown; `shown` is what a page prints."""

    dimensions: tuple[Any, ...]
    value: int | None
    shown: str
    hidden: Hidden = Hidden.NO


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A protected table: inner cells, margins (dimension value ALL), and the total; safe to publish together."""

    title: str
    dimensions: tuple[str, ...]
    threshold: int
    cells: tuple[Cell, ...]
    margins: tuple[Cell, ...]
    total: Cell | None

    def cell(self, *values: Any) -> Cell:
        """The cell of these dimension values; ALL stands for a margin."""
        if self.total is not None and all(value == ALL for value in values):
            return self.total
        return next(one for one in (*self.cells, *self.margins) if one.dimensions == values)

    def values_of(self, dimension: str) -> tuple[Any, ...]:
        """The values of a dimension, in the order of the table."""
        place = self.dimensions.index(dimension)
        return tuple(dict.fromkeys(cell.dimensions[place] for cell in self.cells))

    @property
    def hides_something(self) -> bool:
        return any(one.hidden for one in (*self.cells, *self.margins, *([self.total] if self.total else [])))


def words(value: int, hidden: Hidden, threshold: int) -> str:
    """„34“, „weniger als 5“ or „nicht gezeigt“."""
    if hidden == Hidden.NO:
        return number(value)
    return f"weniger als {threshold}" if hidden == Hidden.SMALL else "nicht gezeigt"
