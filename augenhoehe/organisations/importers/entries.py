"""`augenhoehe import organisations FILE`: the same rules as the page, for files that lie on the server."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from augenhoehe.core import clock
from augenhoehe.core.contributions import Importer
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.text import shorten
from augenhoehe.files.tables import by_heading, open_table
from augenhoehe.organisations.import_rows import FIELDS, HEADINGS
from augenhoehe.organisations.models import RegisterImport
from augenhoehe.organisations.operations import imports
from augenhoehe.organisations.rules.entries import check_columns
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import valid_municipality

MOST_SHOWN = 20


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kommune", default="", help="Gemeindeschlüssel (AGS) für Zeilen ohne Ort")
    parser.add_argument("--doppelte", action="store_true", help="auch wahrscheinlich doppelte Zeilen übernehmen")
    parser.add_argument("--probe", action="store_true", help="nur prüfen, nichts übernehmen")


def import_organisations(path: str, options: dict[str, Any], progress: Callable[[int, int], None]) -> str:
    """Check or take over a file; the answer is one summary with the rows that need a look."""
    table, at = open_table(Path(path)), clock.now()
    columns = by_heading(table.columns, HEADINGS)
    check_columns(columns, [one.name for one in table.columns])
    draft = RegisterImport(
        file_name=shorten(Path(path).name, 200), started_at=at, state=RegisterImport.State.CHECKED,
        columns=[{"name": one.name, "samples": []} for one in table.columns],
        mapping={"columns": columns, "keep_duplicates": bool(options.get("doppelte"))},
        municipality=_town(options.get("kommune") or ""),
    )  # fmt: skip
    tally = imports.rehearsed(draft, table, SYSTEM, at)
    draft.rows_new = tally.new
    title = "Probe, nichts wurde übernommen"
    if not options.get("probe"):
        title = "Übernommen"
        with transaction.atomic():
            draft.save(force_insert=True)
            imports.take_over_register(register_import=draft, by=SYSTEM, at=at, path=table.path)
    progress(tally.total, tally.total)
    read = ", ".join(f"{FIELDS[name].split(',')[0]} = „{column}“" for name, column in columns.items())
    faulty = [one for one in tally.listed if one["kind"] != "note"]
    rows = [f"Zeile {one['row']}: {one['sentence']} ({one['read']})" for one in faulty[:MOST_SHOWN]]
    counts = f"{tally.total} Zeilen gelesen, {tally.new} neu, {tally.duplicate} doppelt, {tally.faulty} unvollständig."
    return "\n".join([f"Spalten: {read}.", f"{title}: {counts}", *rows])


def _town(ags: str) -> Municipality | None:
    if not ags:
        return None
    found = valid_municipality(ags)
    if found is None:
        raise Refused(f"Eine Kommune mit dem Gemeindeschlüssel {ags} gibt es nicht.")
    return found


IMPORTERS = (Importer("organisations", "Organisationen aus CSV oder Excel (xlsx)", import_organisations, arguments),)
