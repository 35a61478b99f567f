"""Reading a table from a file: CSV in the encodings and separators people really use, and Excel.

A table is read row by row as often as needed; nothing is kept. Row numbers are those a person sees in a
spreadsheet: the heading is row 1, a cell with line breaks is one row.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from augenhoehe.core.refused import Refused
from augenhoehe.core.text import shorten, sort_key
from augenhoehe.core.values import dataclass

from .kinds import XLSX, kind_of

SEPARATORS = (";", ",", "\t", "|")
# A sign nobody types: the whole line is one field.
NO_SEPARATOR = "\x1f"
SAMPLE_BYTES = 256 * 1024
SAMPLE_ROWS = 200
# A title above the heading is passed over if the heading comes within so many rows.
TITLE_ROWS = 10
# What a workbook may unfold to; a small file can hold gigabytes of nothing.
MOST_UNFOLDED = 800 * 1024 * 1024
LONGEST_CELL = 200_000
# Rows that are listed one by one; beyond that the numbers speak.
MOST_LISTED = {"faulty": 2000, "duplicate": 500, "note": 500}

Row = tuple[int, list[Any]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the mapping page shows it."""

    name: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A file that is a table: its columns, and its rows whenever somebody asks. `rows_about` is for progress."""

    path: Path
    columns: tuple[Column, ...]
    heading_row: int
    rows_about: int
    encoding: str = ""
    separator: str = ""

    def rows(self) -> Iterator[Row]:
        """Number and cells of each row below the heading that is not empty."""
        for number, cells in _numbered(self.path, self.encoding, self.separator):
            if number > self.heading_row and any(_filled(cell) for cell in cells):
                yield number, cells


class Faulty(Exception):
    """A row that cannot be taken over: a sentence for a person, and what was read."""

    def __init__(self, sentence: str, read: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.read = sentence, shorten(read, 80)


def by_heading(columns: Sequence[Column], headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Which column is probably what, by words in its heading: {field: column name}. Each column serves once."""
    found: dict[str, str] = {}
    names = {sort_key(column.name): column.name for column in columns}
    for exact in (True, False):
        for name, words in headings.items():
            keys = [sort_key(word) for word in words]
            match = next(
                (key for word in keys for key in names if (key == word if exact else word in key.split())), None
            )
            if name not in found and match is not None:
                found[name] = names.pop(match)
    return found


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without „.0“, days as days, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}" if (cell.hour, cell.minute) == (0, 0) else f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return str(cell).strip()


