"""The page of the inbox when somebody searches it by words; without words it is a page like any other."""

from __future__ import annotations

import uuid
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from augenhoehe.core.numbers import number
from augenhoehe.search.queries import tsquery
from augenhoehe.ui.tables import Listing
from augenhoehe.ui.tables.page import Page
from augenhoehe.ui.tables.paging import CAP, Cursor, Slice, decode

from .models import Hint
from .queries.inbox import COUNTED, first_matches

# Beyond the cap of lists, and told apart from it: the search stopped counting at `COUNTED`.
AT_LEAST = CAP + 2


class Words:
    """The filter by words of one request: it remembers the rows it was applied to, so it has to be the last one."""

    def __init__(self) -> None:
        self.query: SearchQuery | None = None
        self.rows: QuerySet[Hint] = Hint.objects.none()

    def __call__(self, rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
        self.query, self.rows = tsquery(typed), rows
        return rows.filter(vector=self.query) if self.query is not None else rows.none()


class InboxPage(Page):
    """Rows found by words come in order of arrival, from cursor to cursor, by `first_matches`."""

    def __init__(self, listing: Listing, rows: QuerySet[Any], asked: dict[str, str], path: str, words: Words) -> None:
        self.found_by = words
        super().__init__(listing, rows, asked, path)

    @cached_property
    def part(self) -> Slice:
        query = self.found_by.query
        if query is None:
            part: Slice = Page.part.func(self)  # type: ignore[attr-defined]
            return part
        size, down = self.listing.page_size, self.order.descending
        cursor = decode(self.asked.get("after", ""))
        rows = beyond(self.found_by.rows, cursor, down) if cursor else self.found_by.rows
        found = first_matches(rows, query, size=size + 1, descending=down)
        place = cursor.place if cursor else 0
        total = cursor.total if cursor else AT_LEAST if found.more else min(found.total, CAP + 1)
        shown, more = found.hints[:size], len(found.hints) > size
        return Slice(shown, place, total, _cursor(shown[-1], place + size, total) if more else "")

    @property
    def count(self) -> str:
        """„mehr als 300“ where the search stopped counting earlier than lists do."""
        if self.part.total == AT_LEAST:
            return f"mehr als {number(COUNTED)}"
        return super().count


def beyond(rows: QuerySet[Hint], cursor: Cursor, descending: bool) -> QuerySet[Hint]:
    """The rows after the cursor's row; all of them when the cursor makes no sense."""
    try:
        day, key = date.fromisoformat(str(cursor.value)), uuid.UUID(cursor.key)
    except ValueError:
        return rows
    step = "lt" if descending else "gt"
    ahead = Q(**{f"arrived_on__{step}": day}) | Q(**{f"pk__{step}": key})
    return rows.filter(Q(**{f"arrived_on__{step}e": day}) & ahead)


def _cursor(last: Hint, place: int, total: int) -> str:
    return Cursor(place, total, last.arrived_on.isoformat(), str(last.pk)).encode()
