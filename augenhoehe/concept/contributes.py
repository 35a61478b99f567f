"""What concepts hang into other places."""

from __future__ import annotations

from augenhoehe.committees.happenings import PaperConcluded, PaperReturned, PaperSubmitted, PaperWithdrawn
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM

from .datasets import DATASETS
from .measurements import INDICATORS
from .operations import follow_paper, follow_resubmission, follow_return
from .operations.finding import rebuild_measures
from .panels import concept_of_mandate, loads_on_measure, measures_on_thread
from .permissions import OWN_MEASURES, PERMISSIONS, READ_CONCEPT
from .register import DATA, RETENTION
from .rules import MACHINES
from .translations import TRANSLATABLE

__all__ = [
    "DATA",
    "DATASETS",
    "INDICATORS",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RETENTION",
    "SEARCH",
    "SLOTS",
    "TRANSLATABLE",
]


def _concluded(happening: PaperConcluded) -> None:
    follow_paper(paper=happening.paper, by=SYSTEM, at=happening.paper.thread.last_step_at)


def _submitted(happening: PaperSubmitted) -> None:
    follow_resubmission(paper=happening.paper, by=SYSTEM, at=happening.paper.thread.last_step_at)


def _returned(happening: PaperReturned) -> None:
    follow_return(paper=happening.paper, withdrawn=False, by=SYSTEM, at=happening.paper.thread.last_step_at)


def _withdrawn(happening: PaperWithdrawn) -> None:
    follow_return(paper=happening.paper, withdrawn=True, by=SYSTEM, at=happening.paper.thread.last_step_at)


REACTIONS = (
    Reaction(
        PaperConcluded,
        _concluded,
        "Die Fassung eines Konzepts kommt mit dem Beschluss zurück; Geplantes ist beschlossen, die Umsetzung beginnt.",
    ),
    Reaction(PaperSubmitted, _submitted, "Eine zurückgegebene Fassung eines Konzepts ist wieder in Beratung."),
    Reaction(PaperReturned, _returned, "Gibt ein Gremium die Vorlage zurück, ist die Fassung nicht mehr in Beratung."),
    Reaction(PaperWithdrawn, _withdrawn, "Mit der Vorlage ist auch die Fassung eines Konzepts zurückgezogen."),
)
SLOTS = (
    Slot("thread.panels", "concept/panel_measures.html", measures_on_thread, order=40),
    Slot("mandate.panels", "concept/panel_mandate.html", concept_of_mandate, order=20),
    Slot("measure.panels", "committees/panel_loads.html", loads_on_measure, order=60),
)
_CONCEPTS = "concept_inside:concepts"
NAVIGATION = (
    Navigation("Konzept", _CONCEPTS, 50, lambda actor: actor.may(READ_CONCEPT)),
    Navigation("Bestand", "concept_inside:projects", 53, lambda actor: actor.may(READ_CONCEPT), under=(_CONCEPTS,)),
    Navigation(
        "Umsetzungsmarker",
        "concept_inside:own_markers",
        55,
        lambda actor: actor.may(OWN_MEASURES),
        under=(_CONCEPTS,),
    ),
)
SEARCH = (SearchKind("measure", "Maßnahme", lambda: rebuild_measures(at=now())),)
