"""Four towns and a village, drawn by hand: small polygons where no such Kreis lies."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.values import dataclass

DISTRICT_AGS = "05999000"
SOURCE = "erfunden für die Demo"


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its invented key, its place on the map as corners of a ring (longitude, latitude)."""

    key: str
    ags: str
    name: str
    kind: str
    corners: tuple[tuple[float, float], ...]


TOWNS = (
    Town(
        "sternmuende", "05999004", "Sternmünde", "town",
        ((8.40, 51.60), (8.47, 51.59), (8.50, 51.63), (8.48, 51.67), (8.42, 51.66), (8.39, 51.63)),
    ),
    Town(
        "nebelfurt", "05999008", "Nebelfurt", "town",
        ((8.50, 51.63), (8.58, 51.62), (8.61, 51.66), (8.56, 51.70), (8.48, 51.67)),
    ),
    Town(
        "mohnfurt", "05999012", "Mohnfurt", "municipality",
        ((8.47, 51.59), (8.52, 51.55), (8.59, 51.57), (8.58, 51.62), (8.50, 51.63)),
    ),
    Town(
        "zwirnstadt", "05999016", "Zwirnstadt", "town",
        ((8.40, 51.60), (8.38, 51.55), (8.45, 51.52), (8.52, 51.55), (8.47, 51.59)),
    ),
)  # fmt: skip

UHLENQUELL = ((8.415, 51.545), (8.43, 51.54), (8.435, 51.55), (8.42, 51.555))
AREAS = (
    ("zwirnstadt", "uhlenquell", "Uhlenquell", UHLENQUELL),
    ("zwirnstadt", "kern", "Zwirnstadt Mitte", ((8.44, 51.57), (8.46, 51.57), (8.46, 51.585), (8.44, 51.585))),
    ("sternmuende", "altstadt", "Altstadt", ((8.43, 51.62), (8.45, 51.62), (8.45, 51.64), (8.43, 51.64))),
    ("sternmuende", "hafen", "Am Hafen", ((8.45, 51.62), (8.48, 51.62), (8.48, 51.64), (8.45, 51.64))),
    ("nebelfurt", "bleiche", "Auf der Bleiche", ((8.52, 51.64), (8.55, 51.64), (8.55, 51.67), (8.52, 51.67))),
)


def polygon(corners: tuple[tuple[float, float], ...]) -> dict[str, Any]:
    """A closed GeoJSON ring."""
    ring = [list(corner) for corner in corners]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def whole_district() -> dict[str, Any]:
    """The Kreis is its towns, no more."""
    return {"type": "MultiPolygon", "coordinates": [polygon(town.corners)["coordinates"] for town in TOWNS]}
