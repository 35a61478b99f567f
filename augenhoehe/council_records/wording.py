"""Words for what a run counted."""

from __future__ import annotations

from augenhoehe.core.numbers import number

from .models import RecordRun

KINDS = {
    "Paper": "Vorlagen", "Meeting": "Sitzungen", "Organization": "Gremien", "AgendaItem": "Tagesordnungspunkte",
    "Consultation": "Beratungen", "File": "Dokumente (Verweise)",
}  # fmt: skip
WHAT = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "deleted": "dort gelöscht",
    "put": "eingeordnet",
}


def counts_of(run: RecordRun, kind: str) -> str:
    """„2.097 neu, 18 dort gelöscht“."""
    return ", ".join(
        f"{number(run.counts[f'{kind}.{what}'])} {label}"
        for what, label in WHAT.items()
        if run.counts.get(f"{kind}.{what}")
    )


def read_in(run: RecordRun, kind: str) -> int:
    return sum(run.counts.get(f"{kind}.{what}", 0) for what in ("new", "changed", "unchanged", "deleted"))
