"""Who publishes open data, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

PUBLISH_DATA = Permission(
    "open_data.publish",
    "Datensätze als offene Daten veröffentlichen, ihre Lizenz festlegen und sie zurückziehen",
    roles(Role.COORDINATION),
)
PERMISSIONS = (PUBLISH_DATA,)
