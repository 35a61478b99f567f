"""The list of appointments, as data."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import today
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_appointment
from .models import Appointment
from .queries.appointments import towns_appointed_for


def appointments_listing() -> Listing:
    return Listing(
        name="bestellungen",
        title="Bestellungen",
        columns=(
            Column("function", "Funktion", "function", sort="function", url=of_appointment),
            Column("for", "Für", place_of),
            Column("unit", "Stelle", "unit", sort="unit"),
            Column("who", "Wer", "holder"),
            Column("deputy", "Vertretung", lambda one: one.stand_in or "noch niemand"),
            Column("from", "Von", "valid_from", sort="-valid_from", kind="date"),
            Column("until", "Bis", "valid_until", sort="valid_until", kind="date"),
            Column("stand", "Stand", stand_of, kind="status"),
        ),
        filters=(
            Filter("text", "Wort", _worded),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("place", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", _places),
            Filter("endet", "endet bald", _ending, "flag"),
            Filter("allein", "ohne Vertretung", _alone, "flag"),
            Filter("frueher", "frühere", lambda rows, _value: rows.filter(valid_until__lt=today()), "flag"),
        ),
        default_sort="until",
        empty_title="Noch keine Bestellung",
        empty_text="Hier stehen Integrationsbeauftragte und die Geschäftsstellen, die Gremien begleiten.",
    )


def place_of(one: Appointment) -> str:
    if one.committee is not None:
        return one.committee.name_on(today())
    return one.municipality.name if one.municipality else "ganzer Kreis"


def stand_of(one: Appointment) -> StatusTag:
    day = today()
    if one.valid_from > day:
        return StatusTag("beginnt noch", "active")
    if one.over_on(day):
        return StatusTag("beendet", "neutral")
    if one.ends_soon_on(day):
        return StatusTag("endet bald", "warning")
    return StatusTag("bestellt", "good")


def _ending(rows: Any, _value: str) -> QuerySet[Any]:
    return rows.ending(today())  # type: ignore[no-any-return]


def _alone(rows: Any, _value: str) -> QuerySet[Any]:
    return rows.valid_on(today()).filter(deputy__isnull=True, deputy_name="")  # type: ignore[no-any-return]


def _worded(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    people = Q(user__name__icontains=typed) | Q(holder_name__icontains=typed)
    return rows.filter(Q(function__icontains=typed) | Q(unit__icontains=typed) | people)


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Appointment.Kind.choices]


def _places() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns_appointed_for()]
