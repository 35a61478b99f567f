"""The table beside the picture: the same organisations, the same filters, for reading, sorting and taking along."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping

from django.db.models import QuerySet

from augenhoehe.network.models.picture import LinkKind, NetworkPicture, PictureNode
from augenhoehe.network.queries import picture as queries
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


class Beside:
    """What the table says of each row beside its entry; `looked_at` asks once for all rows that are shown."""

    def __init__(self) -> None:
        self.nodes: Mapping[uuid.UUID, PictureNode] = {}
        self.neighbours: Mapping[uuid.UUID, list[str]] = {}

    @staticmethod
    def looked_at(
        picture: NetworkPicture, rows: Iterable[Organisation], shown: QuerySet | None, without: Collection[str]
    ) -> tuple[Mapping[uuid.UUID, PictureNode], Mapping[uuid.UUID, list[str]]]:
        keys = [one.pk for one in rows]
        return queries.standing_of(picture, keys), queries.neighbours_of(picture, keys, shown, without)

    def near(self, row: Organisation) -> str:
        return ", ".join(self.neighbours.get(row.pk, ()))

    def group(self, row: Organisation) -> str:
        node = self.nodes.get(row.pk)
        return str(node.group or "") if node else ""

    def standing(self, row: Organisation) -> str:
        node = self.nodes.get(row.pk)
        if node and node.hinge:
            return "hält eine Gruppe zusammen"
        return "" if row.pk in self.neighbours else "allein"


def picture_listing(beside: Beside) -> Listing:
    """Sorted by names, towns and kinds; never by how many links somebody has (S0-15)."""
    return Listing(
        name="netzwerk",
        title="Bild des Netzwerks",
        columns=(
            Column("name", "Organisation", "name", sort="sorting", url=public_of_organisation),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("ort", "Ort", lambda row: town_of(row, False)),
            Column("gebiete", "Fachgebiete", lambda row: ", ".join(labels(Field, row.fields))),
            Column("verbunden", "Verbunden mit", beside.near),
            Column("gruppe", "Gruppe", beside.group),
            Column("hinweis", "Im Netz", beside.standing),
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
