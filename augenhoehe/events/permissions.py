"""What people may do with events, in sentences an officer can sign off; hosts keep their own without a role."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

KEEP_EVENTS = Permission(
    "events.keep",
    "Veranstaltungen und Reihen anlegen, veröffentlichen und absagen; Anmeldungen zu eigenen Veranstaltungen führen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.COMMITTEE_OFFICE),
    # The wall (law.md no. 1): a list of who comes is a list of who lives here.
    residence_authority=False,
)

PERMISSIONS = (KEEP_EVENTS,)
