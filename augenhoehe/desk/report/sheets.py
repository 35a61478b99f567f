"""The report as a workbook: one sheet for each figure, numbers as numbers."""

from __future__ import annotations

from augenhoehe.core.numbers import long_date, long_moment
from augenhoehe.ui.figures import Figure
from augenhoehe.ui.tables.workbook import Sheet
from augenhoehe.ui.tables.workbook import workbook as made

from .content import Report


def workbook(report: Report) -> bytes:
    """The first sheet says what this is and as of when."""
    first, *lines = _cover(report)
    cover = Sheet("Bericht", [[line] for line in lines], title=first, width=110)
    return made([cover, *map(_sheet, report.figures)])


def _cover(report: Report) -> list[str]:
    lines = [report.title, f"{report.installation}, {report.centre}", f"Stand {long_date(report.day)}"]
    lines += [f"Erzeugt am {long_moment(report.drawn_at)}", ""]
    for part in report.parts:
        lines += [part.question, part.lead, *(f"Es fehlt: {one}" for one in part.missing), ""]
    return [*lines, "Quellen", *report.sources]


def _sheet(figure: Figure) -> Sheet:
    notes = [line for line in (figure.note, figure.source) if line]
    rows = [[label, *values] for label, values in figure.rows]
    return Sheet(figure.key.capitalize(), rows, figure.head, figure.title, notes)
