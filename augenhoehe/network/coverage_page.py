"""„Wen erreichen wir?“ as it is shown: drawn once for all who keep the same towns, until somebody does something.

Rows are written by one loop each; a table of fields and towns has hundreds of cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from augenhoehe.core.addresses import by_id
from augenhoehe.core.contributions import ask
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.kept import kept_part
from augenhoehe.network.queries.coverage import coverage_for
from augenhoehe.network.queries.reached import LONG, towns_kept

# Of the hour nothing depends, only of the day.
KEPT_SECONDS = 3600
_HAVE = (
    ("Organisationen", "organisations"), ("davon erreicht", "reached"), ("Angebote", "offers"),
    ("Räume und Hilfe", "shared"), ("offene Bedarfe", "needs"), ("Kooperationen", "cooperations"),
)  # fmt: skip


def kept_sections(actor: Actor, day: date) -> SafeString:
    """Counted and drawn anew as soon as somebody did something; while somebody is writing, nothing is kept."""
    towns = towns_kept(actor)
    whose = "everywhere" if towns is None else " ".join(sorted(map(str, towns)))
    return kept_part(f"network.coverage {whose}", lambda: sections(actor, day), seconds=KEPT_SECONDS)


def sections(actor: Actor, day: date) -> SafeString:
    """What the page says of the entries that the actor keeps."""
    found = coverage_for(actor, day)
    rows = {
        "missing": [_missing(one.name, by_id("organisations_inside:organisation", one.pk), one.town)
                    for one in found.missing],
        "towns": [_row(one.name, [_cell(label, number(getattr(one, name))) for label, name in _HAVE])
                  for one in found.lines],
        "fields": [_row(label, [_gap(cell.town, cell.count) for cell in cells]) for label, cells in found.matrix],
        "communities": [
            _row(one.name, [_cell("Organisationen", number(one.organisations)), _gap("davon erreicht", one.reached)])
            for one in found.communities
        ],
    }  # fmt: skip
    context = {
        "found": found,
        "rows": {name: mark_safe("".join(lines)) for name, lines in rows.items()},  # noqa: S308 – all is escaped below
        # Who came for the first time, events will tell (S3-6); until then nobody claims to know.
        "first_times": ask("attendance.first_times", day - LONG, day),
    }
    return render_to_string("network/coverage_counted.html", context)


def _missing(name: str, url: str, town: str) -> str:
    return f'<li><a href="{escape(url)}">{escape(name)}</a>{f", {escape(town)}" if town else ""}</li>'


def _row(name: str, cells: Iterable[str]) -> str:
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(name)}</th>{"".join(cells)}</tr>'


def _cell(label: str, words: str, more: str = "") -> str:
    return f'<td role="cell" class="number{more}" data-label="{escape(label)}">{escape(words)}</td>'


def _gap(label: str, many: int) -> str:
    """Zero is a question to us (S3-27)."""
    return _cell(label, number(many)) if many else _cell(label, "niemand", " gap")
