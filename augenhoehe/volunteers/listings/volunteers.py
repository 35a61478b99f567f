"""The list of volunteers; only who keeps them opens it."""

from __future__ import annotations

from augenhoehe.core.languages import spoken_choices
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.volunteers.addresses import of_volunteer
from augenhoehe.volunteers.models import Volunteer
from augenhoehe.volunteers.queries import volunteers as queries

_KINDS: dict[str, Kind] = {"active": "good", "resting": "warning"}


def volunteer_tag(volunteer: Volunteer) -> StatusTag:
    return StatusTag(volunteer.get_state_display(), _KINDS.get(volunteer.state, "neutral"))


def volunteers_listing() -> Listing:
    return Listing(
        name="ehrenamtliche",
        title="Ehrenamtliche",
        columns=(
            Column("name", "Name", "name", sort="sorting", url=of_volunteer),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("sprachen", "Sprachen", lambda row: ", ".join(str(one) for one in row.languages.all())),
            Column("wohnort", "Wohnort", "municipality.name", sort="municipality__sorting"),
            Column("verschwiegen", "Erklärung", "confidential_on", sort="confidential_on", kind="date"),
            Column("stand", "Stand", volunteer_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Name oder Ort", queries.worded),
            Filter("sprache", "Sprache", lambda rows, code: rows.filter(languages__language=code), "choice",
                   spoken_choices),
            Filter("art", "Art", lambda rows, value: rows.filter(kind__in=(value, "both")), "choice",
                   lambda: [("interpreter", "Sprachmittlung"), ("guide", "Begleitung")]),
            Filter("ort", "Fährt nach", queries.going_to, "choice", town_choices),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Volunteer.State.choices]),
        ),
        default_sort="name",
        empty_title="Noch niemand",
        empty_text="Erfassen Sie, wer begleitet oder übersetzt, nachdem die Person zugestimmt hat.",
    )  # fmt: skip
