"""The list of conflicts that were given to somebody."""

from __future__ import annotations

from typing import Any

from augenhoehe.places.queries import town_choices
from augenhoehe.ui.tables import Column, Filter, Listing

from . import addresses
from .listings import choices_of, equals
from .models import Conflict
from .tags import conflict_tag


def _open(rows: Any, _value: str) -> Any:
    return rows.open()


def conflicts_listing() -> Listing:
    return Listing(
        name="konflikte",
        title="Konflikte",
        columns=(
            Column("konflikt", "Konflikt", "task", url=addresses.of_conflict),
            Column("wo", "Wo", "place"),
            Column("kommune", "Kommune", "hint.municipality.name"),
            Column("stelle", "Stelle", "body", sort="body"),
            Column("stand", "Stand", conflict_tag, kind="status"),
            Column("bis", "Antwort bis", "due", sort="due", kind="date"),
        ),
        filters=(
            Filter("offen", "Noch offen", _open, "flag"),
            Filter("stand", "Stand", equals("state"), "choice", choices_of(Conflict.State)),
            Filter("kommune", "Kommune", equals("hint__municipality_id"), "choice", town_choices),
            Filter("text", "Wort", lambda rows, value: rows.filter(task__icontains=value)),
        ),
        default_sort="bis",
        empty_title="Noch kein Konflikt zugewiesen",
        empty_text="Öffnen Sie einen Hinweis und weisen Sie ihn unter „Weitere Schritte“ der Vermittlung zu.",
    )
