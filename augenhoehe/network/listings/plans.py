"""The list of plans, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.network.addresses import of_plan
from augenhoehe.network.models import Plan
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing


def plan_tag(plan: Plan) -> StatusTag:
    if plan.state == Plan.State.OPEN and plan.over_on(today()):
        return StatusTag("wartet auf das Ergebnis", "warning")
    return StatusTag(plan.get_state_display(), "active" if plan.state == Plan.State.OPEN else "neutral")


def plans_listing() -> Listing:
    return Listing(
        name="abstimmung",
        title="Vorhaben abstimmen",
        columns=(
            Column("title", "Vorhaben", "title", sort="sorting", url=of_plan),
            Column("unit", "Wer plant", "unit", sort="unit"),
            Column("place", "Ort", lambda one: one.municipality.name if one.municipality else "ganzer Kreis"),
            Column("until", "Rückmeldung bis", "answer_until", sort="-answer_until", kind="date"),
            Column("replies", "Rückmeldungen", "reply_count", kind="number"),
            Column("concerns", "davon Bedenken", "concern_count", kind="number"),
            Column("state", "Stand", plan_tag, kind="status"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("ort", "Ort", lambda rows, value: rows.filter(municipality_id=value), "choice", town_choices),
            Filter("gebiet", "Fachgebiet", lambda rows, value: rows.filter(field=value), "choice", _fields),
            Filter("offen", "in Abstimmung", lambda rows, _value: rows.filter(state=Plan.State.OPEN), "flag"),
        ),
        default_sort="until",
        empty_title="Noch kein Vorhaben",
        empty_text="Hier sehen alle, was andere planen, bevor es beginnt, und sagen, was sie davon halten.",
    )


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    return rows.filter(Q(title__icontains=typed) | Q(text__icontains=typed) | Q(unit__icontains=typed))


def _fields() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Field.choices]
