"""What council records hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot, TodaySection

from .importers import IMPORTERS
from .operations.finding import KIND, rebuild_council_papers
from .panels import papers_on_measure, papers_on_thread, waiting_results
from .permissions import KEEP_SOURCES, PERMISSIONS, READ_RECORDS
from .register import DATA, RETENTION

__all__ = ["DATA", "IMPORTERS", "NAVIGATION", "PERMISSIONS", "RETENTION", "SEARCH", "SLOTS", "TODAY"]

_PAPERS = "council_records_inside:council_papers"
SLOTS = (
    Slot("measure.panels", "council_records/panel_papers.html", papers_on_measure, order=35),
    Slot("thread.panels", "council_records/panel_papers.html", papers_on_thread, order=28),
)
NAVIGATION = (
    Navigation("Kommunen", _PAPERS, 44, lambda actor: actor.may(READ_RECORDS), under=("committees_inside:committees",)),
    Navigation(
        "Quellen", "council_records_inside:sources", 45, lambda actor: actor.may(KEEP_SOURCES), under=(_PAPERS,)
    ),
)
TODAY = (TodaySection("Aus den Ratsinformationssystemen", waiting_results, order=46),)
SEARCH = (SearchKind(KIND, "Vorlage einer Kommune", lambda: rebuild_council_papers(at=now()), inside=READ_RECORDS),)
