"""How a list opens: its first page and how many there are, asked in one question that is put together once.

For lists whose rights take longer to put together than to answer. Narrowed, turned or leafed through, the list asks
its queryset as every other does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.composed import Asked, Number
from augenhoehe.core.values import dataclass

from .listing import Listing
from .paging import Order, Slice, ordered, start_of


def opening_of(listing: Listing, rows: QuerySet[Any]) -> Asked:
    """The two parts of the question (ADR 0025)."""
    return {
        "opened": ordered(rows, listing.opening_order(rows))[: listing.page_size + 1],
        "number": Number(rows.order_by().values("pk")[: listing.count_to + 1]),
    }


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands for the rows of a list that nobody narrowed: the answer to `opening_of`."""

    answered: Mapping[str, list[Any]]

    def page_of(self, order: Order, size: int) -> Slice:
        return start_of(self.answered["opened"], self.answered["number"][0], order, size)
