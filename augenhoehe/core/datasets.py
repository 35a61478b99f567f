"""What packages publish as open data: a key, its columns with their meaning, and a function that gives public rows.

Declared as DATASETS in contributes.py; `open_data` makes versions, files and the catalogue of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from .values import dataclass

# How a value is written and read again; „list“ is several texts in one cell.
Kind = Literal["text", "integer", "number", "boolean", "date", "moment", "list"]


class Licence(StrEnum):
    """Datenlizenz Deutschland 2.0, with or without the duty to name the source."""

    BY = "dl-de/by-2-0"
    ZERO = "dl-de/zero-2-0"


class Rhythm(StrEnum):
    """How often a new version may come; unchanged content makes none."""

    DAILY = "daily"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: the name that never changes, and what stands in it, for people who have nothing but the file."""

    name: str
    meaning: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table that everybody may have. Title and description in German, marked for translation.

    rows: the public rows of a day, in an order that holds; what is not public is never among them.
    keys: the columns that name a row.
    takes_back: columns whose content also leaves older versions once the present row no longer says it.
    keeps_gone: rows that are gone stay in older versions; for counts, never for people, addresses or matters.
    watches: verbs of the audit trail after which older versions are looked through at once, with the fields that
    matter (none named: all of them); everything else waits for the night.
    period: date columns that say from when to when the rows reach.
    theme: code of the European list of data themes.
    """

    key: str
    title: str
    description: str
    columns: tuple[DataColumn, ...]
    rows: Callable[[date], Iterable[Sequence[Any]]]
    keys: tuple[str, ...]
    takes_back: tuple[str, ...] = ()
    keeps_gone: bool = False
    watches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    licence: Licence = Licence.BY
    rhythm: Rhythm = Rhythm.DAILY
    period: tuple[str, ...] = ()
    theme: str = "SOCI"
    keywords: tuple[str, ...] = ()
    module: str = ""

    def place(self, name: str) -> int:
        """Where a column stands."""
        return next(at for at, column in enumerate(self.columns) if column.name == name)
