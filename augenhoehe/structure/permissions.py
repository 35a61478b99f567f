"""What people may do here, in sentences an officer can sign off; roles hold them."""

from __future__ import annotations

from augenhoehe.core.rights import Permission, Role, roles

READ_HINTS = Permission(
    "structure.read_hints",
    "Hinweise lesen",
    roles(Role.COORDINATION, Role.INTEGRATION_OFFICER),
    residence_authority=False,
)
