"""Counting very many rows only as far as somebody wants to know."""

from __future__ import annotations

from typing import Any

from django.db import connection, models

# How many times the limit of a capped count the planner has to expect before nobody counts.
FAR_BEYOND = 3


class CappedCount(models.QuerySet[Any]):
    """Like any queryset; but where only „more than so many“ is asked, very many rows are not read to say so.

    Over a million rows, reading a thousand scattered ones costs more than the page of the list itself. The
    planner's estimate (half a millisecond) decides only when it lies far beyond the limit; otherwise the rows
    are counted, in the same statement.
    """

    def count(self) -> int:
        limit = self.query.high_mark
        if limit is None or self.query.low_mark or self._result_cache is not None or self.query.is_empty():
            return super().count()
        few = self.values("pk")
        few.query.clear_ordering(force=True)
        all_of_them = few.all()
        all_of_them.query.clear_limits()
        return _count(few, all_of_them, limit)


def _count(few: models.QuerySet[Any], all_of_them: models.QuerySet[Any], limit: int) -> int:
    sql, params = few.query.sql_with_params()
    statement = connection.ops.compose_sql(*all_of_them.query.sql_with_params())  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT CASE WHEN expected_rows(%s) >= %s THEN %s ELSE (SELECT count(*) FROM ({sql}) AS few) END",  # noqa: S608
            [statement, FAR_BEYOND * limit, limit, *params],
        )
        return int(cursor.fetchone()[0])
