"""A list as the person asked for it: filters set, order, page, and the words and addresses around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from augenhoehe.core.clock import today
from augenhoehe.core.numbers import number
from augenhoehe.core.values import dataclass
from augenhoehe.ui.dates import parse_day
from augenhoehe.ui.words import long_day

from .cells import rows_html
from .given import Given
from .listing import Column, Filter, Listing
from .opening import Opening
from .paging import Order, Slice, ordered, page_of

Rows = QuerySet[Any] | Given


@dataclass(frozen=True, slots=True)
class Word:
    """A filter above the list: set (address removes it) or free (address opens or sets it)."""

    name: str
    label: str
    url: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    label: str
    url: str
    sort: str
    numeric: bool


class Page:
    """What templates show of a list (`<c-listing :page="page" />`)."""

    def __init__(self, listing: Listing, rows: Rows | Opening, asked: Mapping[str, str], path: str) -> None:
        self.listing = listing
        self.asked = {name: value for name, value in asked.items() if value}
        self.path = path
        self._labels: dict[str, str] = {}
        self.mistaken = ""
        self.filtered: Any = self._filter(rows)
        self.order = self._order(rows)

    # --- Filters ----------------------------------------------------------------------------------

    def _filter(self, rows: Rows | Opening) -> Rows | Opening:
        for one in self.listing.filters:
            typed = self.asked.get(one.name, "").strip()
            if not typed:
                continue
            try:
                value, label = self._understood(one, typed)
                rows = one.apply(rows, value)
            except ValueError:
                self._misunderstood(one)
                continue
            self._labels[one.name] = label
        return rows

    def _misunderstood(self, one: Filter) -> None:
        """A day that is none comes back to the person who typed it; an unknown choice is left out."""
        typed = self.asked.pop(one.name)
        if one.kind == "date":
            self.mistaken, self.asked["filter"] = typed, one.name

    def _understood(self, one: Filter, typed: str) -> tuple[str, str]:
        """Value for `apply` and words for the person; ValueError when the filter does not know it."""
        if one.kind == "choice":
            for value, label in self.choices(one):
                if str(value) == typed:
                    return typed, str(label)
            raise ValueError(typed)
        if one.kind == "date":
            day = parse_day(typed, today())
            return day.isoformat(), long_day(day)
        if one.kind == "flag":
            return "ja", ""
        return typed, f"„{typed}“"

    def choices(self, one: Filter) -> list[tuple[str, str]]:
        known: dict[str, list[tuple[str, str]]] = self.__dict__.setdefault("_choices", {})
        if one.name not in known:
            known[one.name] = one.choices() if one.choices else []
        return known[one.name]

    @property
    def words(self) -> list[Word]:
        """Filters that are set."""
        return [
            Word(one.name, one.label, self.url({one.name: ""}), self._labels[one.name])
            for one in self.listing.filters
            if one.name in self._labels and one is not self.search
        ]

    @property
    def free(self) -> list[Word]:
        """Filters that can still be set."""
        return [
            Word(one.name, one.label, self._opening(one))
            for one in self.listing.filters
            if one.name not in self._labels and one is not self.search and one is not self.open
        ]

    def _opening(self, one: Filter) -> str:
        if one.kind == "flag":
            return self.url({one.name: "ja"})
        return self.url({"filter": one.name}, keep_page=True) + f"#filter-{one.name}"

    @cached_property
    def search(self) -> Filter | None:
        """The first text filter is the search field and always there."""
        return next((one for one in self.listing.filters if one.kind == "text"), None)

    @property
    def searched(self) -> str:
        return self.asked.get(self.search.name, "") if self.search else ""

    @cached_property
    def open(self) -> Filter | None:
        """The filter whose panel the person opened."""
        name = self.asked.get("filter", "")
        return next((one for one in self.listing.filters if one.name == name and one is not self.search), None)

    @property
    def open_choices(self) -> list[tuple[str, str]]:
        """(label, address) of each choice in the open panel."""
        if not self.open:
            return []
        name = self.open.name
        return [(str(label), self.url({name: str(value), "filter": ""})) for value, label in self.choices(self.open)]

    @property
    def close_url(self) -> str:
        return self.url({"filter": ""}, keep_page=True)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Hidden fields of the search form: what stays when one searches."""
        names = {one.name for one in self.listing.filters if one is not self.search} | {"sort"}
        return [(name, value) for name, value in self.asked.items() if name in names]

    @property
    def kept_beside_open(self) -> list[tuple[str, str]]:
        names = {one.name for one in self.listing.filters if one is not self.open} | {"sort"}
        return [(name, value) for name, value in self.asked.items() if name in names]

    @property
    def reset_url(self) -> str:
        return f"{self.path}?{urlencode({'sort': self.asked['sort']})}" if "sort" in self.asked else self.path

    # --- Order ------------------------------------------------------------------------------------

    def _order(self, rows: Rows | Opening) -> Order:
        typed = self.asked.get("sort", "")
        column = self.listing.column(typed.removeprefix("-"))
        return column.order(typed.startswith("-")) if column and column.sort else self.listing.opening_order(rows)

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.listing.columns]

    def _heading(self, column: Column) -> Heading:
        if not column.sort:
            return Heading(column.label, "", "", column.is_number)
        along = column.sort.removeprefix("-") == self.order.path
        turned = along and self.order.descending == column.sort.startswith("-")
        sort = ("descending" if self.order.descending else "ascending") if along else ""
        return Heading(
            column.label, self.url({"sort": f"-{column.name}" if turned else column.name}), sort, column.is_number
        )

    # --- Rows -------------------------------------------------------------------------------------

    @cached_property
    def part(self) -> Slice:
        after, size = self.asked.get("after", ""), self.listing.page_size
        if isinstance(self.filtered, Given):
            return self.filtered.page_of(self.order, after, size)
        if isinstance(self.filtered, Opening):
            return self.filtered.page_of(self.order, size)
        return page_of(self.filtered, self.order, after, size, self.listing.count_to)

    @property
    def all_rows(self) -> Any:
        """Everything that the filters leave, in order: what an export writes."""
        if isinstance(self.filtered, Given):
            return self.filtered.in_order(self.order)
        return ordered(self.filtered, self.order)

    @cached_property
    def rows(self) -> SafeString:
        return rows_html(self.listing, self.part.rows)

    @property
    def empty(self) -> bool:
        return not self.part.rows

    @property
    def narrowed(self) -> bool:
        return bool(self._labels)

    @property
    def has_filters(self) -> bool:
        """An empty list has nothing to filter."""
        return bool(self.listing.filters) and (self.narrowed or not self.empty)

    @property
    def first(self) -> int:
        return self.part.place + 1

    @property
    def last(self) -> int:
        return self.part.place + len(self.part.rows)

    @property
    def count(self) -> str:
        """„213“, „mehr als 1000“."""
        total, most = self.part.total, self.listing.count_to
        return gettext("mehr als %(number)s") % {"number": number(most)} if total > most else number(total)

    @property
    def whole(self) -> bool:
        """Everything is on this page."""
        return self.part.place == 0 and not self.part.next

    @property
    def more_url(self) -> str:
        return self.url({"after": self.part.next}, keep_page=True) if self.part.next else ""

    @property
    def more_count(self) -> int:
        """How many the next page brings; the full page size where the count is capped."""
        total, size = self.part.total, self.listing.page_size
        return size if total > self.listing.count_to else max(min(size, total - self.last), 1)

    @property
    def first_url(self) -> str:
        return self.url() if self.part.place else ""

    @property
    def csv_url(self) -> str:
        return self.url({"export": "csv"})

    @property
    def xlsx_url(self) -> str:
        return self.url({"export": "xlsx"})

    def url(self, changes: Mapping[str, str] | None = None, *, keep_page: bool = False) -> str:
        """This list with some words of the address changed; an empty word is removed."""
        left_out = {"export"} if keep_page else {"export", "after"}
        words = {name: value for name, value in self.asked.items() if name not in left_out}
        text = urlencode({name: value for name, value in {**words, **(changes or {})}.items() if value})
        return f"{self.path}?{text}" if text else self.path
