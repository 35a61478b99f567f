"""The report as a workbook: one sheet for each figure, numbers as numbers."""

from __future__ import annotations

import io
import re

from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.ui.figures import Figure
from augenhoehe.ui.tables.export import guarded

from .content import Report


def workbook(report: Report) -> bytes:
    """The first sheet says what this is and as of when; what people typed never becomes a formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    sheet.title = "Bericht"
    for line in _cover(report):
        sheet.append([guarded(line)])
    sheet["A1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width = 110
    names: set[str] = {"Bericht"}
    for figure in report.figures:
        _append(book.create_sheet(_name(figure, names)), figure, Font(bold=True))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cover(report: Report) -> list[str]:
    lines = [report.title, f"{report.installation}, {report.centre}", f"Stand {long_date(report.day)}"]
    lines += [f"Erzeugt am {long_moment(report.drawn_at)}", ""]
    for part in report.parts:
        lines += [part.question, part.lead, *(f"Es fehlt: {one}" for one in part.missing), ""]
    return [*lines, "Quellen", *report.sources]


def _append(sheet, figure: Figure, bold) -> None:  # type: ignore[no-untyped-def]
    sheet.append([guarded(figure.title)])
    sheet["A1"].font = bold
    sheet.append([guarded(name) for name in figure.head])
    for cell in sheet[2]:
        cell.font = bold
    for label, values in figure.rows:
        sheet.append([guarded(label), *(guarded(one) if isinstance(one, str) else one for one in values)])
    for line in (figure.note, figure.source):
        if line:
            sheet.append([guarded(line)])
    sheet.column_dimensions["A"].width = 44


def _name(figure: Figure, taken: set[str]) -> str:
    """At most 31 signs, each name once."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", figure.key.capitalize())[:28]
    name = next(one for one in (plain, *(f"{plain} {n}" for n in range(2, 99))) if one not in taken)
    taken.add(name)
    return name
