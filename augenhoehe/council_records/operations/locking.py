"""One reader for each source: a lock that is gone the moment its process is gone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connections

from augenhoehe.core.refused import Refused

BUSY = "Diese Quelle wird gerade abgerufen. Warten Sie bitte, bis der Abruf fertig ist."


@contextmanager
def reading(source_id: uuid.UUID) -> Iterator[None]:
    """Hold the source on a connection of its own; a run may commit many times meanwhile."""
    connection = connections["default"].copy()
    number = source_id.int >> 65
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if not cursor.fetchone()[0]:
                raise Refused(BUSY)
        try:
            yield
        finally:
            # Closing lets go as well, but only when the server notices: the next reader may be faster.
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
    finally:
        connection.close()
