"""The process that is killed in the middle of a gate decision: an own interpreter, an own connection, real commits.

    python -m augenhoehe.structure.tests.killed ITEM KIND MOMENT PLACE

records the resolution on an agenda item. Before its write number PLACE it asks for an advisory lock that the test
holds, so it stands there with everything before in its open transaction. PLACE 0: after the commit.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

# Any number will do; nobody else in the house takes advisory locks of two keys.
LOCK = (2711, 27)
WRITES = ("INSERT", "UPDATE", "DELETE")


class Writes:
    """Counts the statements that change rows; before the chosen one it waits for the test."""

    def __init__(self, place: int = 0) -> None:
        self.place, self.count = place, 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if str(sql).lstrip().upper().startswith(WRITES):
            self.count += 1
            if self.count == self.place:
                wait(context["cursor"])
        return execute(sql, params, many, context)


def wait(cursor: Any) -> None:
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", LOCK)


def decide(item: Any, kind: str, at: datetime) -> None:
    from augenhoehe.committees.operations import record_resolution
    from augenhoehe.core.rights import SYSTEM

    record_resolution(
        item=item, kind=kind, wording="So wird es gemacht.", reason="Weil es viele trifft.", by=SYSTEM, at=at
    )


def main(pk: str, kind: str, moment: str, place: str) -> None:
    import django

    django.setup()
    from django.db import connection

    from augenhoehe.committees.models import AgendaItem

    item = AgendaItem.objects.select_related("committee", "meeting", "thread").get(pk=pk)
    with connection.execute_wrapper(Writes(int(place))):
        decide(item, kind, datetime.fromisoformat(moment))
    with connection.cursor() as cursor:
        wait(cursor)


if __name__ == "__main__":
    main(*sys.argv[1:])
