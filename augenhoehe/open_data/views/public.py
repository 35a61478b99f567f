"""The catalogue for people: which tables there are, what stands in them, every version to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from augenhoehe.core.datasets import Rhythm
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.open_data import queries
from augenhoehe.open_data.catalogue import LICENCES, addresses
from augenhoehe.open_data.models import CatalogueFile, DataVersion

KINDS = {
    "text": gettext_noop("Text"), "list": gettext_noop("mehrere Texte, getrennt durch |"),
    "integer": gettext_noop("ganze Zahl"), "number": gettext_noop("Zahl"), "boolean": gettext_noop("ja oder nein"),
    "date": gettext_noop("Tag"), "moment": gettext_noop("Zeitpunkt"),
}  # fmt: skip


@public_page
def catalogue(request: ActorRequest) -> HttpResponse:
    """All datasets, and where programs find the same."""
    written = queries.catalogue_forms()
    spellings = [
        (label, f"{settings.BASE_URL}/offene-daten/katalog.{form}")
        for form, label in CatalogueFile.Form.choices
        if form in written
    ]
    context = {
        "page_title": _("Offene Daten"),
        "entries": [_shown(one) for one in queries.public_entries()],
        "spellings": spellings,
    }
    return render(request, "open_data/catalogue.html", context)


@public_page
def dataset(request: ActorRequest, key: str) -> HttpResponse:
    """One dataset: what it is, its first rows, its dictionary, all versions."""
    found = next((one for one in queries.public_entries() if one.dataset.key == key), None)
    if found is None or found.latest is None:
        raise Http404
    latest = found.latest
    names = latest.names
    context = {
        "page_title": _(found.dataset.title),
        "breadcrumb": [(_("Offene Daten"), reverse("open_data:catalogue"))],
        **_shown(found),
        "names": names,
        "preview": [list(zip(names, row, strict=True)) for row in queries.preview(latest)],
        "columns": [_said(one) for one in latest.columns],
        "schema_url": addresses("", latest, True)["schema"],
        "files": _files(latest, latest=True),
        "older": [(one, _files(one, latest=False)) for one in found.versions[1:]],
    }
    return render(request, "open_data/dataset.html", context)


def _shown(entry: queries.Entry) -> dict[str, Any]:
    latest = entry.latest
    assert latest is not None  # noqa: S101 – public entries have a version
    quarterly = entry.dataset.rhythm == Rhythm.QUARTERLY
    return {
        "key": entry.dataset.key,
        "title": _(entry.dataset.title),
        "description": _(entry.dataset.description),
        "latest": latest,
        "checked_at": entry.publication.checked_at if entry.publication else None,
        "licence": _(latest.get_licence_display()),
        "licence_url": LICENCES[latest.licence],
        "rhythm": _("jedes Vierteljahr") if quarterly else _("jede Nacht"),
    }


def _said(column: dict[str, Any]) -> dict[str, Any]:
    """A column in the reader's language; its name stays as it stands in the file."""
    meaning, word = column["meaning"], KINDS[column["kind"]]
    return {**column, "meaning": _(meaning), "word": _(word)}


def _files(version: DataVersion, *, latest: bool) -> Sequence[tuple[str, str, int]]:
    where = addresses("", version, latest)
    return [("CSV", where["csv"], version.csv.size), ("Parquet", where["parquet"], version.parquet.size)]
