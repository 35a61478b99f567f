"""The path from left to right: the loop in the middle, the way back above, the political bodies below."""

from __future__ import annotations

from dataclasses import replace

from augenhoehe.ui.path import Path, Station

from .measure import SMALL, TITLE, width, wrapped
from .shapes import Drawing, Mark, Words

WIDTH = 1152.0
RADIUS = 15.0
BACK_Y, LOOP_Y = 34.0, 92.0
FIRST_BASELINE = 42.0
MOST_PER_COLUMN = 230.0
PADDING = 10.0


def wide(path: Path, *, rtl: bool = False) -> Drawing:
    """A drawing about as wide as a page of text and tables."""
    count = max(len(path.stations), 1)
    column = min(WIDTH / count, MOST_PER_COLUMN)
    drawing = Drawing(width=round(column * count, 1), rtl=rtl)
    centres = [column * (at + 0.5) for at in range(count)]
    _edges(drawing, path.stations, centres, LOOP_Y)
    bottom = _stations(drawing, path.stations, centres, LOOP_Y, column)
    if len(path.stations) > 1:
        _way_back(drawing, path, centres)
    if path.branch and len(path.stations) > 1:
        bottom = _branch(drawing, path, column, bottom)
    drawing.height = round(bottom + 8)
    return drawing


def edge_kind(before: Station, after: Station) -> str:
    """A stretch is walked when both ends are reached; a needless station is passed in dots."""
    if "skipped" in (before.state, after.state):
        return "skipped"
    reached = after.state in ("done", "now", "refused")
    return "done" if before.state == "done" and reached else "open"


def _edges(drawing: Drawing, stations: tuple[Station, ...], centres: list[float], y: float) -> None:
    for (before, x1), (after, x2) in zip(
        zip(stations, centres, strict=True), list(zip(stations, centres, strict=True))[1:], strict=False
    ):
        drawing.line(edge_kind(before, after), (x1 + RADIUS + 5, y), (x2 - RADIUS - 5, y))
        if before.waiting_words:
            drawing.words.append(drawing.text((x1 + x2) / 2, y - 10, before.waiting_words, _wait_kind(before)))


def _wait_kind(station: Station) -> str:
    return "wait-now" if station.state == "now" else "wait"


def _stations(drawing: Drawing, stations: tuple[Station, ...], centres: list[float], y: float, column: float) -> float:
    """Draw marks with their words; gives the lowest point."""
    lowest = y
    for station, x in zip(stations, centres, strict=True):
        words = _words(drawing, station, x, y, column - 2 * PADDING)
        bottom = words[-1].y + 10
        box = drawing.area(x - column / 2 + 3, y - RADIUS - 9, column - 6, bottom - y + RADIUS + 12)
        drawing.marks.append(Mark(station, drawing.x(x), y, tuple(words), box))
        lowest = max(lowest, bottom)
    return lowest


def _words(drawing: Drawing, station: Station, x: float, y: float, room: float) -> list[Words]:
    lines = [(text, "title", 21.0) for text in wrapped(station.title, room, TITLE, bold=True)]
    lines += [(text, "state", 19.0) for text in wrapped(station.state_words, room, SMALL)]
    lines += [(text, "note", 19.0) for text in wrapped(station.note, room, SMALL)]
    words, baseline = [], y + FIRST_BASELINE
    for at, (text, kind, step) in enumerate(lines):
        baseline += step if at else 0
        words.append(drawing.text(x, baseline, text, kind))
    return words


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


def _branch(drawing: Drawing, path: Path, column: float, bottom: float) -> float:
    """Down from the loop in a gap between columns, along the bodies, and up again in a later gap."""
    leaving = column * (path.branch_index + 1)
    room = min(column, 200.0)
    begin = min(leaving + room * 0.5, max(drawing.width - room * (len(path.branch) + 0.25), room * 0.75))
    centres = [begin + room * (at + 0.4) for at in range(len(path.branch))]
    y = bottom + 58
    entry = _entry_points(leaving, centres[0], bottom, y)
    drawing.line("done" if path.branch[0].state != "todo" else "open", *entry)
    _edges(drawing, path.branch, centres, y)
    lowest = _stations(drawing, path.branch, centres, y, room)
    _rejoin(drawing, path, column, centres[-1], y)
    anchor_x = centres[0] - RADIUS - 8
    drawing.words.append(drawing.text(anchor_x - 4, y - 10, path.branch_words, "aside", "end"))
    if width(path.branch_words, SMALL) > anchor_x:
        drawing.words[-1] = replace(drawing.words[-1], x=drawing.x(centres[0]), y=round(y - 26, 1), anchor="start")
    return lowest


def _entry_points(leaving: float, first: float, bottom: float, y: float) -> list[tuple[float, float]]:
    if first - RADIUS - 20 > leaving:
        return [(leaving, LOOP_Y + 3), (leaving, y), (first - RADIUS - 5, y)]
    turn = bottom + 14
    return [(leaving, LOOP_Y + 3), (leaving, turn), (first - 50, turn), (first - 50, y), (first - RADIUS - 5, y)]


def _rejoin(drawing: Drawing, path: Path, column: float, last: float, y: float) -> None:
    """Up in the next gap behind the last body; at the end of the page into the last station."""
    gaps = [column * at for at in range(1, len(path.stations)) if column * at > last + RADIUS + 20]
    kind = "done" if path.branch[-1].state == "done" else "open"
    if gaps:
        drawing.line(kind, (last + RADIUS + 5, y), (gaps[0], y), (gaps[0], LOOP_Y + 10))
        drawing.arrow(gaps[0], LOOP_Y + 7, "up", size=6)
        return
    edge, target = drawing.width - 5, column * (len(path.stations) - 0.5) + RADIUS + 6
    drawing.line(kind, (last + RADIUS + 5, y), (edge, y), (edge, LOOP_Y), (target + 3, LOOP_Y))
    drawing.arrow(target, LOOP_Y, "left", size=6)
