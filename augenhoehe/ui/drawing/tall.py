"""The path from top to bottom, for narrow screens and paper: the way back runs up along the edge."""

from __future__ import annotations

from augenhoehe.ui.path import Path, Station

from .measure import SMALL, wrapped
from .shapes import Drawing, Mark, Words
from .wide import RADIUS, edge_kind, lines_of

WIDTH = 352.0
BACK_X, LOOP_X, BRANCH_X = 7.0, 40.0, 84.0
GAP = 34.0


def tall(path: Path, *, rtl: bool = False) -> Drawing:
    """A drawing as wide as a telephone."""
    drawing = Drawing(width=WIDTH, rtl=rtl)
    y, before = 30.0, None
    for at, station in enumerate(path.stations):
        if before is not None:
            y = _edge(drawing, path, at, before, station, y)
        before = (station, y)
        y = _station(drawing, station, LOOP_X, y)
    if len(path.stations) > 1 and before is not None:
        y = _way_back(drawing, path, before[1], y)
    drawing.height = round(y + 6)
    return drawing


def _edge(
    drawing: Drawing, path: Path, at: int, before: tuple[Station, float], station: Station, bottom: float
) -> float:
    """The stretch down to the next station, with the branch beside it; gives the next station's place."""
    passed, start = before
    if path.branch and at == path.branch_index + 1:
        bottom = _branch(drawing, path, bottom)
    y = bottom + GAP
    kind = "skipped" if path.branch and at == path.branch_index + 1 else edge_kind(passed, station)
    drawing.line(kind, (LOOP_X, start + RADIUS + 5), (LOOP_X, y - RADIUS - 5))
    return y


def _branch(drawing: Drawing, path: Path, top: float) -> float:
    leaving = top + 12
    lines = wrapped(path.branch_words, WIDTH - BRANCH_X - 32, SMALL)
    for at, text in enumerate(lines):
        drawing.words.append(drawing.text(BRANCH_X + 28, leaving + 5 + 19 * at, text, "aside", "start"))
    y, before = leaving + 21 + 19 * len(lines), None
    for station in path.branch:
        if before is None:
            kind = "done" if station.state != "todo" else "open"
            drawing.line(kind, (LOOP_X + 3, leaving), (BRANCH_X, leaving), (BRANCH_X, y - RADIUS - 5))
        else:
            y += GAP
            drawing.line(edge_kind(before[0], station), (BRANCH_X, before[1] + RADIUS + 5), (BRANCH_X, y - RADIUS - 5))
        before = (station, y)
        y = _station(drawing, station, BRANCH_X, y)
    if before is not None:
        kind = "done" if before[0].state == "done" else "open"
        drawing.line(kind, (BRANCH_X, before[1] + RADIUS + 5), (BRANCH_X, y + 14), (LOOP_X + 10, y + 14))
        drawing.arrow(LOOP_X + 7, y + 14, "left", size=6)
    return y + 14


def _station(drawing: Drawing, station: Station, x: float, y: float) -> float:
    """Draw one station; gives its lowest point."""
    words: list[Words] = []
    baseline = y + 6
    for at, (text, kind, step) in enumerate(lines_of(station, WIDTH - x - 32, wait=True, most=5)):
        baseline += step if at else 0
        words.append(drawing.text(x + 28, baseline, text, kind, "start"))
    bottom = max(baseline + 8, y + RADIUS)
    box = drawing.area(x - RADIUS - 5, y - RADIUS - 6, WIDTH - x + RADIUS, bottom - y + RADIUS + 10)
    drawing.marks.append(Mark(station, drawing.x(x), round(y, 1), tuple(words), box))
    return bottom


def _way_back(drawing: Drawing, path: Path, last: float, bottom: float) -> float:
    first = 30.0
    kind = "return" if path.returns else "return-open"
    drawing.line(kind, (LOOP_X - RADIUS - 5, last), (BACK_X, last), (BACK_X, first), (LOOP_X - RADIUS - 9, first))
    drawing.arrow(LOOP_X - RADIUS - 6, first, "right")
    lines = wrapped(path.return_words, WIDTH - LOOP_X - 30, SMALL)
    for at, text in enumerate(lines):
        words = drawing.text(LOOP_X + 28, bottom + 22 + 19 * at, text, "back" if path.returns else "back-open", "start")
        drawing.words.append(words)
    return bottom + 22 + 19 * len(lines)
