"""The list of imports."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from .models import HintImport

State = HintImport.State
KINDS: Mapping[str, Kind] = {
    State.UPLOADED: "neutral",
    State.CHECKING: "active",
    State.CHECKED: "active",
    State.IMPORTING: "active",
    State.DONE: "good",
    State.FAILED: "bad",
}


def status_of(hint_import: HintImport) -> StatusTag:
    return StatusTag(hint_import.get_state_display(), KINDS[hint_import.state])


def address_of(hint_import: HintImport) -> str:
    return reverse("structure_inside:import", args=[hint_import.pk])


def imports_listing() -> Listing:
    return Listing(
        name="importe",
        title="Importe von Hinweisen",
        columns=(
            Column("datei", "Datei", "file_name", "file_name", url=address_of),
            Column("stand", "Stand", status_of, kind="status"),
            Column("neu", "neu", "rows_new", "rows_new", kind="number"),
            Column("doppelt", "doppelt", "rows_duplicate", kind="number"),
            Column("fehler", "fehlerhaft", "rows_faulty", kind="number"),
            Column("herkunft", "Herkunft und Lizenz", "source_note"),
            Column("begonnen", "begonnen", "started_at", "started_at", kind="moment"),
        ),
        filters=(
            Filter("datei", "Datei", lambda rows, typed: rows.filter(file_name__icontains=typed)),
            Filter(
                "stand", "Stand", lambda rows, value: rows.filter(state=value), "choice", lambda: list(State.choices)
            ),
        ),
        default_sort="-begonnen",
        empty_title="Noch ist keine Datei übernommen",
        empty_text="Hier übernehmen Sie Hinweise aus einer Tabelle, zum Beispiel aus einer Umfrage. "
        "Vorher sehen Sie genau, was neu, doppelt oder fehlerhaft ist.",
        empty_action=("Datei hochladen", reverse("structure_inside:import_upload")),
    )
