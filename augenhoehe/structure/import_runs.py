"""Going through a file once: what is new, what is double, what is faulty; the same for the dry run and the real one."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import connection, connections, transaction

from augenhoehe.files.tables import Faulty, Row, Table, Tally
from augenhoehe.search.words import WORD

from .import_rows import Found, RowReader

BATCH = 2000
MOST_UNKNOWN = 200


class Run:
    """One walk through a table. `take` is handed each batch of new rows; without it nothing is written."""

    def __init__(
        self,
        table: Table,
        reader: RowReader,
        *,
        take: Callable[[Iterable[Found]], None] | None = None,
        heard: Callable[[Tally], None] = lambda tally: None,
    ) -> None:
        self.table, self.reader, self.take, self.heard = table, reader, take, heard
        self.tally = Tally()
        # Half of each digest is enough to tell rows of one file apart, and half the memory.
        self.seen: dict[int, int] = {}

    def walk(self) -> Tally:
        for batch in _batches(self.table.rows()):
            rows = self._understood(batch)
            fresh = self._counted(rows if self.reader.plan.keep_duplicates else self._singles(rows))
            if self.take is None:
                for _ in fresh:
                    pass
            else:
                # Handed on one by one: the database writes a row while the next is being read.
                self.take(self._learning(fresh))
            self.heard(self.tally)
        return self.tally

    @property
    def unknown(self) -> dict[str, dict[str, int]]:
        """Words that are no term here, with how often they came, the most frequent first."""
        return {name: dict(count.most_common(MOST_UNKNOWN)) for name, count in self.reader.unknown.items() if count}

    def _understood(self, batch: list[Row]) -> Iterator[Found]:
        for number, cells in batch:
            self.tally.total += 1
            try:
                yield self.reader.read(number, cells)
            except Faulty as fault:
                self.tally.faulty += 1
                self.tally.list_row("faulty", number, fault.sentence, fault.read)

    def _singles(self, rows: Iterable[Found]) -> Iterator[Found]:
        """The rows that are no duplicates, neither within the file nor of a hint that is there.

        Asked at once, not when the first row is wanted: then the connection is busy with writing.
        """
        rows = list(rows)
        return self._without_doubles(rows, known_digests([row.digest for row in rows]))

    def _without_doubles(self, rows: list[Found], known: set[uuid.UUID]) -> Iterator[Found]:
        for row in rows:
            if sentence := self._double(row, known):
                self.tally.duplicate += 1
                self.tally.list_row("duplicate", row.number, sentence, row.problem)
            else:
                yield row

    def _counted(self, rows: Iterable[Found]) -> Iterator[Found]:
        for row in rows:
            self.tally.new += 1
            for note in row.notes:
                self.tally.list_row("note", row.number, note, row.problem)
            yield row

    def _learning(self, rows: Iterable[Found]) -> Iterator[Found]:
        for row in rows:
            self.tally.words.update(WORD.findall(f"{row.problem} {row.idea}".lower()))
            yield row

    def _double(self, row: Found, known: set[uuid.UUID]) -> str:
        key = row.digest.int >> 64
        if (first := self.seen.setdefault(key, row.number)) != row.number:
            return f"Derselbe Text steht schon in Zeile {first}."
        return "Diesen Hinweis gibt es schon." if row.digest in known else ""


def known_digests(digests: list[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the digests that some hint already has; by index, however new the table's statistics are."""
    with transaction.atomic(), connection.cursor() as cursor:
        # While a first import fills the table, the planner still believes it to be empty and would read it whole.
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true)")
        cursor.execute("SELECT text_digest FROM structure_hint WHERE text_digest = ANY(%s)", [digests])
        return {row[0] for row in cursor.fetchall()}


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


class Heartbeat:
    """Tells how far a run is, on a connection of its own: everybody sees it, whatever becomes of the run."""

    def __init__(self, import_id: uuid.UUID, now: Callable[[], datetime]) -> None:
        self.import_id, self.now = import_id, now
        self.connection = connections["default"].copy()

    def __call__(self, tally: Tally) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "UPDATE structure_hintimport SET rows_done = %s, heard_at = %s WHERE id = %s",
                [tally.total, self.now(), self.import_id],
            )

    def __enter__(self) -> Heartbeat:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
