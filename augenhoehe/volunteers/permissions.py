"""What people may do with volunteers and requests for them, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

KEEP_VOLUNTEERS = Permission(
    "volunteers.keep",
    "Ehrenamtliche führen, ihre Kontaktdaten lesen, Einsatzanfragen prüfen und zuteilen, Einsätze abrechnen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
    # The wall (law.md no. 1): volunteers speak with people without papers too.
    residence_authority=False,
)
ASK_VOLUNTEERS = Permission(
    "volunteers.ask",
    "Für die eigene Stelle Sprachmittlung oder Begleitung anfragen und eigene Anfragen verfolgen",
    roles(
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.CASE_MANAGER,
        Role.TEAM_LEAD,
        Role.ADVICE_SERVICE,
        Role.MEASURE_OWNER,
        Role.COMMITTEE_OFFICE,
        Role.MIGRANT_ORGANISATION,
    ),
)

PERMISSIONS = (KEEP_VOLUNTEERS, ASK_VOLUNTEERS)
