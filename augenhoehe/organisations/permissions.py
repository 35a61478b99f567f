"""What people may do with the register, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

KEEP_REGISTER = Permission(
    "organisations.keep",
    "Organisationen erfassen, prüfen, veröffentlichen und ändern, auch ihre nicht öffentlichen Angaben",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)
READ_NETWORK = Permission(
    "organisations.network",
    "Angaben lesen, die Organisationen nur mit dem Netzwerk teilen",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.CASE_MANAGER,
        Role.TEAM_LEAD,
        Role.ADVICE_SERVICE,
        Role.STEERING_MEMBER,
        Role.GROUP_MEMBER,
        Role.COMMITTEE_MEMBER,
        Role.MIGRANT_ORGANISATION,
    ),
)

PERMISSIONS = (KEEP_REGISTER, READ_NETWORK)
