"""The measures of a concept on a line of time, drawn on the server; the table beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from augenhoehe.core.clock import day_of
from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass
from augenhoehe.ui.words import long_day

from .models import ImplementationMarker
from .queries import Branch
from .queries.measures import MarkerView, MeasureRow

WIDTH, LABEL, LINE, HEAD = 1000, 330, 34, 46
# A measure without any date still gets a bar that can be seen.
SHORTEST = timedelta(days=14)
LONGEST_LABEL = 40
_S = ImplementationMarker.State


@dataclass(frozen=True, slots=True)
class Bar:
    """A measure from its beginning to its last date."""

    row: MeasureRow
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Group:
    """A field of action with its bars."""

    title: str
    bars: tuple[Bar, ...]


def rows_of(branches: Sequence[Branch], day: date) -> list[Group]:
    """Fields that have measures, in order; of each measure when it began and when its last marker is due."""
    return [
        Group(branch.action_field.title, tuple(_bar(row) for row in branch.rows)) for branch in branches if branch.rows
    ]


def _bar(row: MeasureRow) -> Bar:
    measure = row.measure
    start = measure.starts_on or day_of(measure.created_at)
    days = [view.marker.due for view in row.markers] + [view.marker.first_due for view in row.markers]
    start = min([start, *days])
    end = measure.ended_on or max([*days, start + SHORTEST])
    return Bar(row, start, max(end, start + SHORTEST, *days))


def drawn(groups: Sequence[Group], day: date, *, title: str) -> SafeString | None:
    """Months above, a line for today, bars with their markers: shape and fill tell the state, never colour alone."""
    bars = [bar for group in groups for bar in group.bars]
    if not bars:
        return None
    first = min(bar.start for bar in bars).replace(day=1)
    last = max(max(bar.end for bar in bars), day) + timedelta(days=20)
    scale = _Scale(first, (last - first).days)
    parts, y = [_years(scale)], HEAD
    for group in groups:
        parts.append(format_html('<text class="group" x="0" y="{}">{}</text>', y + 20, group.title))
        y += LINE
        for bar in group.bars:
            parts.append(_drawn_bar(bar, scale, y))
            y += LINE
    parts.append(_today(scale, day, y))
    return format_html(
        '<svg class="timeline" viewBox="0 0 {} {}" role="img" aria-labelledby="zeitplan-titel zeitplan-text">'
        '<title id="zeitplan-titel">{}</title><desc id="zeitplan-text">{}</desc><g aria-hidden="true">{}</g></svg>',
        WIDTH, y + 14, title, "Dieselben Tage stehen in der Tabelle darunter.",
        format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    days: int

    def x(self, day: date) -> float:
        return round(LABEL + (WIDTH - LABEL - 16) * (day - self.first).days / max(self.days, 1), 1)


def _years(scale: _Scale) -> SafeString:
    """A line at each quarter, the year at its first one; of long times only the years."""
    marks = []
    day = scale.first
    while (day - scale.first).days <= scale.days:
        if day.month == 1 or (scale.days < 1000 and day.month in (4, 7, 10)):
            word = str(day.year) if day.month == 1 else f"{(day.month + 2) // 3}. Quartal"
            marks.append((scale.x(day), scale.x(day), HEAD - 18, scale.x(day) + 4, word))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return format_html_join(
        "", '<line class="grid" x1="{}" x2="{}" y1="{}" y2="100%"/><text class="scale" x="{}" y="22">{}</text>', marks
    )


def _drawn_bar(bar: Bar, scale: _Scale, y: int) -> SafeString:
    measure = bar.row.measure
    start, end = scale.x(bar.start), scale.x(bar.end)
    marks = format_html_join("", "{}", ((_mark(view, scale, y + 12),) for view in bar.row.markers))
    return format_html(
        '<text class="name" x="12" y="{}">{}</text><rect class="bar {}" x="{}" y="{}" width="{}" height="8" rx="2"/>{}',
        y + 17, shorten(measure.title, LONGEST_LABEL), measure.state, start, y + 8, round(end - start, 1), marks,
    )  # fmt: skip


def _mark(view: MarkerView, scale: _Scale, y: int) -> SafeString:
    """A diamond at the date; a moved one leaves a hollow circle at its first date and a line between the two."""
    marker = view.marker
    x, said = scale.x(marker.due), f"{marker.criterion}: {view.tag}, bis {long_day(marker.due)}"
    moved = SafeString("")
    if marker.postponed:
        before = scale.x(marker.first_due)
        said = f"{said}, zuerst bis {long_day(marker.first_due)}"
        moved = format_html(
            '<line class="moved" x1="{}" x2="{}" y1="{}" y2="{}"/><circle class="first" cx="{}" cy="{}" r="4"/>',
            before, x, y, y, before, y,
        )  # fmt: skip
    shape = format_html(
        '<path class="mark {}" d="M{} {}l7 7l-7 7l-7 -7z"><title>{}</title></path>', _look(view), x, y - 7, said
    )
    return format_html("{}{}", moved, shape)


def _look(view: MarkerView) -> str:
    """Full: reached. Half: in part. Crossed out: missed or dropped. Hollow: still to come."""
    if view.marker.state == _S.REACHED:
        return "reached"
    if view.marker.state == _S.PARTLY:
        return "partly"
    return "off" if view.marker.state in (_S.MISSED, _S.DROPPED) else "open"


def _today(scale: _Scale, day: date, bottom: int) -> SafeString:
    x = scale.x(day)
    return format_html(
        '<line class="today" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="today" x="{}" y="40">heute</text>',
        x, x, HEAD - 4, bottom, x + 4,
    )  # fmt: skip
