"""Numbers beside the dots of the map: none covers another, a dot, or the name of a town, on a phone either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from augenhoehe.core.values import dataclass

# Units of the picture, for the letters of a phone (static/ui: .outline.dots); a desk has smaller ones.
LETTER, LINE, TOWN_LETTER, RADIUS = 14, 26, 13.5, 11
# Where the name of a town stands below its middle.
TOWN_BELOW = 34
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A dot, and where its text stands (middle of the baseline); without a place the text is left out."""

    x: int
    y: int
    text: str
    at: tuple[int, int] | None


def placed(
    dots: Sequence[tuple[int, int, str]], towns: Iterable[tuple[int, int, str]], *, width: int, height: int
) -> list[Label]:
    """Above if there is room, else below, right or left; nowhere when all that is taken."""
    taken = [_box(x, y + TOWN_BELOW, len(name) * TOWN_LETTER) for x, y, name in towns]
    taken += [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, _ in dots]
    found = []
    for x, y, text in dots:
        at = _free(x, y, len(text) * LETTER, taken, (0, 0, width, height))
        if at is not None:
            taken.append(_box(*at, len(text) * LETTER))
        found.append(Label(x, y, text, at))
    return found


def _free(x: int, y: int, wide: float, taken: list[Box], frame: Box) -> tuple[int, int] | None:
    aside = round(RADIUS + 4 + wide / 2)
    for at in ((x, y - 18), (x, y + 33), (x + aside, y + 8), (x - aside, y + 8)):
        box = _box(*at, wide)
        within = frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
        if within and not any(_meet(box, other) for other in taken):
            return at
    return None


def _box(x: float, baseline: float, wide: float) -> Box:
    return x - wide / 2, baseline - LINE * 0.78, x + wide / 2, baseline + LINE * 0.22


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
