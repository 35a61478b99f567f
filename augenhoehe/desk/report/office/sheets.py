"""Figures for a grant as a workbook and as CSV: what is shown, nothing else."""

from __future__ import annotations

import csv
import io

from augenhoehe.desk.models import GrantSheet
from augenhoehe.ui.tables.export import guarded
from augenhoehe.ui.tables.workbook import Sheet
from augenhoehe.ui.tables.workbook import workbook as made

from .grants import Drawn

HEAD = ("Angabe", "Wert", "Herkunft", "Stand", "Anmerkung")


def csv_of(lines: list[Drawn]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([guarded(cell) for cell in _row(one)] for one in lines)
    return "\ufeff".encode() + file.getvalue().encode()


def workbook(sheet: GrantSheet, lines: list[Drawn]) -> bytes:
    """The report in words stands on a sheet of its own."""
    parts = [[part.strip()] for part in sheet.text.split("\n\n")]
    return made([
        Sheet("Zahlen", [[_number(cell) for cell in _row(one)] for one in lines], HEAD, width=60),
        Sheet("Sachbericht", [[sheet.title], *parts], width=110),
    ])  # fmt: skip


def _row(one: Drawn) -> tuple[str, ...]:
    return one.label, one.value, one.origin, one.stand, one.note


def _number(value: str) -> int | str:
    return int(value) if value.isascii() and value.isdigit() else value
