"""Rows as files: CSV as German spreadsheets read it, and Parquet with its types; and Parquet read again.

A text that a spreadsheet would take for a formula gets an apostrophe in front in the CSV, and in the CSV only: what
somebody typed into a public form must not run on the desk of whoever opens the file.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.values import dataclass
from augenhoehe.ui.tables.export import guarded

# Between several texts in one cell.
BETWEEN = " | "
TYPES = {
    "text": "VARCHAR", "list": "VARCHAR[]", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
    "date": "DATE", "moment": "TIMESTAMPTZ",
}  # fmt: skip
Row = Sequence[Any]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Written:
    """The two files of a version, and how many rows stand in them."""

    csv: bytes
    parquet: bytes
    rows: int


def csv_of(columns: Sequence[Mapping[str, Any]], rows: Iterable[Row]) -> bytes:
    """UTF-8 with byte order mark, semicolons, a heading with the names of the columns, lines ended as the RFC says."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([column["name"] for column in columns])
    for row in rows:
        writer.writerow([_said(value) for value in row])
    return "\ufeff".encode() + file.getvalue().encode()


def _said(value: Any) -> str:
    """Days as 2026-11-26, moments with their offset, decimals with a comma, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return f"{value}".replace(".", ",")
    if isinstance(value, list | tuple):
        return guarded(BETWEEN.join(str(one) for one in value))
    return guarded(str(value))


def moment(value: datetime) -> str:
    return value.astimezone(BERLIN).replace(microsecond=0).isoformat()


def parquet_of(columns: Sequence[Mapping[str, Any]], rows: Iterable[Row]) -> bytes:
    """With the types that the dictionary names. Loads DuckDB, so only tasks come here."""
    names = [column["name"] for column in columns]
    with tempfile.TemporaryDirectory() as folder, _room() as room:
        source, target = Path(folder, "rows.json"), Path(folder, "rows.parquet")
        with source.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(dict(zip(names, map(_plain, row), strict=True)), ensure_ascii=False) + "\n")
        types = ", ".join(f"'{column['name']}': '{TYPES[column['kind']]}'" for column in columns)
        room.execute(
            f"COPY (SELECT * FROM read_json('{source}', format = 'newline_delimited', columns = {{{types}}})) "  # noqa: S608 – names from code
            f"TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
        )
        return target.read_bytes()


def rows_of(columns: Sequence[Mapping[str, Any]], parquet: Path) -> Iterator[list[Any]]:
    """The rows of a Parquet file as they were given: what leaves older versions is looked for here."""
    moments = [at for at, column in enumerate(columns) if column["kind"] == "moment"]
    names = ", ".join(
        f'epoch_us("{one["name"]}")' if one["kind"] == "moment" else f'"{one["name"]}"' for one in columns
    )
    with _room() as room:
        found = room.execute(f"SELECT {names} FROM read_parquet('{parquet}')")  # noqa: S608 – names from code
        while several := found.fetchmany(2000):
            for row in several:
                cells = list(row)
                for at in moments:
                    cells[at] = None if cells[at] is None else _EPOCH + timedelta(microseconds=cells[at])
                yield cells


def written(columns: Sequence[Mapping[str, Any]], rows: Sequence[Row]) -> Written:
    return Written(csv_of(columns, rows), parquet_of(columns, rows), len(rows))


@contextmanager
def _room() -> Iterator[Any]:
    """One thread and little memory: the worker shares its machine with the pages."""
    import duckdb

    with duckdb.connect(config={"threads": 1, "memory_limit": "256MB"}) as room:
        yield room


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
