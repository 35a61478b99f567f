"""Figures for a grant: which line, from where, drawn for a year. Never a case, never a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from augenhoehe.core.values import dataclass
from augenhoehe.desk.models import GrantSheet

from .figures import SOURCES, Period, held, period_of

__all__ = ["KEYS", "SOURCES", "Drawn", "drawn", "starter"]

KEYS = ("label", "source", "value", "note")
_KIM = (
    "advised", "hints", "threads", "closed_threads", "steering_meetings", "project_groups", "working_groups",
    "resolutions", "measures", "markers_reached", "organisations", "migrant_organisations", "offers",
)  # fmt: skip
# What the Land asks beyond that is known to people only.
_BY_HAND = {
    GrantSheet.Programme.KIM: ("Besetzte Stellen, in Vollzeit",),
    GrantSheet.Programme.LUMP_SUM: ("Eingesetzte Mittel in Euro", "Wofür die Mittel eingesetzt wurden"),
}  # fmt: skip
_LUMP_SUM = ("measures", "markers_reached", "organisations", "offers")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line as it is handed in: what, how much, from where, of which day, and what is to be said about it."""

    label: str
    value: str
    origin: str
    stand: str
    note: str
    missing: bool


def starter(programme: str) -> list[dict[str, str]]:
    kind = GrantSheet.Programme(programme)
    keys = {GrantSheet.Programme.KIM: _KIM, GrantSheet.Programme.LUMP_SUM: _LUMP_SUM}.get(kind, ())
    known = held()
    lines = [_line(SOURCES[key].label, key if key in known else "") for key in keys]
    return lines + [_line(label, "") for label in _BY_HAND.get(kind, ())]


def _line(label: str, source: str) -> dict[str, str]:
    return {"label": label, "source": source, "value": "", "note": ""}


def drawn(sheet: GrantSheet, today: date) -> list[Drawn]:
    """Each line with its value today; a figure that is not the house's own stands as somebody wrote it."""
    period = period_of(sheet.year, today)
    return [_drawn(one, period) for one in sheet.lines]


def _drawn(line: dict[str, Any], period: Period) -> Drawn:
    source = SOURCES.get(line["source"])
    if source is None:
        return Drawn(line["label"], line["value"], "von Hand eingetragen", "", line["note"], missing=not line["value"])
    value = source.draw(period)
    return Drawn(line["label"], value, source.origin, source.stand(period), line["note"], missing=not value)
