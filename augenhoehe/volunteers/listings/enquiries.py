"""The list of enquiries: for the coordination with who comes, for an office its own."""

from __future__ import annotations

from django.db.models import QuerySet

from augenhoehe.core.languages import spoken_choices
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.volunteers.addresses import of_assignment, of_enquiry
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries

_ENQUIRY: dict[str, Kind] = {
    "received": "active", "checked": "active", "assigned": "active", "confirmed": "good", "done": "good",
    "settled": "good", "unmet": "bad", "refused": "bad",
}  # fmt: skip
_ASSIGNMENT: dict[str, Kind] = {
    "proposed": "active", "accepted": "good", "reported": "active", "done": "good",
}  # fmt: skip


def enquiry_tag(enquiry: Enquiry) -> StatusTag:
    return StatusTag(enquiry.get_state_display(), _ENQUIRY.get(enquiry.state, "neutral"))


def assignment_tag(assignment: Assignment) -> StatusTag:
    if assignment.settlement_id is not None:
        return StatusTag("abgerechnet", "good")
    return StatusTag(assignment.get_state_display(), _ASSIGNMENT.get(assignment.state, "neutral"))


def _in_town(rows: QuerySet, town_id: str) -> QuerySet:
    return rows.filter(municipality_id=town_id)


def _filters() -> tuple[Filter, ...]:
    return (
        Filter("text", "Wort", queries.worded),
        Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
               lambda: [(str(value), str(label)) for value, label in Enquiry.State.choices if value != "unconfirmed"]),
        Filter("sprache", "Sprache", lambda rows, value: rows.filter(language=value), "choice", spoken_choices),
        Filter("ort", "Ort", _in_town, "choice", town_choices),
        Filter("dringend", "Nur dringende", lambda rows, _value: rows.filter(urgent=True), "flag"),
        Filter("ab", "Termine ab", lambda rows, day: rows.filter(starts_at__date__gte=day), "date"),
    )  # fmt: skip


def enquiries_listing(*, keeper: bool) -> Listing:
    comes = (Column("wer", "Wer gefragt ist", "volunteer_name"),) if keeper else ()
    return Listing(
        name="einsatzanfragen",
        title="Einsatzanfragen",
        columns=(
            Column("was", "Was", lambda row: row.what, url=of_enquiry),
            Column("termin", "Termin", "starts_at", sort="starts_at", kind="moment"),
            Column("stelle", "Stelle", "office_name", sort="office_name"),
            Column("ort", "Ort", "municipality.name", sort="municipality__sorting"),
            Column("dringend", "Dringend", lambda row: "dringend" if row.urgent else ""),
            *comes,
            Column("stand", "Stand", enquiry_tag, sort="state", kind="status"),
        ),
        filters=_filters(),
        default_sort="-termin",
        empty_title="Noch keine Anfrage",
        empty_text="Schulen, Ämter und Vereine fragen hier nach Sprachmittlung und Begleitung.",
    )


def own_listing() -> Listing:
    """What a volunteer was asked for."""
    return Listing(
        name="einsaetze",
        title="Meine Einsätze",
        columns=(
            Column("was", "Was", lambda row: row.enquiry.what, url=of_assignment),
            Column("termin", "Termin", "starts_at", sort="starts_at", kind="moment"),
            Column("stelle", "Stelle", "enquiry.office_name"),
            Column("ort", "Ort", "enquiry.municipality.name"),
            Column("stand", "Stand", assignment_tag, sort="state", kind="status"),
        ),
        default_sort="-termin",
        empty_title="Noch kein Einsatz",
        empty_text="Wenn die Koordination Sie fragt, steht es hier und in Ihrem Postfach.",
    )
