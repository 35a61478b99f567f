"""Boundaries: check them, repair them, measure them. GeoJSON in, GeoJSON out, always WGS84.

shapely is imported only where a boundary is repaired or united; showing one needs no library.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from augenhoehe.core.refused import Refused

Ring = Sequence[Sequence[float]]
EARTH_RADIUS_KM = 6371.0088
NOT_DEGREES = (
    "Die Grenze ist nicht in Längen- und Breitengrad (WGS84) angegeben. "
    "Bitte rechnen Sie die Datei vorher um (EPSG:4326)."
)


def rings_of(boundary: dict[str, Any]) -> Iterator[Ring]:
    """All rings of a polygon or multipolygon, outer ones and holes alike."""
    polygons = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    for polygon in polygons:
        yield from polygon


def holds(boundary: dict[str, Any], latitude: float, longitude: float) -> bool:
    """Does a place lie within a boundary? Whoever crosses its rings an odd number of times is inside."""
    inside = False
    for ring in rings_of(boundary):
        for (east, north), (next_east, next_north) in itertools.pairwise((one[0], one[1]) for one in ring):
            if (north > latitude) != (next_north > latitude):
                crossed = east + (latitude - north) / (next_north - north) * (next_east - east)
                inside ^= longitude < crossed
    return inside


def box_of(boundary: dict[str, Any]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    places = [one for ring in rings_of(boundary) for one in ring]
    easts, norths = [one[0] for one in places], [one[1] for one in places]
    return min(easts), min(norths), max(easts), max(norths)


def check_boundary(geometry: Any) -> None:
    """A boundary is a (multi)polygon with rings of at least four positions, in degrees."""
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise Refused("Die Grenze ist keine Fläche. Gebraucht wird GeoJSON mit „Polygon“ oder „MultiPolygon“.")
    try:
        rings = list(rings_of(geometry))
        broken = not rings or any(len(ring) < 4 for ring in rings)
        outside = any(not _in_degrees(position) for ring in rings for position in ring)
    except (KeyError, TypeError, ValueError, IndexError):
        broken, outside = True, False
    if broken:
        raise Refused("Die Grenze ist unvollständig. Jeder Ring braucht mindestens vier Punkte.")
    if outside:
        raise Refused(NOT_DEGREES)


def _in_degrees(position: Sequence[float]) -> bool:
    return abs(float(position[0])) <= 180 and abs(float(position[1])) <= 90


def repaired(geometry: Any) -> tuple[dict[str, Any], bool]:
    """A valid boundary, and whether it had to be repaired; a valid one comes back untouched."""
    check_boundary(geometry)
    from shapely import make_valid
    from shapely.geometry import shape

    found = shape(geometry)
    if found.is_valid:
        return geometry, False
    return _as_boundary(make_valid(found)), True


def united(geometries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One boundary from several parts, as official files deliver land and water of one municipality."""
    from shapely import union_all
    from shapely.geometry import shape

    return _as_boundary(union_all([shape(repaired(one)[0]) for one in geometries]))


def _as_boundary(found: Any) -> dict[str, Any]:
    """The areas of a shapely geometry as GeoJSON; lines and points left over by a repair are dropped."""
    from shapely import union_all
    from shapely.geometry import mapping

    parts = [part for part in getattr(found, "geoms", [found]) if part.geom_type in ("Polygon", "MultiPolygon")]
    whole = union_all(parts) if parts else None
    if whole is None or whole.is_empty:
        raise Refused("Die Grenze umschließt keine Fläche.")
    # Tuples become lists, as the database gives them back: otherwise every import would see a change.
    return json.loads(json.dumps(mapping(whole)))


def square_kilometres(boundary: dict[str, Any]) -> float:
    """Area on the sphere in km², holes taken off (Chamberlain and Duquette 2007, eq. 7)."""
    polygons = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    return sum(abs(_ring_area(rings[0])) - sum(abs(_ring_area(hole)) for hole in rings[1:]) for rings in polygons)


def _ring_area(ring: Ring) -> float:
    total = 0.0
    for one, two in itertools.pairwise(ring):
        width = math.radians(two[0] - one[0])
        total += width * (2 + math.sin(math.radians(one[1])) + math.sin(math.radians(two[1])))
    return total * EARTH_RADIUS_KM**2 / 2


def middle_of(boundary: dict[str, Any]) -> tuple[float, float]:
    """The centre of gravity as (latitude, longitude): where something „in the town“ is put on a map.

    Flat over the few kilometres of a town; rings are counted from their own first corner so that no digits are lost.
    """
    area = across = along = 0.0
    west, south = (float(value) for value in next(rings_of(boundary))[0][:2])
    polygons = [boundary["coordinates"]] if boundary["type"] == "Polygon" else boundary["coordinates"]
    for ring, hole in ((ring, place > 0) for polygon in polygons for place, ring in enumerate(polygon)):
        size, x, y = _ring_moment(ring, west, south)
        sign = -1.0 if (size < 0) != hole else 1.0
        area, across, along = area + sign * size, across + sign * x, along + sign * y
    if not area:
        return south, west
    return round(south + along / (3 * area), 6), round(west + across / (3 * area), 6)


def _ring_moment(ring: Ring, west: float, south: float) -> tuple[float, float, float]:
    """Twice the signed area of a ring, and its moments."""
    area = across = along = 0.0
    for one, two in itertools.pairwise(ring):
        ax, ay, bx, by = one[0] - west, one[1] - south, two[0] - west, two[1] - south
        cross = ax * by - bx * ay
        area, across, along = area + cross, across + (ax + bx) * cross, along + (ay + by) * cross
    return area, across, along
