"""What people may do with the legal texts, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_LEGAL_TEXTS = Permission(
    "portal.read_legal_texts",
    "Alle Fassungen der Rechtstexte lesen",
    roles(Role.ADMINISTRATION, Role.DATA_PROTECTION, Role.COORDINATION),
)
WRITE_LEGAL_TEXTS = Permission(
    "portal.write_legal_texts",
    "Neue Fassungen der Rechtstexte schreiben",
    roles(Role.ADMINISTRATION),
    second_factor=True,
)
CHECK_LEGAL_TEXTS = Permission(
    "portal.check_legal_texts",
    "Rechtstexte als geprüft kennzeichnen",
    roles(Role.ADMINISTRATION, Role.DATA_PROTECTION),
    second_factor=True,
)

PERMISSIONS = (READ_LEGAL_TEXTS, WRITE_LEGAL_TEXTS, CHECK_LEGAL_TEXTS)
