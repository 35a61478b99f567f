"""Figures for a grant as a workbook and as CSV: what is shown, nothing else."""

from __future__ import annotations

import csv
import io

from augenhoehe.desk.models import GrantSheet
from augenhoehe.ui.tables.export import guarded

from .grants import Drawn

HEAD = ("Zahl", "Wert", "Herkunft", "Anmerkung")


def csv_of(lines: list[Drawn]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([guarded(one.label), guarded(one.value), one.origin, guarded(one.note)] for one in lines)
    return "\ufeff".encode() + file.getvalue().encode()


def workbook(sheet: GrantSheet, lines: list[Drawn]) -> bytes:
    """The report in words stands on a sheet of its own."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    first = book.active
    first.title = "Zahlen"
    first.append(list(HEAD))
    for cell in first[1]:
        cell.font = Font(bold=True)
    for one in lines:
        value = int(one.value) if one.value.isascii() and one.value.isdigit() else guarded(one.value)
        first.append([guarded(one.label), value, one.origin, guarded(one.note)])
    first.column_dimensions["A"].width = 60
    text = book.create_sheet("Sachbericht")
    text.append([guarded(sheet.title)])
    for part in sheet.text.split("\n\n"):
        text.append([guarded(part.strip())])
    text.column_dimensions["A"].width = 110
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
