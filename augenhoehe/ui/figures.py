"""Numbers as people read them: a table, and beside it the same as bars with direct labels (ui.md, Charts).

The table is the accessible form and holds everything; the picture repeats it and is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from augenhoehe.core.numbers import number
from augenhoehe.core.values import dataclass

# So many rows still make a picture; more are read in the table.
MOST_ROWS = 24

Value = int | str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: which column it stands for, its number, and its length in percent of the longest."""

    series: str
    value: str
    length: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing. `title` says the finding; `head` names the columns, of which the first names the rows.

    A value that is no number („weniger als 5“) is told and not drawn. `source` stands below, with the day.
    """

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value, ...]], ...]
    source: str = ""
    note: str = ""
    drawn: bool = True
    # Which columns are drawn, counted from the first number; none named: all.
    bars: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.rows

    @property
    def series(self) -> tuple[str, ...]:
        return self.head[1:]

    @property
    def groups(self) -> list[tuple[str, list[Bar]]]:
        """(label, bars) for each row; bars begin at zero and share one scale."""
        if not self.drawn or len(self.rows) > MOST_ROWS:
            return []
        places = self.bars or tuple(range(len(self.series)))
        most = max((one for _, values in self.rows for at in places if isinstance(one := values[at], int)), default=0)
        if not most:
            return []
        named = len(self.series) > 1
        return [
            (label, [_bar(self.series[at] if named else "", values[at], most) for at in places])
            for label, values in self.rows
        ]

    @property
    def table(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(label, [(column, value as written)]) for each row."""
        return [
            (label, [(name, shown(value)) for name, value in zip(self.series, values, strict=True)])
            for label, values in self.rows
        ]


def one_column(
    key: str, title: str, head: tuple[str, str], rows: Sequence[tuple[str, int]], **more: Any
) -> Figure:  # fmt: skip
    """The usual figure: one number for each row."""
    return Figure(key, title, head, tuple((label, (count,)) for label, count in rows), **more)


def shown(value: Value) -> str:
    return number(value) if isinstance(value, int) else value


def _bar(series: str, value: Value, most: int) -> Bar:
    return Bar(series, shown(value), _length(value, most))


def _length(value: Value, most: int) -> str:
    return f"{100 * value / most:.1f}" if isinstance(value, int) and most else "0"
