"""The list of rooms and help, as data: what the reader may find and nothing else, on the page and in the file."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from augenhoehe.organisations.addresses import of_resource
from augenhoehe.organisations.models import Resource, ResourceRequest
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.ui.words import long_day

REQUESTS: dict[str, Kind] = {
    ResourceRequest.State.OPEN: "active",
    ResourceRequest.State.AGREED: "good",
    ResourceRequest.State.DECLINED: "bad",
}


def resource_tag(resource: Resource, day: date) -> StatusTag:
    """Ended also means: its last day has passed."""
    if resource.offered and resource.available_until and resource.available_until < day:
        return StatusTag("abgelaufen")
    return StatusTag(resource.get_state_display(), "good" if resource.offered else "neutral")


def request_tag(request: ResourceRequest) -> StatusTag:
    return StatusTag(request.get_state_display(), REQUESTS.get(request.state, "neutral"))


def period_of(resource: Resource) -> str:
    """„ab 1. Dezember 2026“, „bis …“, both, or nothing."""
    begin, end = resource.available_from, resource.available_until
    return " ".join(filter(None, [f"ab {long_day(begin)}" if begin else "", f"bis {long_day(end)}" if end else ""]))


def resources_listing(day: date) -> Listing:
    return Listing(
        name="raeume-und-hilfe",
        title="Räume und Hilfe",
        columns=(
            Column("was", "Was", "title", sort="sorting", url=of_resource),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting"),
            Column("ort", "Ort", queries_pool.place_of),
            Column("anzahl", "Anzahl", "quantity", sort="quantity", kind="number"),
            Column("zeit", "Zeit", period_of),
            Column("sicht", "Wer es sieht", lambda row: row.get_visibility_display()),
            Column("stand", "Stand", lambda row: resource_tag(row, day), kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries_pool.worded),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Resource.Kind.choices]),
            Filter("ort", "Ort", queries_pool.in_town, "choice", town_choices),
            Filter("frei", "Frei am", queries_pool.free_on, "date"),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Resource.State.choices]),
        ),
        default_sort="was",
        empty_title="Noch teilt niemand etwas",
        empty_text="Räume, Sprachen, Fähigkeiten und Geräte trägt jede Organisation bei sich selbst ein.",
        empty_action=("Meine Organisation", reverse("organisations_inside:own")),
    )  # fmt: skip
