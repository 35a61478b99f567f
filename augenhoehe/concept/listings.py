"""Lists of measures and markers, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_marker, of_measure, of_project
from .models import Concept, ImplementationMarker, Measure, Project
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
            Column("next_first", "Zuerst bis", _next_first, kind="date"),
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


def _next_first(measure: Any) -> Any:
    """When the next marker was due at first, only where that differs."""
    return measure.next_first if measure.next_first != measure.next_due else None


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


def projects_listing() -> Listing:
    """What ran and runs, as a table to sort, filter and take along."""
    return Listing(
        name="projekte",
        title="Bestand an Projekten",
        columns=(
            Column("title", "Projekt", "title", sort="title", url=of_project),
            Column("kind", "Art", "get_kind_display", sort="kind"),
            Column("place", "Wo", "municipality.name", sort="municipality__sorting"),
            Column("carrier", "Wer es tut", "carrier", sort="carrier"),
            Column("giver", "Wer es bezahlt", "giver", sort="giver"),
            Column("from", "Von", "starts_on", sort="-starts_on", kind="date"),
            Column("until", "Bis", "ends_on", sort="-ends_on", kind="date"),
            Column("before", "Vorgänger", lambda one: one.predecessor.title if one.predecessor else ""),
        ),
        filters=(
            Filter(
                "text", "Wort", lambda rows, typed: rows.filter(Q(title__icontains=typed) | Q(text__icontains=typed))
            ),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _project_kinds),
            Filter("running", "Laufende", lambda rows, _value: rows.filter(_running()), "flag"),
            Filter("past", "Beendete", lambda rows, _value: rows.exclude(_running()), "flag"),
        ),
        default_sort="from",
        empty_title="Noch kein Projekt",
        empty_text="Was es schon gibt und gab, ist der Anfang jedes Konzepts.",
    )


def _running() -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=today())


def _project_kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Project.Kind.choices]
