"""Who draws the report; everybody it is handed to reads sums only."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

DRAW_REPORT = Permission(
    "desk.report_organisations",
    "Den Bericht über Organisationen erzeugen: Verzeichnis, Bedarfe und Kontakte in Summen, ohne Namen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PERMISSIONS = (DRAW_REPORT,)
