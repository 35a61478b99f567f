"""The numbers of the towns on the outline map of the district; the table beside says the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from augenhoehe.organisations.queries.numbers import Numbers
from augenhoehe.places.outline import Outline
from augenhoehe.places.queries import served_map

# A circle's radius in units of the picture, for the smallest and the largest number: its area tells the number.
SMALLEST, LARGEST = 14, 34
# So far below the edge of its circle the name of a town stands, in the same units.
BELOW = 24


def map_of(found: Numbers, day: date) -> dict[str, Any] | None:
    """How many organisations sit in each town."""
    return map_of_towns(dict(found.towns), day)


def map_of_towns(counts: Mapping[str, int], day: date) -> dict[str, Any] | None:
    """The outline and a circle for each town with a number; nothing where no boundary is known."""
    outline: Outline | None = served_map(day).outline
    if outline is None:
        return None
    most = max(counts.values(), default=0)
    marks = [
        {"x": shape.x, "y": shape.y, "label": shape.label, "number": count, "radius": _radius(count, most)}
        for shape in outline.areas
        if (count := counts.get(shape.label, 0))
    ]  # fmt: skip
    names = [
        {"x": shape.x, "y": shape.y + _radius(counts.get(shape.label, 0), most) + BELOW, "label": shape.label}
        for shape in outline.areas
    ]  # fmt: skip
    return {"picture": outline, "marks": marks, "names": names} if marks else None


def _radius(count: int, most: int) -> int:
    return max(SMALLEST, round(LARGEST * (count / most) ** 0.5)) if most else SMALLEST
