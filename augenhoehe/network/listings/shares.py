"""The list of shared tasks, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.network.addresses import of_share
from augenhoehe.network.models import TaskShare
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

_STATES: dict[str, Kind] = {
    TaskShare.State.PROPOSED: "active", TaskShare.State.AGREED: "good", TaskShare.State.ENDED: "neutral",
}  # fmt: skip


def share_tag(share: TaskShare) -> StatusTag:
    return StatusTag(share.get_state_display(), _STATES[share.state])


def shares_listing() -> Listing:
    return Listing(
        name="kreis-und-kommunen",
        title="Kreis und Kommunen: wer ist wofür zuständig?",
        columns=(
            Column("task", "Aufgabe", "task", sort="sorting", url=of_share),
            Column("town", "Kommune", "municipality.name", sort="municipality__sorting"),
            Column("lead", "Federführend", _lead),
            Column("district", "Beim Kreis", "district_unit"),
            Column("here", "In der Kommune", "town_unit"),
            Column("review", "Gemeinsam ansehen am", "review_on", sort="review_on", kind="date"),
            Column("state", "Stand", share_tag, kind="status"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("ort", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", town_choices),
            Filter("feder", "Federführend", lambda rows, value: rows.filter(lead=value), "choice", _leads),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
        ),
        default_sort="task",
        empty_title="Noch nichts vereinbart",
        empty_text="Hier steht, welche Aufgabe der Kreis verantwortet, welche die Kommune und wer federführend ist.",
    )


def _lead(share: TaskShare) -> str:
    return share.municipality.name if share.lead == TaskShare.Lead.TOWN else share.get_lead_display()


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    found = Q()
    for name in ("task", "district_unit", "district_part", "town_unit", "town_part"):
        found |= Q(**{f"{name}__icontains": typed})
    return rows.filter(found)


def _leads() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in TaskShare.Lead.choices]


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in TaskShare.State.choices]
