"""What the closed room hangs into other places: an entry of the navigation, never a word of a file."""

from __future__ import annotations

from augenhoehe.core.contributions import Exempt, Navigation, Slot, TableGrant, TodaySection

from .checks import CHECKS
from .counts import RELEASES
from .panels import door_at_help, waiting_in_the_room
from .permissions import GIVE_HINTS, PERMISSIONS, READ_NUMBERS, WORK_ON_CASES
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = [
    "CHECKS", "DATA", "EXEMPT", "GRANTS", "MACHINES", "NAVIGATION", "PERMISSIONS", "RELEASES", "RETENTION",
    "SLOTS", "TODAY",
]  # fmt: skip

NAVIGATION = (
    Navigation("Fallakten", "cases_inside:cases", 5, lambda actor: actor.may(WORK_ON_CASES), "cases"),
    Navigation(
        "Beratungswünsche",
        "cases_inside:wishes",
        6,
        lambda actor: actor.may(WORK_ON_CASES),
        "cases",
        under=("cases_inside:cases",),
    ),
    Navigation("Fallzahlen", "cases_inside:numbers", 6, lambda actor: actor.may(READ_NUMBERS), "cases"),
    Navigation(
        "Hinweis geben",
        "cases_inside:hint_give",
        7,
        lambda actor: actor.may(GIVE_HINTS),
        under=("cases_inside:cases",),
    ),
)
TODAY = (TodaySection("Fallakten", waiting_in_the_room, order=5),)
SLOTS = (Slot("portal.help", "cases/panel_help.html", door_at_help, order=20),)
# What was read stays noted, what was erased stays proven: nobody rewrites either.
GRANTS = (
    TableGrant("cases_readlog", "SELECT, INSERT, DELETE"),
    TableGrant("cases_erasure", "SELECT, INSERT"),
    TableGrant("cases_senthint", "SELECT, INSERT, DELETE"),
    TableGrant("cases_queuedhint", "SELECT, INSERT, DELETE"),
)
EXEMPT = (
    Exempt(
        "augenhoehe.cases.operations.erasing.erase_due",
        "Der Löschlauf sagt, wie viele Akten er entfernt hat; das Protokoll der Löschung verlangt diese Zahl.",
    ),
    Exempt(
        "augenhoehe.cases.operations.files.move_case",
        "Ob eine Einwilligung vorliegt, prüft die Regel der Aufnahme; keine Zahl kommt auf eine Seite.",
    ),
    Exempt(
        "augenhoehe.cases.queries_linkings",
        "Die Teamleitung sieht, wie viele Vermittlungen und Anliegen ihres Trägers in welchem Stand sind. Merkmale von "
        "Menschen, Angebote und Fälle sind nicht dabei, und die Zahlen verlassen den Träger nicht.",
    ),
    Exempt(
        "augenhoehe.cases.operations.intake.erase_due_wishes",
        "Der Löschlauf sagt, wie viele Beratungswünsche er entfernt hat; das Protokoll der Löschung verlangt die Zahl.",
    ),
    Exempt(
        "augenhoehe.cases.queries_intake.wish_numbers",
        "Die Teamleitung sieht, wie viele Menschen auf einen Anruf ihres Trägers warten und wie viele zu lange. "
        "Merkmale von Menschen sind nicht dabei, und die Zahlen verlassen den Träger nicht.",
    ),
    Exempt(
        "augenhoehe.cases.queries.workloads",
        "Die Teamleitung sieht, wie viele Fälle eine Person führt, um Arbeit zu verteilen. Merkmale von Menschen "
        "sind nicht dabei, und die Zahlen verlassen den Träger nicht.",
    ),
)
