"""The list of imports of organisations."""

from __future__ import annotations

from django.urls import reverse

from augenhoehe.core.addresses import by_id
from augenhoehe.organisations.models import RegisterImport
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

KINDS: dict[str, Kind] = {RegisterImport.State.CHECKED: "active", RegisterImport.State.DONE: "good"}


def import_tag(one: RegisterImport) -> StatusTag:
    return StatusTag(one.get_state_display(), KINDS.get(one.state, "neutral"))


def _address(one: RegisterImport) -> str:
    return by_id("organisations_inside:import", one.pk)


def imports_listing() -> Listing:
    return Listing(
        name="organisationen-importe",
        title="Organisationen aus Tabellen",
        columns=(
            Column("datei", "Datei", "file_name", "file_name", url=_address),
            Column("stand", "Stand", import_tag, kind="status"),
            Column("neu", "neu", "rows_new", "rows_new", kind="number"),
            Column("doppelt", "doppelt", "rows_duplicate", kind="number"),
            Column("unvollstaendig", "unvollständig", "rows_faulty", kind="number"),
            Column("begonnen", "begonnen", "started_at", "started_at", kind="moment"),
        ),
        filters=(Filter("datei", "Datei", lambda rows, typed: rows.filter(file_name__icontains=typed)),),
        default_sort="-begonnen",
        empty_title="Noch ist keine Tabelle übernommen",
        empty_text="Hier übernehmen Sie Organisationen aus einer Tabelle. Vorher sehen Sie genau, was neu, doppelt "
        "oder unvollständig ist.",
        empty_action=("Tabelle hochladen", reverse("organisations_inside:import_upload")),
    )
