"""Who draws and writes reports; everybody they are handed to reads sums only."""

from __future__ import annotations

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Permission, Role, roles

DRAW_REPORT = Permission(
    "desk.report_organisations",
    "Den Bericht über Organisationen erzeugen: Verzeichnis, Bedarfe und Kontakte in Summen, ohne Namen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
WRITE_REPORTS = Permission(
    "desk.write_reports",
    "Für den ganzen Kreis Berichte an Rat und Land schreiben und einfrieren, Kosten und Handlungskonzept pflegen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PERMISSIONS = (DRAW_REPORT, WRITE_REPORTS)


def writes_reports(actor: Actor) -> bool:
    """Only for the whole district: the figures are those of all towns."""
    return actor.may(WRITE_REPORTS) and actor.reach(WRITE_REPORTS).everywhere


def check_office(by: Actor) -> None:
    by.check(WRITE_REPORTS)
    if not writes_reports(by):
        raise Refused("Diese Berichte gelten für den ganzen Kreis. Sie sind für einen Teil davon zuständig.")
