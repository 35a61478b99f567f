"""The connection of the application: it lets nobody ask a closed room without having said who asks.

And it does before each COMMIT what has to be done last (core.commits), and plans what is asked often only once
(core.composed).
"""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base, operations
from psycopg import RawCursor

from augenhoehe.core import closed

# How many plans a connection keeps. PostgreSQL would plan five times for single values before it keeps one; what is
# planned here has its roles and states written out, and only ids and days put in.
PLANS = 60
KEEP_PLANS = "-c plan_cache_mode=force_generic_plan"


class DatabaseOperations(operations.DatabaseOperations):
    """`select_for_update` holds a row against other writers, not against rows that merely point at it.

    FOR UPDATE also blocks the check of a foreign key. Whoever then holds the pointing row and waits, while the holder
    wants that row too, ends in a deadlock (closing a list of arrivals while somebody arrives). Our keys never change.
    """

    def for_update_sql(
        self, nowait: bool = False, skip_locked: bool = False, of: tuple[str, ...] = (), no_key: bool = True
    ) -> str:
        return super().for_update_sql(nowait=nowait, skip_locked=skip_locked, of=of, no_key=True)

    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        """For logs and tests; a statement that was planned before has left its values apart."""
        return super().last_executed_query(cursor, sql, params) or str(sql)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_works: dict[Any, set[Any]] = {}
        if self.alias == "default":
            self.execute_wrappers.append(guard)

    def get_new_connection(self, conn_params: Any) -> Any:
        options = f"{conn_params.get('options', '')} {KEEP_PLANS}".strip()
        made = super().get_new_connection({**conn_params, "options": options})
        # Django's own cursors put values into the text and are never prepared; only those of `planned_cursor` are.
        made.prepare_threshold, made.prepared_max = 0, PLANS
        return made

    def planned_cursor(self) -> Any:
        """A cursor whose statements PostgreSQL plans once per connection, with places as it writes them: `$1`.

        Other cursors look through the whole text for places each time; these statements are long.
        """
        self.ensure_connection()
        return self._prepare_cursor(RawCursor(self.connection))  # type: ignore[attr-defined]

    def _commit(self) -> None:
        if self.last_works:
            self._do_last_works()
        super()._commit()  # type: ignore[misc]

    def _do_last_works(self) -> None:
        """Inside the transaction still; Django has left its block already and rolls back for database errors only."""
        self.in_atomic_block = True
        try:
            while self.last_works:
                works, self.last_works = self.last_works, {}
                for work, items in works.items():
                    work(items)
        except BaseException:
            self.in_atomic_block, self.needs_rollback = False, False
            self.rollback()
            raise
        finally:
            self.in_atomic_block = False

    def _rollback(self) -> None:
        self.last_works = {}
        super()._rollback()  # type: ignore[misc]


def guard(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A statement that names a table of a closed room runs inside `closed_room` only."""
    if not closed.inside() and closed.mentions_closed_table(str(sql)):
        raise closed.OutsideClosedRoom("Ein geschlossener Raum wurde außerhalb von closed_room gefragt.")
    return execute(sql, params, many, context)
