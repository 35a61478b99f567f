"""Rows that come from several packages, already at hand: a list treats them as it treats a queryset.

For a few thousand at most. Filters narrow them with `only`; each row has a `pk` and its sort values as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .paging import Cursor, Order, Slice, decode


class Given:
    def __init__(self, rows: Iterable[Any]) -> None:
        self.rows: tuple[Any, ...] = tuple(rows)

    def only(self, keep: Callable[[Any], bool]) -> Given:
        return Given(row for row in self.rows if keep(row))

    def in_order(self, order: Order) -> Given:
        return Given(sorted(self.rows, key=lambda row: _key(row, order), reverse=order.descending))

    def page_of(self, order: Order, after: str, size: int) -> Slice:
        """One page; the next one begins after the last row, whatever was added or removed meanwhile."""
        rows = self.in_order(order).rows
        cursor = decode(after) if after else None
        if cursor:
            last = (str(cursor.value or ""), cursor.key)
            rows = tuple(row for row in rows if _beyond(_key(row, order), last, order))
        place = cursor.place if cursor else 0
        shown = list(rows[:size])
        ahead = Cursor(place + size, len(self.rows), *_key(shown[-1], order)).encode() if len(rows) > size else ""
        return Slice(shown, place, len(self.rows), ahead)

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self.rows)


def _key(row: Any, order: Order) -> tuple[str, str]:
    return (str(getattr(row, order.path)) if order.path else "", str(row.pk))


def _beyond(key: tuple[str, str], last: tuple[str, str], order: Order) -> bool:
    return key < last if order.descending else key > last
