"""What people may do with circulars, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

SEND_CIRCULARS = Permission(
    "circulars.send",
    "Rundschreiben an Organisationen schreiben, verschicken und sehen, was zurückkam",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
PERMISSIONS = (SEND_CIRCULARS,)
