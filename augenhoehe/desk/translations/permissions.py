"""Who looks after the languages; who may word a content, its own package says."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

SEE_TRANSLATIONS = Permission(
    "desk.see_translations",
    "Sehen, welche öffentlichen Inhalte in welcher Sprache fehlen oder veraltet sind",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.PRESS, Role.ADMINISTRATION),
)

PERMISSIONS = (SEE_TRANSLATIONS,)
