"""Small multiples: the same picture for every area, on one scale, so that forms can be compared at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from augenhoehe.ui.drawing.measure import wrapped

from .chart import Chart, Picture, in_table
from .lines import Line
from .pens import INK, LINE, MUTED, PENS, mark, text, ticks, written

WIDTH, HEIGHT = 180, 132
TOP, BOTTOM, LEFT, RIGHT = 44.0, 110.0, 8.0, 8.0
# More panels than this are a table and no picture.
MOST = 48


def small_multiples(
    key: str,
    title: str,
    unit: str,
    periods: tuple[str, ...],
    lines: Sequence[Line],
    *,
    source: str = "",
    notes: tuple[str, ...] = (),
    downloads: tuple[tuple[str, str], ...] = (),
    heading: str = "Gebiet",
) -> Chart:
    """One panel for each line; the table has a row for each."""
    values = [point.value for line in lines for point in line.points if point.value is not None]
    drawn = lines[:MOST] if values else []
    scale = ticks(min(values), max(values)) if values else [0.0, 1.0]
    return Chart(
        key=key,
        title=title,
        alternative=gettext("%(count)s kleine Liniendiagramme in %(unit)s, Skala von %(low)s bis %(high)s. %(table)s")
        % {
            "count": len(drawn),
            "unit": unit,
            "low": written(scale[0]),
            "high": written(scale[-1]),
            "table": in_table(),
        },
        wide=None,
        narrow=None,
        head=(heading, *periods),
        rows=tuple((line.name, tuple(point.shown for point in line.points)) for line in lines),
        source=source,
        notes=notes,
        downloads=downloads,
        panels=tuple((_said(line, periods), _panel(line, periods, scale)) for line in drawn),
    )


def _said(line: Line, periods: tuple[str, ...]) -> str:
    known = [(periods[at], point.shown) for at, point in enumerate(line.points) if point.value is not None]
    if not known:
        return f"{line.name}: {gettext('kein Wert')}"
    return f"{line.name}: {known[0][0]} {known[0][1]}, {known[-1][0]} {known[-1][1]}"


def _panel(line: Line, periods: tuple[str, ...], scale: list[float]) -> Picture:
    low, high = scale[0], scale[-1]
    steps, across = max(len(periods) - 1, 1), WIDTH - LEFT - RIGHT
    spots = [
        (
            LEFT + across * at / steps,
            BOTTOM - (BOTTOM - TOP) * (point.value - low) / (high - low),
            point,
        )
        if point.value is not None
        else None
        for at, point in enumerate(line.points)
    ]
    path, joined = [], False
    for spot in spots:
        if spot:
            path.append(f"{'L' if joined else 'M'}{spot[0]:.1f} {spot[1]:.1f}")
        joined = spot is not None
    colour, _, kind = PENS[0]
    name = wrapped(line.name, WIDTH - 16, 14, bold=True, most=1)
    parts = [
        text(LEFT, 16, name[0] if name else line.name, size=14, bold=True),
        f'<path d="M{LEFT} {BOTTOM}H{WIDTH - RIGHT}" stroke="{INK if low == 0 else LINE}" fill="none"/>',
        f'<path d="{"".join(path)}" stroke="{colour}" stroke-width="2" fill="none"/>',
        text(LEFT, HEIGHT - 6, periods[0], size=12, colour=MUTED),
        text(WIDTH - RIGHT, HEIGHT - 6, periods[-1], size=12, anchor="end", colour=MUTED),
    ]
    known = [spot for spot in spots if spot]
    parts += [mark(kind, x, y, colour, hollow=not point.certain, size=2.5) for x, y, point in known]
    shown = known[-1][2].shown if known else gettext("kein Wert")
    parts.append(text(LEFT, 34, shown, size=13, colour=colour if known else MUTED))
    return Picture(WIDTH, HEIGHT, "".join(parts))
