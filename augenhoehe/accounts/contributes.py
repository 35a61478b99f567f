"""What accounts hangs into shared places."""

from __future__ import annotations

from augenhoehe.core.contributions import Navigation
from augenhoehe.core.rights import Actor

from .permissions import INVITE, PERMISSIONS, READ_ACCOUNTS
from .register import DATA, RETENTION

__all__ = ["DATA", "NAVIGATION", "PERMISSIONS", "RETENTION"]


def _invites_only(actor: Actor) -> bool:
    """Who manages accounts finds the invitations there."""
    return actor.may(INVITE) and not actor.may(READ_ACCOUNTS)


NAVIGATION = (
    Navigation("Konten", "accounts_inside:users", 80, lambda actor: actor.may(READ_ACCOUNTS)),
    Navigation("Einladungen", "accounts_inside:invitations", 85, _invites_only),
)
