"""One lock for all who publish. Readers of lists wait for those who are about to commit."""

from __future__ import annotations

from django.db import connection

LOCK = 0x0A_0A_71
PATIENCE = "4s"


def lock_alone() -> None:
    """Until the end of this transaction nobody else publishes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def wait_for_writers() -> None:
    """Whatever gets a stamp after this is younger than whoever called: a client that remembers the time misses nothing.

    Raises OperationalError when somebody publishes for longer than that.
    """
    with connection.cursor() as cursor:
        # One statement, so that both hold for it alone.
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true), pg_advisory_xact_lock_shared(%s)", [PATIENCE, LOCK]
        )
