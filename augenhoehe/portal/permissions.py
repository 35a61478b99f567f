"""What people may do with the public pages' own texts, in sentences an officer can sign off."""

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
KEEP_LINKS = Permission(
    "portal.keep_links",
    "Verweislisten der öffentlichen Seiten führen",
    roles(Role.COORDINATION),
)
ANSWER_BARRIERS = Permission(
    "portal.answer_barriers",
    "Gemeldete Barrieren lesen und beantworten",
    roles(Role.COORDINATION, Role.ADMINISTRATION),
)

PERMISSIONS = (READ_LEGAL_TEXTS, WRITE_LEGAL_TEXTS, CHECK_LEGAL_TEXTS, KEEP_LINKS, ANSWER_BARRIERS)
