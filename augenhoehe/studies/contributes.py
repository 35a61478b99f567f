"""What studies hang into other places; of the closed room never a word."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Exempt, Lookup, Navigation, SearchKind, Slot, TableGrant, TodaySection
from augenhoehe.core.rights import Actor

from .checks import CHECKS
from .engagement import told
from .operations.finding import STUDY, rebuild_studies
from .panels import nominations_waiting, studies_behind
from .permissions import PERMISSIONS, READ_OWN_STUDY, READ_STUDIES, WORK_ON_INTERVIEWS
from .register import DATA, RETENTION
from .rules.machines import MACHINES
from .translations import TRANSLATABLE, UNTRANSLATED

__all__ = [
    "CHECKS", "DATA", "EXEMPT", "GRANTS", "LOOKUPS", "MACHINES", "NAVIGATION", "PERMISSIONS", "RETENTION", "SEARCH",
    "SLOTS", "TODAY", "TRANSLATABLE", "UNTRANSLATED",
]  # fmt: skip


def _reads(actor: Actor) -> bool:
    return actor.may(READ_STUDIES) or actor.may(READ_OWN_STUDY)


_QUESTIONS = "structure_inside:questions"
NAVIGATION = (
    Navigation("Interviews", "studies_inside:rooms", 8, lambda actor: actor.may(WORK_ON_INTERVIEWS), "studies"),
    Navigation(
        "Studien", "studies_inside:studies", 39, _reads, "studies",
        under=("studies_inside:rooms", _QUESTIONS, "committees_inside:committees"),
    ),
)  # fmt: skip
TODAY = (TodaySection("Interviews", nominations_waiting, order=7),)
SEARCH = (SearchKind(STUDY, "Studie", lambda: rebuild_studies(at=now()), module="studies"),)
LOOKUPS = (
    Lookup(
        "engagement.told",
        told,
        "Die Karte des Engagements zeigt denen, die Studien lesen, was Interviews und Werkstätten davon erzählten.",
    ),
)
SLOTS = (Slot("question.sources", "structure/questions/source.html", studies_behind, order=40),)
# What was read stays noted, what was erased stays proven: nobody rewrites either.
GRANTS = (
    TableGrant("studies_closed_readlog", "SELECT, INSERT, DELETE"),
    TableGrant("studies_closed_erasure", "SELECT, INSERT"),
    TableGrant("studies_closed_consent", "SELECT, INSERT, DELETE"),
    TableGrant("studies_closed_queue", "SELECT, INSERT, DELETE"),
)
EXEMPT = (
    Exempt(
        "augenhoehe.studies.queries.interviews.numbers_of",
        "Die Koordination sieht, wie viele Interviews einer Studie in welchem Stand sind, um den Auftrag zu begleiten. "
        "Merkmale von Menschen sind nicht dabei, und die Zahlen verlassen die Koordination nicht.",
    ),
    Exempt(
        "augenhoehe.studies.operations.interviews.erase_due_findings",
        "Der Löschlauf sagt, wie viele Interviews er entfernt hat; das Protokoll der Löschung verlangt diese Zahl.",
    ),
    Exempt(
        "augenhoehe.studies.panels.nominations_waiting",
        "Wer die Meldungen selbst öffnen darf, sieht, wie viele warten.",
    ),
)
