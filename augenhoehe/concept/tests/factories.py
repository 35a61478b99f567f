"""Concepts, measures and markers of the demo world, built through operations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from augenhoehe.committees.tests.factories import Cast, a_thread, person, publish, the_cast, town
from augenhoehe.concept import operations
from augenhoehe.concept.models import ActionField, Concept, ImplementationMarker, Measure
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.models import Municipality

__all__ = [
    "AT", "DAY", "DUE", "Cast", "a_concept", "a_field", "a_measure", "a_thread", "claimed", "confirmed", "markers_of",
    "person", "publish", "the_cast", "town",
]  # fmt: skip

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 2)
DUE = date(2027, 3, 31)


def a_concept(cast: Cast, *, place: Municipality | None = None, public: bool = True, **more: Any) -> Concept:
    values = {"title": "Integrationskonzept Kreis Federlohe", "by": SYSTEM, "at": AT, **more}
    return operations.create_concept(municipality=place or cast.kreis, public=public, **values)


def a_field(cast: Cast, concept: Concept | None = None, title: str = "Bildung") -> ActionField:
    return operations.add_action_field(concept=concept or a_concept(cast), title=title, by=SYSTEM, at=AT)


def a_measure(
    cast: Cast, action_field: ActionField | None = None, *, markers: int = 2, lead: str = "linh", **more: Any
) -> Measure:
    """A measure of the youth office: Linh leads, as many markers as asked, a month apart."""
    values = {
        "title": "Kita-Auskunft in sechs Sprachen",
        "description": "Das Jugendamt lässt ein Merkblatt übersetzen.",
        "lead_unit": "Jugendamt Sternmünde",
        "lead": cast.users.get(lead),
        "markers": [NewMarker(f"Kriterium {n + 1}", DUE + timedelta(days=30 * n)) for n in range(markers)],
        "by": SYSTEM,
        "at": AT,
        **more,
    }
    return operations.create_measure(action_field=action_field or a_field(cast), **values)


def markers_of(measure: Measure) -> list[ImplementationMarker]:
    return list(
        ImplementationMarker.objects.filter(measure=measure)
        .select_related("measure__action_field__concept", "measure__lead__carrier")
        .order_by("position")
    )


def claimed(cast: Cast, marker: ImplementationMarker, *, by: str = "linh", **more: Any) -> ImplementationMarker:
    values = {"evidence": "Das Merkblatt liegt in 14 Kitas aus.", "by": getattr(cast, by), "at": AT, **more}
    return operations.claim_marker(marker=marker, **values)


def confirmed(cast: Cast, marker: ImplementationMarker, *, by: str = "aylin", **more: Any) -> ImplementationMarker:
    return operations.confirm_marker(marker=marker, **{"by": getattr(cast, by), "at": AT, **more})