@dataclass
class Tally:
    """What a walk through a table found so far. `listed`: rows a person should look at: {row, kind, sentence, read}."""

    total: int = 0
    new: int = 0
    duplicate: int = 0
    faulty: int = 0
    listed: list[dict[str, Any]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def list_row(self, kind: str, row: int, sentence: str, read: str = "") -> None:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if self._counts[kind] <= MOST_LISTED[kind]:
            self.listed.append({"row": row, "kind": kind, "sentence": sentence, "read": shorten(read, 80)})


def choices_of(columns: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Kept columns ({name, samples}) as choices of a mapping form, each with two of its values."""
    return [("", "nicht in der Datei"), *((str(one["name"]), _with_samples(one)) for one in columns)]


def _with_samples(column: Mapping[str, Any]) -> str:
    samples = ", ".join(f"„{one}“" for one in column["samples"][:2])
    return f"{column['name']} – {samples}" if samples else str(column["name"])


def open_table(path: Path) -> Table:
    """Find out how a file is written; Refused with a sentence when it is no table."""
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return _workbook(path)
    if not head.strip():
        raise Refused("Die Datei ist leer.", field="file")
    encoding = encoding_of(path)
    text = _whole_lines(head.decode(encoding, "replace"), complete=len(head) < SAMPLE_BYTES)
    if "\x00" in text:
        raise Refused("Das ist weder eine CSV-Datei noch eine Excel-Datei (xlsx).", field="file")
    separator = separator_of(text)
    rows = list(_sampled(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    return _table(path, rows, rows_about=_lines_in(path), encoding=encoding, separator=separator)


def encoding_of(path: Path) -> str:
    """UTF-8 (with or without mark), UTF-16 with mark, or Windows-1252; the whole file decides."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def separator_of(text: str) -> str:
    """The sign that cuts most rows into as many fields as the heading has; none for a single column of prose."""
    best = max(SEPARATORS, key=lambda sign: (_fit(text, sign), -SEPARATORS.index(sign)))
    return best if _fit(text, best) > (0.0, 0) else NO_SEPARATOR


def _fit(text: str, separator: str) -> tuple[float, int]:
    """How well a separator fits: the share of rows as wide as the heading, then that width."""
    rows = [cells for _, cells in _sampled(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) if cells]
    heading = len(rows[0]) if rows else 0
    if heading < 2:
        return (0.0, 0)
    return (sum(len(cells) == heading for cells in rows) / len(rows), heading)


def _sampled(rows: Iterator[list[str]]) -> Iterator[Row]:
    """The first rows; a cell that never ends is said when the whole file is read."""
    try:
        for number, cells in enumerate(rows, start=1):
            if number > SAMPLE_ROWS:
                return
            yield number, cells
    except csv.Error:
        return


def _whole_lines(text: str, *, complete: bool) -> str:
    """Without the last line, which the sample may have cut in the middle."""
    text = text.removeprefix("\ufeff")
    if complete or "\n" not in text:
        return text
    return text[: text.rindex("\n") + 1]


def _lines_in(path: Path) -> int:
    with path.open("rb") as file:
        return max(sum(part.count(b"\n") for part in iter(lambda: file.read(1 << 20), b"")), 1)


def _table(path: Path, rows: list[Row], *, rows_about: int, encoding: str = "", separator: str = "") -> Table:
    heading = _heading(rows)
    if heading is None:
        raise Refused("In der Datei steht keine Tabelle.", field="file")
    number, cells = heading
    below = [row for place, row in rows if place > number][:20]
    names = _distinct([text_of(cell) for cell in cells])
    columns = tuple(Column(name, _samples(below, place)) for place, name in enumerate(names))
    return Table(path, columns, number, max(rows_about - number, 1), encoding, separator)


def _heading(rows: list[Row]) -> Row | None:
    """The first row that names columns: a lone cell above a wider row is a title."""
    wide = [sum(_filled(cell) for cell in cells) for _, cells in rows[:TITLE_ROWS]]
    for place, row in enumerate(rows[:TITLE_ROWS]):
        if wide[place] > 1 or (wide[place] == 1 and max(wide[place:]) == 1):
            return row
    return None


def _distinct(names: list[str]) -> list[str]:
    """Every column has a name of its own."""
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    found = []
    for place, name in enumerate(names, start=1):
        name = " ".join(name.split())[:80] or f"Spalte {place}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _samples(rows: list[list[Any]], place: int) -> tuple[str, ...]:
    values = (text_of(row[place]) for row in rows if place < len(row))
    return tuple(" ".join(value.split())[:60] for value in values if value.strip())[:3]


def _numbered(path: Path, encoding: str, separator: str) -> Iterator[Row]:
    return _csv_rows(path, encoding, separator) if separator else _sheet_rows(path)


def _csv_rows(path: Path, encoding: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        try:
            for number, cells in enumerate(csv.reader(file, delimiter=separator), start=1):
                yield number, cells
        except csv.Error:
            raise Refused(
                f"Ab Zeile {number + 1} lässt sich die Datei nicht lesen. Steht dort ein Anführungszeichen zu viel?",
                field="file",
            ) from None


def _workbook(path: Path) -> Table:
    with path.open("rb") as file:
        kind = kind_of(file.read())
    if kind is None or kind.media_type != XLSX:
        raise Refused("Das ist weder eine CSV-Datei noch eine Excel-Datei (xlsx).", field="file")
    rows: list[Row] = []
    for row in _sheet_rows(path):
        rows.append(row)
        if len(rows) >= SAMPLE_ROWS:
            break
    return _table(path, rows, rows_about=_height(path))


def _sheet(path: Path) -> Any:
    """The first sheet that holds something."""
    from python_calamine import CalamineError, CalamineWorkbook

    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNFOLDED:
            raise Refused("Die Excel-Datei ist ausgepackt zu groß. Speichern Sie sie bitte als CSV.", field="file")
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = (book.get_sheet_by_index(place) for place in range(len(book.sheet_names)))
        found = next((sheet for sheet in sheets if sheet.height), None)
    except (CalamineError, OSError, ValueError):
        raise Refused("Die Excel-Datei ist beschädigt oder mit einem Passwort geschützt.", field="file") from None
    if found is None:
        raise Refused("In der Datei steht keine Tabelle.", field="file")
    return found


def _height(path: Path) -> int:
    return int(_sheet(path).height)


def _sheet_rows(path: Path) -> Iterator[Row]:
    sheet = _sheet(path)
    first = (sheet.start or (0, 0))[0] + 1
    yield from enumerate(sheet.iter_rows(), start=first)


def _filled(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
