"""What concepts hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot

from .datasets import DATASETS
from .operations.finding import rebuild_measures
from .panels import loads_on_measure, measures_on_thread
from .permissions import OWN_MEASURES, PERMISSIONS, READ_CONCEPT
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["DATA", "DATASETS", "MACHINES", "NAVIGATION", "PERMISSIONS", "RETENTION", "SEARCH", "SLOTS"]

SLOTS = (
    Slot("thread.panels", "concept/panel_measures.html", measures_on_thread, order=40),
    Slot("measure.panels", "committees/panel_loads.html", loads_on_measure, order=60),
)
NAVIGATION = (
    Navigation("Konzept", "concept_inside:concepts", 50, lambda actor: actor.may(READ_CONCEPT)),
    Navigation(
        "Umsetzungsmarker",
        "concept_inside:own_markers",
        55,
        lambda actor: actor.may(OWN_MEASURES),
        under=("concept_inside:concepts",),
    ),
)
SEARCH = (SearchKind("measure", "Maßnahme", lambda: rebuild_measures(at=now())),)
