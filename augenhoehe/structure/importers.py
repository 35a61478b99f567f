"""`augenhoehe import hints FILE`: the same rules as the page, for files that lie on the server."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from augenhoehe.core import clock
from augenhoehe.core.contributions import Importer
from augenhoehe.core.numbers import number
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.text import shorten
from augenhoehe.files.tables import Table, Tally, open_table
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import valid_municipality

from .import_rows import FIELDS, suggested
from .models import HintImport
from .operations import imports
from .rules_intake import check_columns

Progress = Callable[[int, int], None]
# German names of the fields on the command line, beside the English ones.
NAMES = {
    "problem": "problem", "titel": "title", "idee": "idea", "kommune": "municipality", "lebensbereich": "life_area",
    "datum": "date", "sprache": "language", "bezug": "relation",
}  # fmt: skip
MOST_SHOWN = 20


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kommune", default="", help="Gemeindeschlüssel (AGS) für Zeilen ohne Kommune")
    parser.add_argument(
        "--spalten",
        default="",
        help=f"Was die Spalten bedeuten: problem=frage,titel=betreff. Mögliche Namen: {', '.join(NAMES)}. "
        "Mit titel= (leer) bleibt eine Spalte unbeachtet. Ohne Angabe entscheidet die Kopfzeile.",
    )
    parser.add_argument("--quelle", default="", help="Herkunft und Lizenz der Texte")
    parser.add_argument("--sprache", default="de", help="Sprache der Zeilen ohne Angabe (Standard: de)")
    parser.add_argument("--doppelte", action="store_true", help="auch doppelte Zeilen übernehmen")
    parser.add_argument("--probe", action="store_true", help="nur prüfen, nichts übernehmen")


def import_hints(path: str, options: dict[str, Any], progress: Progress) -> str:
    """Check or take over a file; the answer is one summary with the rows that need a look."""
    table = open_table(Path(path))
    columns = columns_of(options.get("spalten") or "", table)
    check_columns(columns, [one.name for one in table.columns])
    draft = HintImport(
        file_name=shorten(Path(path).name, 200),
        columns=[{"name": one.name, "samples": []} for one in table.columns],
        mapping={
            "columns": columns,
            "language": options.get("sprache") or "de",
            "keep_duplicates": bool(options.get("doppelte")),
        },
        municipality=_town(options.get("kommune") or ""),
        source_note=(options.get("quelle") or "")[:300],
        rows_total=table.rows_about,
        started_at=clock.now(),
    )
    read = ", ".join(f"{FIELDS[name].split(',')[0]} = „{column}“" for name, column in columns.items())
    if options.get("probe"):
        return f"Spalten: {read}.\n" + _rehearsed(draft, table, progress)
    return f"Spalten: {read}.\n" + _taken_over(draft, table, progress)


def columns_of(typed: str, table: Table) -> dict[str, str]:
    """Columns by heading, changed by what was typed: „problem=frage,titel=“."""
    found = suggested(table.columns)
    for pair in filter(None, (part.strip() for part in typed.split(","))):
        name, separator, column = (part.strip() for part in pair.partition("="))
        field = NAMES.get(name.casefold(), name.casefold())
        if field not in FIELDS or not separator:
            raise Refused(f"„{pair}“ ist keine Zuordnung. Mögliche Namen sind: {', '.join(NAMES)}.")
        found = {key: value for key, value in found.items() if key != field and value != column}
        if column:
            found[field] = column
    return found


def _rehearsed(draft: HintImport, table: Table, progress: Progress) -> str:
    run = imports.prepared(draft, table, SYSTEM, draft.started_at, heard=_told(table, progress))
    tally = run.walk()
    return _summary("Probe, nichts wurde übernommen", tally.total, tally.new, tally.duplicate, tally.faulty) + _rows(
        tally.listed, run.unknown
    )


def _taken_over(draft: HintImport, table: Table, progress: Progress) -> str:
    result = imports.take_over_file(draft=draft, path=table.path, now=clock.now, progress=_told(table, progress))
    if result.state != HintImport.State.DONE:
        raise Refused(result.failure)
    counts = (result.rows_total, result.rows_new, result.rows_duplicate, result.rows_faulty)
    return _summary("Übernommen", *counts) + _rows(result.errors, result.unknown_values)


def _told(table: Table, progress: Progress) -> Callable[[Tally], None]:
    return lambda tally: progress(min(tally.total, table.rows_about), table.rows_about)


def _summary(title: str, total: int, new: int, duplicate: int, faulty: int) -> str:
    return (
        f"{title}: {number(total)} Zeilen gelesen, {number(new)} neu, "
        f"{number(duplicate)} doppelt, {number(faulty)} fehlerhaft."
    )


def _rows(listed: list[dict[str, Any]], unknown: dict[str, dict[str, int]]) -> str:
    """Faulty rows first, then words that are no term here."""
    faulty = [one for one in listed if one["kind"] == "faulty"]
    lines = [f"Zeile {one['row']}: {one['sentence']} ({one['read']})" for one in faulty[:MOST_SHOWN]]
    if len(faulty) > MOST_SHOWN:
        lines.append("… und weitere.")
    for name, words in unknown.items():
        frequent = ", ".join(f"{word} ({count})" for word, count in list(words.items())[:8])
        lines.append(f"Nicht bekannt bei {FIELDS[name]}: {frequent}")
    return "".join(f"\n{line}" for line in lines)


def _town(ags: str) -> Municipality | None:
    if not ags:
        return None
    found = valid_municipality(ags)
    if found is None:
        raise Refused(f"Eine Kommune mit dem Gemeindeschlüssel {ags} gibt es nicht.")
    return found


IMPORTERS = (Importer("hints", "Hinweise aus CSV oder Excel (xlsx)", import_hints, arguments),)
