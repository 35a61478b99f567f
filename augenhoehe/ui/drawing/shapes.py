"""What a drawing consists of, and a pen that mirrors it for right-to-left pages."""

from __future__ import annotations

from dataclasses import field

from augenhoehe.core.values import dataclass
from augenhoehe.ui.path import Station


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. `kind` is title, state, note, wait or aside; anchor start, middle or end."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke. `kind`: done, open, skipped, refused, return or return-open."""

    d: str
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A station: its mark at (x, y) and its lines of text; `box` is what one can click and what gets the focus."""

    station: Station
    x: float
    y: float
    words: tuple[Words, ...]
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Drawing:
    width: float
    height: float = 0
    rtl: bool = False
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)

    def x(self, x: float) -> float:
        """Where x lies on the page: mirrored from right to left."""
        return round(self.width - x if self.rtl else x, 1)

    def line(self, kind: str, *points: tuple[float, float], radius: float = 12) -> None:
        """A stroke through the points, with rounded corners."""
        self.lines.append(Line(self._rounded(list(points), radius), kind))

    def arrow(self, x: float, y: float, toward: str, size: float = 7) -> None:
        """A head at (x, y), pointing down, up, left (towards the beginning) or right."""
        s = size
        offsets = {
            "down": ((-s, -s), (0, 0), (s, -s)),
            "up": ((-s, s), (0, 0), (s, s)),
            "right": ((-s, -s), (0, 0), (-s, s)),
            "left": ((s, -s), (0, 0), (s, s)),
        }[toward]
        steps = " L".join(f"{self.x(x + dx)} {round(y + dy, 1)}" for dx, dy in offsets)
        self.arrows.append(f"M{steps}")

    def text(self, x: float, y: float, text: str, kind: str, anchor: str = "middle") -> Words:
        return Words(self.x(x), round(y, 1), text, kind, anchor)

    def area(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """A box, by its corner at the beginning of the line."""
        return (self.x(x + width) if self.rtl else round(x, 1), round(y, 1), round(width, 1), round(height, 1))

    def _rounded(self, points: list[tuple[float, float]], radius: float) -> str:
        first, *rest = points
        d = f"M{self.x(first[0])} {round(first[1], 1)}"
        for before, corner, after in zip(points, rest, rest[1:], strict=False):
            entry, leaving = _toward(corner, before, radius), _toward(corner, after, radius)
            d += f" L{self.x(entry[0])} {round(entry[1], 1)}"
            d += f" Q{self.x(corner[0])} {round(corner[1], 1)} {self.x(leaving[0])} {round(leaving[1], 1)}"
        last = points[-1]
        return d + f" L{self.x(last[0])} {round(last[1], 1)}"


def _toward(corner: tuple[float, float], other: tuple[float, float], radius: float) -> tuple[float, float]:
    """The point near a corner where its rounding begins."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = max((dx * dx + dy * dy) ** 0.5, 0.001)
    share = min(radius, length / 2) / length
    return corner[0] + dx * share, corner[1] + dy * share
