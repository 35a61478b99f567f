"""The door of the closed rooms: who acts is told to the database before the first question (architecture §4).

Every table of a closed room carries row-level security that asks for `app.actor`. A query on such a table
outside `closed_room` is a mistake of ours and raises, before PostgreSQL would answer it with nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from .rights import Actor

# Beginnings of table names; addresses of closed rooms, which no cache, log or trail of others may keep.
TABLES = ("cases_", "positions_protected", "studies_closed")
PREFIX = "/akte/"
# Under these names the programme itself acts: the gate on its queue, the deletion run on what is due, the counting
# on sums without a row; nothing else.
GATE = uuid.UUID("6a7e0000-0000-4000-8000-000000000000")
RETENTION = uuid.UUID("f0270000-0000-4000-8000-000000000000")
COUNTING = uuid.UUID("c0047146-0000-4000-8000-000000000000")

_inside: ContextVar[str | None] = ContextVar("closed_room", default=None)
SET_ACTOR = "SELECT set_config('app.actor', %s, true)"


class OutsideClosedRoom(RuntimeError):
    """A table of a closed room was asked without saying who asks."""


def inside() -> bool:
    return _inside.get() is not None


@contextmanager
def closed_room(actor: Actor | uuid.UUID) -> Iterator[None]:
    """One transaction in which the database knows who acts; strangers too, so that they find nothing."""
    who = str((actor if isinstance(actor, uuid.UUID) else actor.user_id) or "")
    before, within = _inside.get(), connection.in_atomic_block
    with transaction.atomic():
        _tell(who)
        token = _inside.set(who)
        try:
            yield
        finally:
            _inside.reset(token)
        if within and not connection.needs_rollback:
            # Inside a larger transaction the setting would stay: give back what held before.
            _tell(before or "")


def _tell(who: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET_ACTOR, [who])


def mentions_closed_table(sql: str) -> bool:
    return any(f'"{name}' in sql or f" {name}" in sql for name in TABLES)
