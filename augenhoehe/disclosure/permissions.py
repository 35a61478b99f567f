"""What one may do with the register of releases, in words an officer can sign off."""

from __future__ import annotations

from augenhoehe.core.contributions import Releasable
from augenhoehe.core.rights import Actor, Permission, Role, roles

KEEP_RELEASES = Permission(
    "disclosure.keep_releases",
    "Das Verzeichnis der freigegebenen Zahlen führen: blockierte lesen, berechnen lassen, zurückziehen",
    roles(Role.COORDINATION, Role.DATA_PROTECTION),
    # The wall (law.md no. 1): some of the tables tell of topics and hints.
    residence_authority=False,
)
PERMISSIONS = (KEEP_RELEASES,)


def may_read(actor: Actor, table: Releasable) -> bool:
    """Public tables are everybody's; the others are read by who holds the permission everywhere, or is signed in."""
    if table.public or actor.system:
        return True
    if table.walled and actor.residence_authority:
        return False
    if table.permission is None:
        return actor.signed_in
    return actor.reach(table.permission).everywhere
