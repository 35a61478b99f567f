"""Imports with real commits: progress beside an open transaction, and two workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections

from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure import import_runs
from augenhoehe.structure.import_copy import HintCopier
from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations import imports

from .import_factories import checked
from .intake_factories import AT


def test_progress_is_seen_while_the_transaction_is_open(committed, monkeypatch):
    federlohe()
    monkeypatch.setattr(import_runs, "BATCH", 10)
    found = checked("problem\n" + "".join(f"Problem Nummer {number}\n" for number in range(30)))
    imports.start_take_over(hint_import=found, by=SYSTEM, at=AT)
    seen = []

    def looks(self, rows, written=HintCopier.__call__):
        written(self, rows)
        other = connections["default"].copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT rows_done, (SELECT count(*) FROM structure_hint) FROM structure_hintimport")
            seen.append(cursor.fetchone())
        other.close()

    monkeypatch.setattr(HintCopier, "__call__", looks)
    imports.run_take_over(import_id=found.pk, now=lambda: AT)
    assert seen == [(0, 0), (10, 0), (20, 0)]
    assert Hint.objects.count() == 30


def test_started_twice_it_is_taken_over_once(committed):
    federlohe()
    found = checked("problem\n" + "".join(f"Problem Nummer {number}\n" for number in range(200)), keep_duplicates=True)
    imports.start_take_over(hint_import=found, by=SYSTEM, at=AT)
    start = Barrier(3)

    def run(_):
        start.wait()
        try:
            imports.run_take_over(import_id=found.pk, now=lambda: AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(run, range(3)))
    found.refresh_from_db()
    assert found.state == "done" and Hint.objects.count() == 200
