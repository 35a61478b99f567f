"""The list of reported barriers, and the words for how things stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from augenhoehe.core.clock import today
from augenhoehe.core.text import shorten
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_barrier
from .models import BarrierReport, Link
from .models.links import CHECK_AFTER

TROUBLE = {
    Link.Answer.MOVED: StatusTag("ist umgezogen", "warning"),
    Link.Answer.SILENT: StatusTag("antwortet nicht", "bad"),
    Link.Answer.GONE: StatusTag("gibt es nicht mehr", "bad"),
}


def barrier_tag(report: BarrierReport) -> StatusTag:
    if report.answered:
        return StatusTag("beantwortet", "good")
    return StatusTag("überfällig", "bad") if report.due < today() else StatusTag("offen", "active")


def link_tag(link: Link, day: date) -> StatusTag:
    """What is wrong with a link, or that nothing is."""
    if link.answer in TROUBLE:
        return TROUBLE[Link.Answer(link.answer)]
    if link.checked_on < day - CHECK_AFTER:
        return StatusTag("durchsehen", "warning")
    return StatusTag("in Ordnung", "good")


def link_list_tag(row: Any, day: date) -> StatusTag:
    """For a row of `overview_of_lists`."""
    if not row.public:
        return StatusTag("nicht öffentlich", "neutral")
    if row.trouble or (row.oldest and row.oldest < day - CHECK_AFTER):
        return StatusTag("durchsehen", "warning")
    return StatusTag("öffentlich", "good")


def _standing(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value not in ("offen", "beantwortet"):
        raise ValueError(value)
    return rows.filter(answered_at__isnull=value == "offen")


def barriers_listing() -> Listing:
    return Listing(
        name="barrieren",
        title="Gemeldete Barrieren",
        columns=(
            Column("meldung", "Was nicht ging", lambda row: shorten(row.text, 90), url=of_barrier),
            Column("seite", "Seite", "page"),
            Column("am", "Eingegangen", "arrived_on", sort="arrived_on", kind="date"),
            Column("bis", "Antwort bis", "due", sort="due", kind="date"),
            Column("stand", "Stand", barrier_tag, kind="status"),
        ),
        filters=(
            Filter("text", "Wort", lambda rows, value: rows.filter(text__icontains=value)),
            Filter("stand", "Stand", _standing, "choice", lambda: [("offen", "offen"), ("beantwortet", "beantwortet")]),
        ),
        default_sort="-am",
        empty_title="Niemand hat eine Barriere gemeldet",
        empty_text="Meldungen kommen über „Barriere melden“ auf der Seite „Barrierefreiheit“.",
    )
