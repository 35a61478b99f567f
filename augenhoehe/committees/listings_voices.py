"""The list of groups with who is heard in them, as data."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from .models import Committee
from .queries import towns_with_committees
from .queries.voices import NEEDS_VOICES, told_voices, without_voice


def voices_listing() -> Listing:
    return Listing(
        name="wer-wird-gehoert",
        title="Wer wird gehört?",
        columns=(
            Column("name", "Gruppe", lambda one: one.name_on(today()), sort="name_sort", url=_url),
            Column("kind", "Art", lambda one: one.get_kind_display()),
            Column("place", "Für", lambda one: one.municipality.name if one.municipality else "ganzer Kreis"),
            Column("taken", "Besetzte Sitze", "seats_taken", sort="-seats_taken", kind="number"),
            Column("organisations", "Migrantenorganisationen", "seats_organisations", kind="number"),
            Column("affected", "Betroffene", "seats_affected", kind="number"),
            Column("voting", "davon mit Stimmrecht", "seats_voting", kind="number"),
            Column("stand", "Stand", _stand, kind="status"),
        ),
        filters=(
            Filter("fehlt", "Es fehlt jemand", lambda rows, _value: without_voice(rows), "flag"),
            Filter("kind", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("place", "Kommune", lambda rows, value: rows.filter(municipality_id=value), "choice", _places),
        ),
        default_sort="name",
        empty_title="Keine Gruppe",
        empty_text="Hier stehen Lenkungs- und Projektgruppen und Arbeitskreise, die Sie sehen.",
    )


def _url(committee: Committee) -> str:
    return f"{reverse('committees_inside:committee', args=[committee.pk])}#sitze"


def _stand(row: Any) -> StatusTag:
    found = told_voices(row)
    if not found.warning(row.kind):
        return StatusTag("gehört", "good")
    if found.heard:
        return StatusTag("nur beratend", "warning")
    return StatusTag("Sitz unbesetzt" if found.kept else "niemand", "warning")


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in Committee.Kind.choices if value in NEEDS_VOICES]


def _places() -> list[tuple[str, str]]:
    return [(str(town.pk), town.name) for town in towns_with_committees()]
