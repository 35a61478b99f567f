"""Lists of measures and markers, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_marker, of_measure
from .models import Concept, ImplementationMarker, Measure
from .queries import lead_units
from .tags import marker_tag, measure_tag


def measures_listing(concept: Concept) -> Listing:
    return Listing(
        name="massnahmen",
        title=f"Maßnahmen: {concept.title}",
        columns=(
            Column("title", "Maßnahme", "title", sort="title", url=of_measure),
            Column("field", "Handlungsfeld", "action_field.title", sort="action_field__position"),
            Column("lead", "Federführung", "lead_unit", sort="lead_unit"),
            Column("state", "Stand", measure_tag, kind="status"),
            Column("reached", "Erreicht", "reached_count", sort="-reached_count", kind="number"),
            Column("total", "Umsetzungsmarker", "total_count", sort="-total_count", kind="number"),
            Column("next", "Nächste Frist", "next_due", sort="next_due", kind="date"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice", _measure_states),
            Filter("field", "Handlungsfeld", _in_field, "choice", lambda: _fields(concept)),
            Filter("lead", "Federführung", _led_by, "choice", lambda: [(one, one) for one in lead_units(concept)]),
            Filter("overdue", "Überfällige", lambda rows, _value: rows.filter(next_due__lt=today()).alive(), "flag"),
        ),
        default_sort="field",
        empty_title="Noch keine Maßnahme",
        empty_text="Hier steht, was getan wird, von wem und bis wann.",
    )


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(title__icontains=typed) | Q(description__icontains=typed))


def _in_field(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(action_field_id=value)


def _led_by(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(lead_unit=value)


def _fields(concept: Concept) -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in concept.action_fields.order_by("position")]


def _measure_states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Measure.State.choices]


def own_markers_listing() -> Listing:
    return Listing(
        name="umsetzungsmarker",
        title="Meine Umsetzungsmarker",
        columns=(
            Column("criterion", "Woran man es erkennt", "criterion", url=of_marker),
            Column("measure", "Maßnahme", "measure.title", sort="measure__title"),
            Column("due", "Bis", "due", sort="due", kind="date"),
            Column("first_due", "Zuerst bis", _first_due, kind="date"),
            Column("state", "Stand", lambda marker: marker_tag(marker, today()), kind="status"),
        ),
        filters=(
            Filter("text", "Wort", lambda rows, typed: rows.filter(criterion__icontains=typed)),
            Filter("overdue", "Überfällige", lambda rows, _value: rows.overdue(today()), "flag"),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice", _marker_states),
            Filter("done", "Erledigte", lambda rows, _value: rows.settled(), "flag"),
        ),
        default_sort="due",
        empty_title="Nichts wartet auf Sie",
        empty_text="Hier stehen die Umsetzungsmarker, die Sie oder Ihre Stelle melden.",
        empty_action=("Zu den Konzepten", reverse("concept_inside:concepts")),
    )


def _first_due(marker: ImplementationMarker) -> Any:
    """Only where it differs: a moved date stays visible."""
    return marker.first_due if marker.postponed else None


def _marker_states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in ImplementationMarker.State.choices]
