"""The table beside the picture: the same organisations, the same filters, for reading, sorting and taking along."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db.models import QuerySet

from augenhoehe.network.models.picture import LinkKind
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import town_of
from augenhoehe.organisations.queries.entries import in_town
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing

# The words above the picture that switch off a kind of link.
SWITCHES = {f"ohne-{number}": kind for number, kind in enumerate(LinkKind, start=1)}


def _as_it_is(rows: QuerySet, _value: str) -> QuerySet:
    """The filter is for the lines; every organisation stays."""
    return rows


def picture_listing(
    neighbours: Mapping[uuid.UUID, list[Organisation]], groups: Mapping[uuid.UUID, int], hinges: frozenset[uuid.UUID]
) -> Listing:
    """Sorted by names, towns and kinds; never by how many links somebody has (S0-15)."""

    def standing(row: Organisation) -> str:
        return "hält eine Gruppe zusammen" if row.pk in hinges else "" if row.pk in neighbours else "allein"

    return Listing(
        name="netzwerk",
        title="Bild des Netzwerks",
        columns=(
            Column("name", "Organisation", "name", sort="sorting", url=public_of_organisation),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("ort", "Ort", lambda row: town_of(row, False)),
            Column("gebiete", "Fachgebiete", lambda row: ", ".join(labels(Field, row.fields))),
            Column("verbunden", "Verbunden mit", lambda row: ", ".join(one.name for one in neighbours.get(row.pk, ()))),
            Column("gruppe", "Gruppe", lambda row: str(groups.get(row.pk) or "")),
            Column("hinweis", "Im Netz", standing),
        ),
        filters=(
            Filter("ort", "Ort", in_town, "choice", town_choices),
            Filter("gebiet", "Fachgebiet", lambda rows, value: rows.filter(fields__contains=[value]), "choice",
                   lambda: [(str(value), str(label)) for value, label in Field.choices]),
            *(Filter(name, f"ohne {_WORDS[kind]}", _as_it_is, "flag") for name, kind in SWITCHES.items()),
        ),
        default_sort="name",
        empty_title="Noch kein Bild",
        empty_text="Das Bild entsteht in der Nacht aus Kooperationen, gemeinsamen Angeboten, Dachverbänden und Sitzen.",
    )  # fmt: skip


_WORDS = {
    LinkKind.COOPERATION: "Kooperationen",
    LinkKind.OFFER: "gemeinsame Angebote",
    LinkKind.UMBRELLA: "Dachverbände",
    LinkKind.SEAT: "gemeinsame Sitze",
}
