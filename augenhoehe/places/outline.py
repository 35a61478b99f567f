"""The outline picture: boundaries drawn on the server as SVG paths, without tiles, library or script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from augenhoehe.core.values import dataclass

from .geometry import Ring, rings_of

WIDTH = 600
MARGIN = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """One area of the picture: its path, its name, and the mark that stands on it (as in the table beside)."""

    path: str
    label: str
    mark: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """A picture: the frame (the municipality), and the areas within it."""

    width: int
    height: int
    frame: Shape | None
    areas: tuple[Shape, ...]
    projection: Projection

    def place(self, latitude: float, longitude: float) -> tuple[int, int] | None:
        """Where a point stands in the picture; None outside of it."""
        x, y = self.projection.place(longitude, latitude)
        return (x, y) if 0 <= x <= self.width and 0 <= y <= self.height else None


@dataclass(frozen=True, slots=True)
class Projection:
    west: float
    north: float
    scale: float
    squeeze: float

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = MARGIN + (longitude - self.west) * self.squeeze * self.scale
        y = MARGIN + (self.north - latitude) * self.scale
        return round(x), round(y)


def draw(frame: tuple[str, dict[str, Any]] | None, areas: Iterable[tuple[str, str, dict[str, Any]]]) -> Outline | None:
    """The picture of a municipality `(label, boundary)` and its areas `(label, mark, boundary)`; None without any."""
    areas = list(areas)
    boundaries = ([frame[1]] if frame else []) + [boundary for _, _, boundary in areas]
    if not boundaries:
        return None
    projection, height = _fit(boundaries)
    return Outline(
        width=WIDTH,
        height=height,
        frame=Shape(_path(frame[1], projection), frame[0]) if frame else None,
        areas=tuple(_area(label, mark, boundary, projection) for label, mark, boundary in areas),
        projection=projection,
    )


def _area(label: str, mark: str, boundary: dict[str, Any], projection: Projection) -> Shape:
    x, y = projection.place(*_middle(boundary))
    return Shape(_path(boundary, projection), label, mark, x, y)


def _middle(boundary: dict[str, Any]) -> tuple[float, float]:
    """Where the mark stands: the middle of the ring with the most points."""
    ring = max(rings_of(boundary), key=len)
    return (
        (min(p[0] for p in ring) + max(p[0] for p in ring)) / 2,
        (min(p[1] for p in ring) + max(p[1] for p in ring)) / 2,
    )


def _fit(boundaries: Sequence[dict[str, Any]]) -> tuple[Projection, int]:
    """Equirectangular at the middle latitude: true enough for the size of a Kreis."""
    positions = [position for boundary in boundaries for ring in rings_of(boundary) for position in ring]
    west, east = min(p[0] for p in positions), max(p[0] for p in positions)
    south, north = min(p[1] for p in positions), max(p[1] for p in positions)
    squeeze = math.cos(math.radians((south + north) / 2))
    broad, tall = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    # Never taller than wide: a long thin town would push everything else off the page.
    scale = (WIDTH - 2 * MARGIN) / max(broad, tall)
    return Projection(west, north, scale, squeeze), round(tall * scale) + 2 * MARGIN


def _path(boundary: dict[str, Any], projection: Projection) -> str:
    return "".join(_ring_path(ring, projection) for ring in rings_of(boundary))


def _ring_path(ring: Ring, projection: Projection) -> str:
    """Whole units of the picture; repeated points vanish, so that a detailed boundary stays a small page."""
    points: list[tuple[int, int]] = []
    for position in ring:
        point = projection.place(position[0], position[1])
        if not points or points[-1] != point:
            points.append(point)
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"
