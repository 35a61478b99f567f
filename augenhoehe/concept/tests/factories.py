"""Concepts, measures and markers of the demo world, built through operations."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from augenhoehe.committees.models import Committee, Mandate
from augenhoehe.committees.operations import give_mandate
from augenhoehe.committees.tests.factories import (
    AFTER,
    Cast,
    a_committee,
    a_thread,
    decided,
    on_agenda,
    person,
    publish,
    the_cast,
    town,
)
from augenhoehe.concept import operations
from augenhoehe.concept.models import ActionField, Concept, Goal, ImplementationMarker, Measure, Phase
from augenhoehe.concept.operations import GoalSaid, NewMarker
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.operations import open_thread
from augenhoehe.places.models import Municipality

__all__ = [
    "AFTER", "AT", "DAY", "DUE", "Cast", "a_concept", "a_field", "a_goal", "a_mandate", "a_measure", "a_process",
    "a_thread", "claimed", "confirmed", "decided", "markers_of", "on_agenda", "person", "phase_of", "publish",
    "the_cast", "town",
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


def a_mandate(cast: Cast, place: Municipality, **more: Any) -> Mandate:
    """A council adopts a motion and charges the integration officer (S2-4)."""
    council = a_committee(cast, Committee.Kind.COUNCIL, f"Rat {place.name}", place=place)
    thread = open_thread(title="Ein Integrationskonzept", by=SYSTEM, at=AT, text="Begonnen.", municipality_id=place.pk)
    item = on_agenda(council, "Ein Integrationskonzept", thread=thread)
    resolution = decided(item)
    values = {"title": "Ein Integrationskonzept erarbeiten", "unit": "Integrationsbeauftragte", "by": SYSTEM,
              "at": AFTER, "due": DUE + timedelta(days=365), "responsible": cast.users["nuray"], **more}  # fmt: skip
    return give_mandate(resolution=resolution, **values)


def a_process(cast: Cast, mandate: Mandate | None = None, **more: Any) -> Concept:
    """The process of Zwirnstadt, begun by its officer."""
    place = town("Zwirnstadt")
    values = {"title": "Integrationskonzept Zwirnstadt", "municipality": place, "by": cast.nuray, "at": AFTER, **more}
    return operations.begin_concept(mandate=mandate or a_mandate(cast, place), **values)


def phase_of(concept: Concept, kind: str) -> Phase:
    rows = Phase.objects.select_related("concept__municipality", "concept__thread")
    return rows.get(concept=concept, kind=kind)


def a_goal(cast: Cast, action_field: ActionField, **more: Any) -> Goal:
    said = {"title": "Eltern verstehen die Kita", "criterion": "Auskunft in ihrer Sprache", "target": "14 von 14 Kitas",
            "unit": "Jugendamt Sternmünde"}  # fmt: skip
    values = {"due": DUE, "by": SYSTEM, "at": AT}
    said |= {name: more.pop(name) for name in list(more) if name in GoalSaid.__dataclass_fields__}
    made = operations.add_goal(
        concept=action_field.concept, action_field=action_field, said=GoalSaid(**said), **{**values, **more}
    )
    return Goal.objects.select_related("concept__municipality", "concept__thread", "action_field").get(pk=made.pk)
