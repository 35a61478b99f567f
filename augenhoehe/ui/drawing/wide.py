"""The path from left to right: the loop in the middle, the way back above, the political bodies below."""

from __future__ import annotations

from itertools import pairwise

from augenhoehe.ui.path import Path, Station

from .measure import SMALL, TITLE, width, wrapped
from .shapes import Drawing, Mark, Words

WIDTH = 1152.0
RADIUS = 15.0
BACK_Y, LOOP_Y = 34.0, 92.0
FIRST_BASELINE = 42.0
MOST_PER_COLUMN = 230.0
LEAST_PER_BODY = 130.0
PADDING = 6.0


def wide(path: Path, *, rtl: bool = False) -> Drawing:
    """A drawing about as wide as a page of text and tables."""
    count = max(len(path.stations), 1)
    column = min(WIDTH / count, MOST_PER_COLUMN)
    gap = column * (path.branch_index + 1)
    room = min(max((column * count - gap) / max(len(path.branch), 1), LEAST_PER_BODY), column, 200.0)
    drawing = Drawing(width=round(max(column * count, gap + room * len(path.branch)), 1), rtl=rtl)
    centres = [column * (at + 0.5) for at in range(count)]
    draw_edges(drawing, path.stations, centres, LOOP_Y, detour=path.branch_index if path.branch else None)
    bottom = draw_stations(drawing, path.stations, centres, LOOP_Y, column)
    if count > 1:
        _way_back(drawing, path, centres)
    if count > 1 and path.branch:
        bottom = _branch(drawing, path, gap, room, bottom)
    drawing.height = round(bottom + 8)
    return drawing


def edge_kind(before: Station, after: Station) -> str:
    """A stretch is walked when both ends are reached; a needless station is passed in dots."""
    if "skipped" in (before.state, after.state):
        return "skipped"
    reached = after.state in ("done", "now", "refused")
    return "done" if before.state == "done" and reached else "open"


def draw_edges(
    drawing: Drawing, stations: tuple[Station, ...], centres: list[float], y: float, detour: int | None = None
) -> None:
    """Stretches between stations; where the way goes through the bodies, only dots."""
    for at, (before, after) in enumerate(pairwise(stations)):
        x1, x2 = centres[at], centres[at + 1]
        kind = "skipped" if at == detour else edge_kind(before, after)
        drawing.line(kind, (x1 + RADIUS + 5, y), (x2 - RADIUS - 5, y))


def wait_kind(station: Station) -> str:
    return "wait-now" if station.state == "now" else "wait"


def draw_stations(
    drawing: Drawing, stations: tuple[Station, ...], centres: list[float], y: float, column: float
) -> float:
    """Draw marks with their words, the days waited on the stretch behind them; gives the lowest point."""
    lowest = y
    for at, (station, x) in enumerate(zip(stations, centres, strict=True)):
        last = at == len(stations) - 1
        words = _words(drawing, station, x, y, column - 2 * PADDING, wait=last)
        bottom = words[-1].y + 10
        if station.waiting_words and not last:
            middle = (x + centres[at + 1]) / 2
            words.append(drawing.text(middle, y - 10, station.waiting_words, wait_kind(station)))
        box = drawing.area(x - column / 2 + 3, y - RADIUS - 9, column - 6, bottom - y + RADIUS + 12)
        drawing.marks.append(Mark(station, drawing.x(x), y, tuple(words), box))
        lowest = max(lowest, bottom)
    return lowest


def _words(drawing: Drawing, station: Station, x: float, y: float, room: float, *, wait: bool) -> list[Words]:
    """Lines under a mark; the last station has no stretch behind it and says there how long it waits."""
    words, baseline = [], y + FIRST_BASELINE
    for at, (text, kind, step) in enumerate(lines_of(station, room, wait=wait)):
        baseline += step if at else 0
        words.append(drawing.text(x, baseline, text, kind))
    return words


def lines_of(station: Station, room: float, *, wait: bool, most: int = 4) -> list[tuple[str, str, float]]:
    """(text, kind, line height) of a station's title, state, note and, if wanted, its waiting."""
    lines = [(text, "title", 21.0) for text in wrapped(station.title, room, TITLE, bold=True)]
    lines += [(text, "state", 19.0) for text in wrapped(station.state_words, room, SMALL)]
    lines += [(text, "note", 19.0) for text in wrapped(station.note, room, SMALL, most=most)]
    if wait:
        lines += [(text, wait_kind(station), 19.0) for text in wrapped(station.waiting_words, room, SMALL)]
    return lines


def _way_back(drawing: Drawing, path: Path, centres: list[float]) -> None:
    """The answer goes back to the person with whom it began."""
    first, last = centres[0], centres[-1]
    kind = "return" if path.returns else "return-open"
    label = path.return_words if last - first > 620 else path.short_return_words
    middle, room = (first + last) / 2, width(label, SMALL) / 2 + 14
    top = LOOP_Y - RADIUS - 8
    drawing.line(kind, (last, top), (last, BACK_Y), (middle + room, BACK_Y), radius=16)
    drawing.line(kind, (middle - room, BACK_Y), (first, BACK_Y), (first, top - 2), radius=16)
    drawing.arrow(first, top, "down")
    drawing.words.append(drawing.text(middle, BACK_Y + 5, label, "back" if path.returns else "back-open"))


def _branch(drawing: Drawing, path: Path, gap: float, room: float, bottom: float) -> float:
    """Down in the gap after the station that forwarded it, along the bodies, and up again in the same gap."""
    centres = [gap + room * (at + 0.5) for at in range(len(path.branch))]
    channel, y = bottom + 18, bottom + 62
    down, up = gap - 9, gap + 9
    kind = "open" if path.branch[0].state == "todo" else "done"
    drawing.line(kind, (down, LOOP_Y + 5), (down, y), (centres[0] - RADIUS - 5, y))
    draw_edges(drawing, path.branch, centres, y)
    lowest = draw_stations(drawing, path.branch, centres, y, room)
    edge = centres[-1] + room / 2 - 6
    kind = "done" if path.branch[-1].state == "done" else "open"
    drawing.line(kind, (centres[-1] + RADIUS + 5, y), (edge, y), (edge, channel), (up, channel), (up, LOOP_Y + 9))
    drawing.arrow(up, LOOP_Y + 6, "up", size=5)
    lines = wrapped(path.branch_words, min(gap - 34, 230), SMALL)
    for at, text in enumerate(lines):
        drawing.words.append(drawing.text(down - 14, y + 5 + 19 * (at - (len(lines) - 1) / 2), text, "aside", "end"))
    return lowest
