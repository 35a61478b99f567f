"""What happened to accounts; packages above may react."""

from __future__ import annotations

from dataclasses import dataclass

from augenhoehe.core.happenings import Happening

from .models import Invitation, User


@dataclass(frozen=True, slots=True)
class UserDeactivated(Happening):
    """An account was closed: its duties need another person."""

    user: User


@dataclass(frozen=True, slots=True)
class InvitationAccepted(Happening):
    """Somebody followed an invitation."""

    invitation: Invitation
    user: User
