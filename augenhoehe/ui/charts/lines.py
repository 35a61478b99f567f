"""A time series: lines with direct labels. They stop where nothing is known, and break where counting changed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext

from augenhoehe.core.values import dataclass
from augenhoehe.ui.drawing.measure import width as width_of
from augenhoehe.ui.drawing.measure import wrapped

from .chart import NARROW, WIDE, Chart, Picture, Row, in_table
from .pens import INK, LINE, MUTED, PENS, mark, text, ticks, written

LABEL = 15


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a line: what is drawn (None: nothing is known), what the table says, and whether it is certain."""

    value: float | None
    shown: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a point for each period. A line of its own for each drawing of an area: they are never joined."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """What a time series shows. `breaks`: (place of the period, words) from where on it is counted differently."""

    key: str
    title: str
    unit: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    source: str = ""
    notes: tuple[str, ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()
    target: tuple[float, str] | None = None
    downloads: tuple[tuple[str, str], ...] = ()
    heading: str = "Zeitraum"


def time_series(of: TimeSeries) -> Chart:
    rows: tuple[Row, ...] = tuple(
        (period, tuple(line.points[at].shown for line in of.lines)) for at, period in enumerate(of.periods)
    )
    drawn = any(point.value is not None for line in of.lines for point in line.points)
    notes = tuple(f"{of.periods[at]}: {words}" for at, words in of.breaks) + of.notes
    return Chart(
        key=of.key,
        title=of.title,
        alternative=_alternative(of),
        wide=_Drawing(of, WIDE, 320).picture() if drawn else None,
        narrow=_Drawing(of, NARROW, 300).picture() if drawn else None,
        head=(of.heading, *(line.name for line in of.lines)),
        rows=rows,
        source=of.source,
        notes=notes,
        downloads=of.downloads,
    )


def _alternative(of: TimeSeries) -> str:
    """The picture in a sentence or two; all numbers stand in the table."""
    said = []
    for line in of.lines:
        known = [(of.periods[at], point) for at, point in enumerate(line.points) if point.value is not None]
        if known:
            (first, one), (last, other) = known[0], known[-1]
            missing = len(line.points) - len(known)
            gaps = ", " + gettext("Zeiträume ohne Wert: %(count)s") % {"count": missing} if missing else ""
            said.append(f"{line.name}: {first} {one.shown}, {last} {other.shown}{gaps}")
    words = {"unit": of.unit, "said": "; ".join(said), "table": in_table()}
    return gettext("Liniendiagramm in %(unit)s. %(said)s. %(table)s") % words


class _Drawing:
    """One layout of a time series."""

    def __init__(self, of: TimeSeries, width: int, height: int) -> None:
        self.of, self.width, self.height = of, width, height
        values = [point.value for line in of.lines for point in line.points if point.value is not None]
        values += [of.target[0]] if of.target else []
        self.ticks = ticks(min(values), max(values))
        self.small = width < WIDE
        self.left = max(width_of(written(one), 13) for one in self.ticks) + 10
        # On a phone the names stand above the picture, beside it there is no room.
        self.right = 12.0 if self.small else 190.0
        self.top = 30.0 + (20.0 * len(of.lines) + 16.0 if self.small else 0.0)
        self.bottom = height - 30.0

    def x(self, at: int) -> float:
        steps = max(len(self.of.periods) - 1, 1)
        return self.left + 8 + (self.width - self.left - self.right - 16) * (at / steps)

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (self.bottom - self.top) * (value - low) / (high - low)

    def picture(self) -> Picture:
        parts = [*self._frame(), *self._breaks(), *self._target()]
        for place, line in enumerate(self.of.lines):
            parts += self._line(line, PENS[place % len(PENS)])
        return Picture(self.width, self.height, "".join([*parts, *self._names()]))

    def _frame(self) -> list[str]:
        end = self.width - self.right
        parts = [text(0, 14, self.of.unit, size=13, colour=MUTED)]
        for one in self.ticks:
            y = self.y(one)
            colour = INK if one == 0 else LINE
            parts.append(f'<path d="M{self.left:.0f} {y:.1f}H{end:.0f}" stroke="{colour}" fill="none"/>')
            parts.append(text(self.left - 6, y + 4, written(one), size=13, anchor="end", colour=MUTED))
        return [*parts, *self._periods()]

    def _periods(self) -> list[str]:
        """As many periods as fit, the first and the last always."""
        names = self.of.periods
        room = (self.width - self.left - self.right) / max(max(width_of(one, 13) for one in names) + 14, 1)
        step = max(-(-len(names) // max(int(room), 1)), 1)
        last = len(names) - 1
        shown = [at for at in range(0, last + 1, step) if last - at >= step or at == last] + [last]
        return [
            text(
                self.x(at), self.bottom + 20, names[at], size=13, colour=MUTED,
                anchor="end" if self.small and last and at == last else "middle",
            )
            for at in sorted(set(shown))
        ]  # fmt: skip

    def _breaks(self) -> list[str]:
        parts = []
        for at, words in self.of.breaks:
            x = (self.x(at) + self.x(at - 1)) / 2 if at else self.x(at)
            parts.append(
                f'<path d="M{x:.1f} {self.top:.0f}V{self.bottom:.0f}" stroke="{MUTED}" stroke-dasharray="3 3" '
                f'fill="none"><title>{escape(words)}</title></path>'
            )
            parts.append(text(x + 4, self.top + 10, gettext("neu"), size=12, colour=MUTED))
        return parts

    def _target(self) -> list[str]:
        if not self.of.target:
            return []
        value, words = self.of.target
        y = self.y(value)
        line = f'<path d="M{self.left:.0f} {y:.1f}H{self.width - self.right:.0f}" stroke="{INK}" stroke-dasharray="1 5"'
        return [
            f'{line} stroke-width="2" stroke-linecap="round" fill="none"/>',
            text(self.left + 4, y - 6, words, size=13),
        ]

    def _line(self, line: Line, pen: tuple[str, str, str]) -> list[str]:
        """Pieces between gaps and breaks; what is estimated or provisional has hollow marks."""
        colour, dash, kind = pen
        starts = {at for at, _ in self.of.breaks}
        path, marks, joined = [], [], False
        for at, point in enumerate(line.points):
            if point.value is None:
                joined = False
                continue
            x, y = self.x(at), self.y(point.value)
            path.append(f"{'L' if joined and at not in starts else 'M'}{x:.1f} {y:.1f}")
            marks.append(mark(kind, x, y, colour, hollow=not point.certain))
            joined = True
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        stroke = f'<path d="{"".join(path)}" stroke="{colour}" stroke-width="2.5"{dashed} fill="none"/>'
        return [stroke, *marks]

    def _names(self) -> list[str]:
        """Each line named where it ends, pushed apart where they would cover each other."""
        ends = []
        for place, line in enumerate(self.of.lines):
            known = [(at, point) for at, point in enumerate(line.points) if point.value is not None]
            if known:
                at, point = known[-1]
                ends.append((self.y(point.value or 0.0), self.x(at), place, line.name, point.shown))
        if self.small:
            return [
                part for at, (_, _, place, name, shown) in enumerate(ends) for part in self._key(at, place, name, shown)
            ]
        parts, lowest = [], -1e9
        for y, _, place, name, shown in sorted(ends):
            lines = wrapped(name, self.right - 20, LABEL, most=2)
            down = max(y + 5, lowest)
            colour = PENS[place % len(PENS)][0]
            parts.append(text(self.width - self.right + 12, down, shown, size=LABEL, bold=True, colour=colour))
            parts += [
                text(self.width - self.right + 12, down + 17 * (place_ + 1), line, size=13, colour=colour)
                for place_, line in enumerate(lines)
            ]
            lowest = down + 17 * (len(lines) + 1) + 3
        return parts

    def _key(self, at: int, place: int, name: str, shown: str) -> list[str]:
        colour, dash, kind = PENS[place % len(PENS)]
        y = 34 + 20 * at
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        words = wrapped(f"{name}: {shown}", self.width - 40, 14, most=1)
        return [
            f'<path d="M0 {y - 5}H26" stroke="{colour}" stroke-width="2.5"{dashed} fill="none"/>',
            mark(kind, 13, y - 5, colour),
            text(34, y, words[0] if words else name, size=14, colour=colour),
        ]


def aligned(values: Sequence[tuple[str, Point]], periods: Sequence[str], missing: str) -> tuple[Point, ...]:
    """A point for each period; where there is none, the word for what is missing."""
    known = dict(values)
    return tuple(known.get(period, Point(None, missing)) for period in periods)


__all__ = ["Line", "Point", "TimeSeries", "aligned", "time_series"]
