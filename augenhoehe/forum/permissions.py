"""What people may do in the forum; a residence authority never reads what nobody has published yet (law.md no. 1)."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

MODERATE = Permission(
    "forum.moderate",
    "Beiträge prüfen, veröffentlichen, ablehnen und Meldungen bearbeiten",
    roles(Role.COORDINATION, Role.FORUM_MODERATION),
    residence_authority=False,
)
ANSWER = Permission(
    "forum.answer",
    "Beiträge amtlich beantworten",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
    residence_authority=False,
)
MAKE_HINTS = Permission(
    "forum.make_hints",
    "Aus einem Beitrag einen Hinweis machen",
    roles(Role.COORDINATION),
    residence_authority=False,
)
SET_UP = Permission(
    "forum.set_up",
    "Räume, Wortliste und Notbremse des Forums einstellen",
    roles(Role.COORDINATION, Role.FORUM_MODERATION),
    residence_authority=False,
)

PERMISSIONS = (MODERATE, ANSWER, MAKE_HINTS, SET_UP)
