"""Areas to choose from: analyses as a table to sort, filter and take along."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.concept.tags import analysis_tag
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing


def address(analysis: SocialAreaAnalysis) -> str:
    return reverse("desk:area", args=[analysis.pk])


def analyses_listing() -> Listing:
    return Listing(
        name="sozialraeume",
        title="Sozialraumanalysen",
        columns=(
            Column("place", "Gebiet", "place_name", sort="municipality__sorting", url=address),
            Column("from", "Von", "starts_on", sort="-starts_on", kind="date"),
            Column("until", "Bis", "ends_on", sort="-ends_on", kind="date"),
            Column("state", "Stand", analysis_tag, kind="status"),
        ),
        filters=(
            Filter(
                "text", "Wort",
                lambda rows, typed: rows.filter(
                    Q(social_area__name__icontains=typed) | Q(municipality__name__icontains=typed)
                ),
            ),
            Filter("town", "Kommune", lambda rows, value: rows.filter(municipality=value), "choice", town_choices),
            Filter("state", "Stand", lambda rows, value: rows.filter(state=value), "choice", _states),
        ),
        default_sort="place",
        empty_title="Noch keine Sozialraumanalyse",
        empty_text="Wählen Sie ein Gebiet: Das Programm zeigt, was es dort gibt; Sie sagen, was daraus folgt.",
    )  # fmt: skip


def _states() -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in SocialAreaAnalysis.State.choices]
