"""What people may do with funding programmes and grants, in sentences an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

KEEP_FUNDING = Permission(
    "funding.keep",
    "Förderprogramme, Fristen und Bewilligungen führen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
)

PERMISSIONS = (KEEP_FUNDING,)
