"""Export of exactly what is shown: CSV for everybody, XLSX with real dates. Rows stream; memory stays flat.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: what somebody typed into
a public form must not run on the desk of the person who exports it.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from typing import IO, Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from augenhoehe.core.clock import BERLIN

from .cells import value_of, words_of
from .listing import Column, Listing
from .page import Rows

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
# Signs that begin a formula in Excel, LibreOffice or Google Sheets, wide forms included.
_FORMULA = re.compile("^[\\s\ufeff\u200b\u00a0]*[=+\\-@|%＝＋－＠\t\r\n]")
CHUNK = 2000


def guarded(text: str) -> str:
    """The text without control characters, and with an apostrophe where it would begin a formula."""
    text = _CONTROL.sub("", text)
    return f"'{text}" if _FORMULA.match(text) else text


def _native(column: Column, row: Any) -> Any:
    """A number or day stays one; everything else is guarded text."""
    value = value_of(column, row)
    if isinstance(value, datetime):
        local = value.astimezone(BERLIN).replace(tzinfo=None)
        return local.date() if column.kind == "date" else local
    if isinstance(value, date) or (isinstance(value, int | float | Decimal) and not isinstance(value, bool)):
        return value
    if isinstance(value, SafeString):
        # What the page marks, say with its language, is plain text in a file.
        value = unescape(strip_tags(value))
    return guarded(words_of(column, value))


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return str(value).replace(".", ",") if isinstance(value, float | Decimal) else str(value)


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_lines(listing: Listing, rows: Rows) -> Iterator[str]:
    """CSV as German spreadsheets read it: byte order mark, semicolons."""
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_MINIMAL)
    yield "\ufeff" + writer.writerow([guarded(column.label) for column in listing.columns])
    for row in rows.iterator(chunk_size=CHUNK):
        yield writer.writerow([_written(_native(column, row)) for column in listing.columns])


def xlsx_file(listing: Listing, rows: Rows) -> IO[bytes]:
    """A workbook in a temporary file, written row by row."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", listing.title)[:31] or "Liste")
    sheet.freeze_panes = "A2"
    heading = [WriteOnlyCell(sheet, value=guarded(column.label)) for column in listing.columns]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    for row in rows.iterator(chunk_size=CHUNK):
        sheet.append([_native(column, row) for column in listing.columns])
    target = tempfile.TemporaryFile()  # noqa: SIM115 – the answer closes it when it is sent
    book.save(target)
    target.seek(0)
    return target
