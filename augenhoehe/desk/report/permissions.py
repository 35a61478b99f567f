"""Who draws and writes reports; everybody they are handed to reads sums only."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

DRAW_REPORT = Permission(
    "desk.report_organisations",
    "Den Bericht über Organisationen erzeugen: Verzeichnis, Bedarfe und Kontakte in Summen, ohne Namen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
WRITE_REPORTS = Permission(
    "desk.write_reports",
    "Berichte an Rat und Land schreiben und einfrieren, Kosten und Handlungskonzept pflegen",
    roles(Role.COORDINATION),
)
PERMISSIONS = (DRAW_REPORT, WRITE_REPORTS)
