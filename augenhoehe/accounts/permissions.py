"""What people may do with accounts, in sentences an officer can sign off; roles hold them."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

# Whoever hands out roles could open every door, so nobody of a residence authority ever does (law.md no. 1).
MANAGE_ACCOUNTS = Permission(
    "accounts.manage_accounts",
    "Konten anlegen, ändern und stilllegen, Rollen vergeben und entziehen",
    roles(Role.ADMINISTRATION),
    residence_authority=False,
    second_factor=True,
)
MANAGE_CARRIERS = Permission(
    "accounts.manage_carriers",
    "Träger und ihren Rechtsrahmen pflegen",
    roles(Role.ADMINISTRATION),
    residence_authority=False,
    second_factor=True,
)
READ_ACCOUNTS = Permission(
    "accounts.read_accounts",
    "Konten, ihre Rollen und alle Einladungen ansehen",
    roles(Role.ADMINISTRATION, Role.DATA_PROTECTION),
    residence_authority=False,
    second_factor=True,
)
INVITE = Permission(
    "accounts.invite",
    "Menschen einladen und eigene Einladungen zurückziehen",
    roles(Role.ADMINISTRATION, Role.COORDINATION),
    residence_authority=False,
)
READ_ROLES = Permission(
    "accounts.read_roles",
    "Die Seite „Rollen und Rechte“ lesen",
    roles(
        Role.ADMINISTRATION,
        Role.DATA_PROTECTION,
        Role.COORDINATION,
        Role.INTEGRATION_OFFICER,
        Role.TEAM_LEAD,
    ),
)

PERMISSIONS = (MANAGE_ACCOUNTS, MANAGE_CARRIERS, READ_ACCOUNTS, INVITE, READ_ROLES)
