"""Rows as markup and as plain values. One loop, no template per cell: rendering is the dearest part of a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from augenhoehe.core import numbers
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.words import long_day, long_moment

from .listing import Column, Listing


def value_of(column: Column, row: Any) -> Any:
    """The value of a cell; a gap anywhere on the path is None."""
    if callable(column.value):
        return column.value(row)
    found = row
    for part in column.value.replace("__", ".").split("."):
        found = found.get(part) if isinstance(found, dict) else getattr(found, part, None)
        if found is None:
            return None
    return found() if callable(found) else found


def words_of(column: Column, value: Any) -> str:
    """The value as people read it, not yet escaped."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return long_day(value) if column.kind == "date" else long_moment(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float | Decimal):
        return numbers.number(value)
    return str(value)


def _cell(column: Column, row: Any, first: bool) -> str:
    value = value_of(column, row)
    shown: str = value if isinstance(value, SafeString) else escape(words_of(column, value))
    if shown and (isinstance(value, StatusTag) or column.kind == "status"):
        shown = f'<span class="status" data-kind="{escape(getattr(value, "kind", "neutral"))}">{shown}</span>'
    url = column.url(row) if column.url else ""
    if url:
        shown = f'<a href="{escape(url)}">{shown}</a>'
    css = "number" if column.is_number else "day" if column.kind == "date" else ""
    css = f"{css} nothing".strip() if not shown else css
    kind = f' class="{css}"' if css else ""
    if first:
        return f'<th scope="row" role="rowheader"{kind}>{shown}</th>'
    return f'<td role="cell" data-label="{escape(column.label)}"{kind}>{shown}</td>'


def _pick(listing: Listing, row: Any) -> str:
    if not listing.select:
        return ""
    name = words_of(listing.columns[0], value_of(listing.columns[0], row))
    return (
        f'<td role="cell" class="pick"><input type="checkbox" name="selected" value="{escape(row.pk)}"'
        f' aria-label="{escape(name)} auswählen"></td>'
    )


def rows_html(listing: Listing, rows: Iterable[Any]) -> SafeString:
    """All rows of a page; every value is escaped."""
    columns = list(enumerate(listing.columns))
    made = [
        f'<tr role="row">{_pick(listing, row)}{"".join(_cell(column, row, at == 0) for at, column in columns)}</tr>'
        for row in rows
    ]
    return mark_safe("\n".join(made))  # noqa: S308 – every part above is escaped
