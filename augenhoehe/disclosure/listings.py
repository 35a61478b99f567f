"""The register of releases as a list, as data; exported as shown."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.core.contributions import releasables
from augenhoehe.core.rights import Actor
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_release
from .models import Release
from .permissions import may_read
from .tags import release_tag

_STATES = [("frei", "freigegeben"), ("blockiert", "blockiert"), ("zurueck", "zurückgezogen")]


def releases_listing(actor: Actor, *, keeps: bool) -> Listing:
    tables = [(one.key, one.title) for one in releasables().values() if may_read(actor, one)]
    states = (Filter("zustand", "Zustand", _in_state, "choice", lambda: _STATES),) if keeps else ()
    return Listing(
        name="freigaben",
        title="Freigegebene Zahlen",
        columns=(
            Column("tabelle", "Tabelle", "title", sort="title", url=of_release),
            Column("stand", "Stand", "as_of", sort="as_of", kind="date"),
            Column(
                "verborgen",
                "Nicht gezeigt",
                lambda row: row.hidden_cells,
                kind="number",
            ),
            Column("verfahren", "Verfahren", "method", sort="method"),
            Column("wer", "Liest", readers_of),
            Column("zustand", "Zustand", release_tag, kind="status"),
        ),
        filters=(
            Filter("wort", "Wort", lambda rows, word: rows.filter(title__icontains=word)),
            Filter("tabelle", "Tabelle", lambda rows, key: rows.filter(key=key), "choice", lambda: tables),
            Filter("ab", "Stand ab", lambda rows, day: rows.filter(as_of__gte=date.fromisoformat(day)), "date"),
            *states,
        ),
        default_sort="-stand",
        empty_title="Noch keine Zahlen",
        empty_text="Zahlen folgen zum Quartalsende. Bis dahin sieht sie nur, wer die gezählten Hinweise lesen darf.",
    )


def _in_state(rows: QuerySet[Release], state: str) -> QuerySet[Release]:
    if state == "blockiert":
        return rows.filter(state=Release.State.BLOCKED)
    if state == "zurueck":
        return rows.filter(withdrawn_at__isnull=False)
    return rows.filter(state=Release.State.RELEASED, withdrawn_at__isnull=True)


def readers_of(release: Release) -> str:
    """Who reads the table, in words."""
    table = release.table
    if table is None:
        return "niemand mehr"
    if table.public:
        return "alle"
    return f"wer „{table.permission.sentence}“ darf" if table.permission else "alle Angemeldeten"
