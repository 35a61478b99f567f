"""A workbook of several sheets: numbers and days as such, and nothing that people typed becomes a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from augenhoehe.core.values import dataclass

from .export import guarded

LONGEST = 28
WIDTH = 44


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a line about it, the heads of its columns, the rows, and what is to be said below."""

    name: str
    rows: Iterable[Sequence[Any]]
    head: Sequence[str] = ()
    title: str = ""
    notes: Sequence[str] = ()
    width: int = WIDTH


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """All sheets in their order, each name once."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book, taken = Workbook(), set[str]()
    book.remove(book.active)
    for one in sheets:
        sheet = book.create_sheet(_named(one.name, taken))
        above = [[one.title]] if one.title else []
        for line in (*above, *([one.head] if one.head else [])):
            sheet.append([guarded(text) for text in line])
            for cell in sheet[sheet.max_row]:
                cell.font = Font(bold=True)
        for row in one.rows:
            sheet.append([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        for note in one.notes:
            sheet.append([guarded(note)])
        sheet.column_dimensions["A"].width = one.width
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _named(name: str, taken: set[str]) -> str:
    """Spreadsheets allow 31 signs and no brackets."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name)[:LONGEST] or "Tabelle"
    found = next(one for one in (plain, *(f"{plain} {n}" for n in range(2, 99))) if one not in taken)
    taken.add(found)
    return found
