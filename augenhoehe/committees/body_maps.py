"""Where there are bodies: their number on the outline of the district, and the same as a list (S4-8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from augenhoehe.core.text import slug
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.map_numbers import map_of_towns
from augenhoehe.places.queries import served_map

from .models import Committee


@dataclass(frozen=True, slots=True)
class TownBodies:
    """One town of the district: how many bodies it has, and where they stand on the page."""

    name: str
    anchor: str
    number: int
    integration: bool


def anchor_of(name: str) -> str:
    return f"ort-{slug(name)}"


def _counts(committees: Sequence[Committee]) -> Counter[str]:
    return Counter(one.municipality.name for one in committees if one.municipality is not None)


def towns_of(committees: Sequence[Committee], day: date) -> list[TownBodies]:
    """Every town that is served, also those without a body: that is what one wants to see."""
    counts = _counts(committees)
    kind = Committee.Kind.INTEGRATION_COMMITTEE
    with_one = {one.municipality.name for one in committees if one.municipality is not None and one.kind == kind}
    return [
        TownBodies(spot.name, anchor_of(spot.name), counts[spot.name], spot.name in with_one)
        for spot in served_map(day).towns
    ]


def map_of(committees: Sequence[Committee], day: date) -> dict[str, Any] | None:
    """How many bodies there are in each town."""
    return map_of_towns(_counts(committees), day)
