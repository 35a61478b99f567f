"""Public numbers: given once, without gap, even when twenty people publish at the same moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from augenhoehe.journal.operations import take_number


class Undone(Exception):
    pass


def _take(barrier: threading.Barrier, fails: bool) -> str | None:
    barrier.wait()
    try:
        with transaction.atomic():
            number = take_number("V", 2026)
            if fails:
                raise Undone
        return number
    except Undone:
        return None
    finally:
        connections.close_all()


def test_twenty_at_once_get_twenty_numbers_without_gap_or_double(committed):
    barrier = threading.Barrier(20)
    with ThreadPoolExecutor(20) as pool:
        given = list(pool.map(lambda turn: _take(barrier, fails=turn % 4 == 0), range(20)))
    kept = sorted(number for number in given if number)
    assert kept == [f"V-2026-{number:03d}" for number in range(1, 16)]


@pytest.mark.django_db
def test_each_year_starts_anew():
    assert [take_number("V", 2026), take_number("V", 2026), take_number("V", 2027)] == [
        "V-2026-001",
        "V-2026-002",
        "V-2027-001",
    ]
