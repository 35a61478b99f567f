"""Keyset paging: the next page begins after the last row, whatever was added or removed meanwhile.

The address carries a cursor (place, count, sort value, key of the last row); a cursor that makes no sense
leads to the first page.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, Q, QuerySet

from augenhoehe.core.values import dataclass

CAP = 1000
SORT_VALUE = "sort_value"


@dataclass(frozen=True, slots=True)
class Order:
    """ORDER BY a path, then the key; `descending` turns both."""

    path: str = ""
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.path}" if self.descending else self.path


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: after so many rows, after this value and key. `total` is the capped count."""

    place: int
    total: int
    value: Any
    key: str

    def encode(self) -> str:
        text = json.dumps([self.place, self.total, self.value, self.key], separators=(",", ":"), default=str)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of one page, how many there are (capped), and where the next page begins."""

    rows: list[Any]
    place: int
    total: int
    next: str


def decode(text: str) -> Cursor | None:
    """The cursor of an address, or None when it is broken."""
    try:
        place, total, value, key = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError, binascii.Error):
        return None
    plain = isinstance(place, int) and isinstance(total, int) and isinstance(value, str | int | float | None)
    return Cursor(place, total, value, str(key)) if plain and place >= 0 else None


def ordered(rows: QuerySet[Any], order: Order) -> QuerySet[Any]:
    """Rows in order, with the sort value at hand; empty values come last, either way."""
    if not order.path:
        return rows.order_by("-pk" if order.descending else "pk")
    rows = rows.annotate(**{SORT_VALUE: F(order.path)})
    field = F(order.path)
    # NULLS LAST only where nulls can be: it keeps PostgreSQL from walking an ordinary index.
    last = True if _nullable(rows, order.path) else None
    if order.descending:
        return rows.order_by(field.desc(nulls_last=last), "-pk")
    return rows.order_by(field.asc(nulls_last=last), "pk")


def page_of(rows: QuerySet[Any], order: Order, after: str, size: int, cap: int = CAP) -> Slice:
    """One page: at most two queries (rows, and on the first page the capped count)."""
    cursor = decode(after) if after else None
    found = ordered(rows, order)
    if cursor:
        try:
            found = found.filter(_beyond(found, order, cursor))
        except (ValidationError, ValueError, TypeError):
            cursor, found = None, ordered(rows, order)
    got = list(found[: size + 1])
    place = cursor.place if cursor else 0
    shown = got[:size]
    total = _total(rows, cursor, len(got), size, cap)
    return Slice(shown, place, total, _next(shown, order, place, total) if len(got) > size else "")


def start_of(got: list[Any], total: int, order: Order, size: int) -> Slice:
    """The first page of rows that were asked in `ordered`, one more than fit, and counted."""
    if len(got) <= size:
        return Slice(got, 0, len(got), "")
    return Slice(got[:size], 0, total, _next(got[:size], order, 0, total))


def _total(rows: QuerySet[Any], cursor: Cursor | None, got: int, size: int, cap: int) -> int:
    if cursor:
        return max(min(cursor.total, cap + 1), min(cursor.place + got, cap + 1))
    return got if got <= size else rows.order_by().values("pk")[: cap + 1].count()


def _next(rows: list[Any], order: Order, place: int, total: int) -> str:
    last = rows[-1]
    value = getattr(last, SORT_VALUE) if order.path else None
    if not isinstance(value, str | int | float | None):
        value = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return Cursor(place + len(rows), total, value, str(last.pk)).encode()


def _beyond(rows: QuerySet[Any], order: Order, cursor: Cursor) -> Q:
    """Rows after the cursor's row in this order."""
    step = "lt" if order.descending else "gt"
    key = Q(**{f"pk__{step}": rows.model._meta.pk.to_python(cursor.key)})
    if not order.path:
        return key
    nothing = Q(**{f"{SORT_VALUE}__isnull": True})
    if cursor.value is None:
        return nothing & key
    value = _output(rows).to_python(cursor.value)
    # The first condition alone decides where the index walk begins; the rest is for equal values.
    ahead = Q(**{f"{SORT_VALUE}__{step}e": value}) & (Q(**{f"{SORT_VALUE}__{step}": value}) | key)
    return ahead | nothing if _nullable(rows, order.path) else ahead


def _output(rows: QuerySet[Any]) -> Any:
    return rows.query.annotations[SORT_VALUE].output_field


def _nullable(rows: QuerySet[Any], path: str) -> bool:
    """May the sort value be empty? Anything but a plain path of required fields may."""
    model: Any = rows.model
    for part in path.split("__"):
        if model is None or part in rows.query.annotations:
            return True
        try:
            field = model._meta.get_field(part) if part != "pk" else model._meta.pk
        except FieldDoesNotExist:
            return True
        if not isinstance(field, Field) or field.null:
            return True
        model = field.related_model
    return False
