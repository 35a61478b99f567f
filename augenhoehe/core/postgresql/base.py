"""The connection of the application: it lets nobody ask a closed room without having said who asks."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from augenhoehe.core import closed


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.alias == "default":
            self.execute_wrappers.append(guard)


def guard(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A statement that names a table of a closed room runs inside `closed_room` only."""
    if not closed.inside() and closed.mentions_closed_table(str(sql)):
        raise closed.OutsideClosedRoom("Ein geschlossener Raum wurde außerhalb von closed_room gefragt.")
    return execute(sql, params, many, context)
