"""Rows as markup and as plain values. One loop, no template per cell: rendering is the dearest part of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape, unescape
from typing import Any

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from augenhoehe.core import numbers
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.words import long_day, long_moment

from .listing import Column, Listing

# Up to this length „V-2026-014“ and the like stay on one line.
WHOLE = 16


@lru_cache(maxsize=512)
def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.replace("__", ".").split("."))


def value_of(column: Column, row: Any) -> Any:
    """The value of a cell; a gap anywhere on the path is None."""
    if not isinstance(column.value, str):
        return column.value(row)
    found = row
    for part in _parts(column.value):
        found = found.get(part) if isinstance(found, dict) else getattr(found, part, None)
        if found is None:
            return None
    return found() if callable(found) and not isinstance(found, Promise) else found


def words_of(column: Column, value: Any) -> str:
    """The value as people read it, not yet escaped."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return long_day(value) if column.kind == "date" else long_moment(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nein")
    if isinstance(value, int | float | Decimal):
        return numbers.number(value)
    return str(value)


def _shown(column: Column, row: Any) -> str:
    """The content of a cell, escaped, with its link."""
    value = value_of(column, row)
    shown = str(value) if isinstance(value, SafeString) else escape(words_of(column, value))
    if shown and (column.kind == "status" or isinstance(value, StatusTag)):
        shown = f'<span class="status" data-kind="{escape(getattr(value, "kind", "neutral"))}">{shown}</span>'
    elif "-" in shown and len(shown) <= WHOLE and " " not in shown:
        shown = f'<span class="whole">{shown}</span>'
    url = column.url(row) if column.url else ""
    return f'<a href="{escape(url)}">{shown}</a>' if url else shown


def _writer(column: Column, first: bool) -> Callable[[Any], str]:
    """Writes the cells of one column; what is the same for all rows is made once."""
    css = "number" if column.is_number else "day" if column.kind == "date" else ""
    tag = 'th scope="row" role="rowheader"' if first else f'td role="cell" data-label="{escape(str(column.label))}"'
    opening = f'<{tag} class="{css}">' if css else f"<{tag}>"
    empty, closing = f'<{tag} class="nothing">', f"</{tag[:2]}>"

    def write(row: Any) -> str:
        shown = _shown(column, row)
        return f"{opening if shown else empty}{shown}{closing}"

    return write


def _pick(listing: Listing, row: Any) -> str:
    value = value_of(listing.columns[0], row)
    name = _bare(value) if isinstance(value, SafeString) else escape(words_of(listing.columns[0], value))
    return (
        f'<td role="cell" class="pick"><input type="checkbox" name="selected" value="{escape(str(row.pk))}"'
        f' aria-label="{name} auswählen"></td>'
    )


def _bare(markup: str) -> str:
    """Finished markup without its tags, still escaped. Looking for tags is dear, and most cells have marks only."""
    text = markup.replace("<mark>", "").replace("</mark>", "")
    return escape(unescape(strip_tags(text))) if "<" in text else text


def rows_html(listing: Listing, rows: Iterable[Any]) -> SafeString:
    """All rows of a page; every value is escaped."""
    writers = [_writer(column, at == 0) for at, column in enumerate(listing.columns)]
    if listing.select:
        writers.insert(0, lambda row: _pick(listing, row))
    made = [f'<tr role="row">{"".join([write(row) for write in writers])}</tr>' for row in rows]
    return mark_safe("\n".join(made))  # noqa: S308 – every part above is escaped
