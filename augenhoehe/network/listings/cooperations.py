"""The list of cooperations, as data."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.ui.words import long_day

STATES: dict[str, Kind] = {Cooperation.State.RUNNING: "good", Cooperation.State.PLANNED: "active"}
ANSWERS: dict[str, Kind] = {
    CooperationPartner.Answer.OPEN: "active",
    CooperationPartner.Answer.YES: "good",
    CooperationPartner.Answer.NO: "bad",
}


def cooperation_tag(cooperation: Cooperation) -> StatusTag:
    """Before everybody has said yes, that matters more than its course."""
    if not cooperation.agreed and cooperation.state != Cooperation.State.ENDED:
        return StatusTag("noch nicht vereinbart", "warning")
    return StatusTag(cooperation.get_state_display(), STATES.get(cooperation.state, "neutral"))


def answer_tag(partner: CooperationPartner) -> StatusTag:
    return StatusTag(partner.get_answer_display(), ANSWERS[partner.answer])


def period_of(cooperation: Cooperation) -> str:
    """„1. März 2026 bis …“, „seit …“ for what has begun, „ab …“ for what has not, or nothing."""
    begin, end = cooperation.begins_on, cooperation.ended_on or cooperation.ends_on
    if begin and end:
        return f"{long_day(begin)} bis {long_day(end)}"
    since = "ab" if cooperation.state == Cooperation.State.PLANNED else "seit"
    return f"{since} {long_day(begin)}" if begin else f"bis {long_day(end)}" if end else ""


def names_of(cooperation: Cooperation) -> str:
    return ", ".join(one.organisation.name for one in cooperation.partners.all())


def towns_of(cooperation: Cooperation) -> str:
    return ", ".join(town.name for town in cooperation.towns.all())


def _choice(name: str, choices: list[tuple[str, str]], label: str) -> Filter:
    field = {"art": "kind", "gebiet": "field", "stand": "state"}[name]

    def apply(rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(**{field: value})

    return Filter(name, label, apply, "choice", lambda: [(str(value), str(text)) for value, text in choices])


def cooperations_listing() -> Listing:
    return Listing(
        name="kooperationen",
        title="Kooperationen",
        columns=(
            Column("gegenstand", "Worum es geht", "subject", sort="sorting", url=of_cooperation),
            Column("partner", "Partner", names_of),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("gebiet", "Fachgebiet", lambda row: row.get_field_display() if row.field else ""),
            Column("orte", "Orte", towns_of),
            Column("zeit", "Zeit", period_of),
            Column("stand", "Stand", cooperation_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            _choice("art", Cooperation.Kind.choices, "Art"),
            _choice("gebiet", Field.choices, "Fachgebiet"),
            Filter("ort", "Ort", queries.in_town, "choice", town_choices),
            _choice("stand", Cooperation.State.choices, "Stand"),
            Filter("offen", "Noch nicht vereinbart", lambda rows, _: rows.filter(agreed_on__isnull=True), "flag"),
        ),
        default_sort="gegenstand",
        empty_title="Noch keine Kooperation",
        empty_text="Arbeiten Sie mit einer anderen Organisation zusammen? Tragen Sie ein, woran und bis wann. "
        "Die Partner werden gefragt, ob sie zustimmen.",
        empty_action=("Kooperation eintragen", reverse("network_inside:cooperation_enter")),
    )
