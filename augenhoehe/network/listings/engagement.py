"""The table beside the map of engagement: the same lines, for reading, narrowing and taking along."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext

from augenhoehe.network.queries.engagement import PUBLIC, Engagement, Kind
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.ui.tables.given import Given


def _named(row: Engagement) -> str:
    """Names keep their own direction and language on the page."""
    return format_html('<bdi lang="{}">{}</bdi>', row.language, row.name)


def _towns(row: Engagement) -> str:
    return ", ".join(name for _key, name in row.towns) or gettext("ganzer Kreis")


def _kinds(inside: bool) -> list[tuple[str, str]]:
    return [(str(kind.value), gettext(str(kind.label))) for kind in (Kind if inside else PUBLIC)]


def _in_field(rows: Given, value: str) -> Given:
    return rows.only(lambda row: value in row.fields)


def _worded(rows: Given, value: str) -> Given:
    word = value.casefold()
    return rows.only(lambda row: word in f"{row.name} {row.by}".casefold())


def engagement_listing(*, inside: bool, file: bool) -> Listing:
    """Sorted by name, never by how much somebody does (S0-15)."""
    more: dict[str, Any] = {"url": lambda row: row.url} if not file else {}
    return Listing(
        name="engagement",
        title=gettext("Wer engagiert sich wo?"),
        columns=(
            Column("name", gettext("Was"), "name" if file else _named, sort="sorting", **more),
            Column("art", gettext("Art"), lambda row: gettext(str(Kind(row.kind).label)), sort="kind"),
            Column("von", gettext("Von wem"), "by"),
            Column("ort", gettext("Ort"), _towns),
            Column("gebiete", gettext("Fachgebiete"), lambda row: ", ".join(labels(Field, row.fields))),
        ),
        filters=(
            Filter("text", gettext("Wort"), _worded),
            Filter("art", gettext("Art"), lambda rows, value: rows.only(lambda row: row.kind == value), "choice",
                   lambda: _kinds(inside)),
            Filter("ort", gettext("Ort"), lambda rows, value: rows.only(lambda row: row.in_town(value)), "choice",
                   town_choices),
            Filter("gebiet", gettext("Fachgebiet"), _in_field, "choice",
                   lambda: [(str(value), gettext(str(label))) for value, label in Field.choices]),
        ),
        default_sort="name",
        empty_title=gettext("Noch steht hier niemand"),
        empty_text=gettext("Sobald Organisationen, Angebote oder Gruppen öffentlich sind, erscheinen sie hier."),
    )  # fmt: skip
