"""What a list consists of, as data: columns, filters, words for the empty state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from django.db.models import QuerySet

from augenhoehe.core.values import dataclass

from .paging import CAP, Order

ColumnKind = Literal["text", "date", "moment", "status", "number"]
FilterKind = Literal["text", "choice", "date", "flag"]
# Words of the address that no filter may be called by.
RESERVED = frozenset({"sort", "after", "export", "filter"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `value`: path („municipality.name“) or function of the row; `sort`: path for ORDER BY.

    kind date and moment expect date and datetime, status a StatusTag, number a number.
    """

    name: str
    label: str
    value: str | Callable[[Any], Any]
    sort: str = ""
    url: Callable[[Any], str] | None = None
    numeric: bool = False
    kind: ColumnKind = "text"

    @property
    def is_number(self) -> bool:
        return self.numeric or self.kind == "number"

    def order(self, turned: bool) -> Order:
        """A column's own path may begin with „-“: its natural way is downwards."""
        return Order(self.sort.removeprefix("-"), turned != self.sort.startswith("-"))


@dataclass(frozen=True, slots=True)
class Filter:
    """A word above the list. `apply(rows, value)`; choices are asked for only when somebody looks at them.

    kind flag gets „ja“, kind date an ISO day. `apply` may raise ValueError: then the filter is not set.
    """

    name: str
    label: str
    apply: Callable[[Any, str], Any]
    kind: FilterKind = "text"
    choices: Callable[[], list[tuple[str, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `default_sort`: name of a column or path for ORDER BY, „-“ in front for the other way round.

    `select` puts a checkbox called `selected` before each row. empty_action: (label, address). `count_to`: where
    counting ends with „mehr als“.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    default_sort: str = ""
    page_size: int = 50
    count_to: int = CAP
    empty_title: str = ""
    empty_text: str = ""
    empty_action: tuple[str, str] | None = None
    select: bool = False

    def __post_init__(self) -> None:
        taken = RESERVED & {one.name for one in self.filters}
        if taken:
            raise ValueError(f"Filter dürfen nicht so heißen: {', '.join(sorted(taken))}")

    def opening_order(self, rows: Any) -> Order:
        """The order nobody asked for: the list's own, else the one the rows have."""
        default = self.default_sort
        column = self.column(default.removeprefix("-"))
        if column and column.sort:
            return column.order(default.startswith("-"))
        given = rows.query.order_by if isinstance(rows, QuerySet) else ()
        if not default and len(given) == 1 and isinstance(given[0], str):
            default = given[0]
        return Order(default.removeprefix("-"), default.startswith("-"))

    def column(self, name: str) -> Column | None:
        return next((one for one in self.columns if one.name == name), None)
