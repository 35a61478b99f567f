"""What the search hangs into other places: threads become findable, lists of threads can be searched."""

from __future__ import annotations

from augenhoehe.core.contributions import Lookup, SearchKind
from augenhoehe.core.happenings import Reaction
from augenhoehe.journal.happenings import StepAdded, StepBlanked, ThreadChanged, ThreadPublished, ThreadWithdrawn
from augenhoehe.journal.permissions import READ_THREADS

from . import threads
from .register import DATA, RETENTION

__all__ = ["DATA", "LOOKUPS", "REACTIONS", "RETENTION", "SEARCH"]

REACTIONS = (
    Reaction(StepAdded, threads.on_step, "Ein neuer Schritt wird mit seinem Vorgang gefunden."),
    Reaction(StepBlanked, threads.on_step, "Ein entfernter Text verschwindet auch aus der Suche."),
    Reaction(ThreadPublished, threads.on_change, "Ein veröffentlichter Vorgang wird öffentlich gefunden."),
    Reaction(ThreadChanged, threads.on_change, "Ein neuer Titel wird gefunden, der alte nicht mehr."),
    Reaction(ThreadWithdrawn, threads.on_withdrawal, "Ein zurückgezogener Vorgang wird öffentlich nicht gefunden."),
)
LOOKUPS = (
    Lookup(
        "threads.matching",
        threads.matching,
        "Die Listen der Vorgänge suchen mit Tippfehlern; das kann nur die Suche.",
    ),
)
SEARCH = (SearchKind(threads.KIND, "Vorgang", threads.rebuild, inside=READ_THREADS),)
