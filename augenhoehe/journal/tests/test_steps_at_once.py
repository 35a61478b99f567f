"""Many at once: places and numbers are given once; the owner of the tables is bound as well."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections

from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import add_step

from .factories import AT, AYLIN, a_thread


def test_not_even_the_owner_of_the_table_deletes_a_step(committed):
    step = add_step(thread=a_thread(), kind="note", text="Ein Brief.", by=AYLIN, at=AT)
    with pytest.raises(IntegrityError, match="nie gelöscht"), connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM journal_step WHERE id = %s", [step.pk])


def test_ten_writers_at_once_get_ten_places(committed):
    thread = a_thread()
    barrier = threading.Barrier(10)

    def write(turn):
        barrier.wait()
        try:
            own = Thread.objects.get(pk=thread.pk)
            return add_step(thread=own, kind="note", text=f"Schritt {turn}", by=AYLIN, at=AT).sequence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        places = list(pool.map(write, range(10)))
    assert sorted(places) == list(range(2, 12))
