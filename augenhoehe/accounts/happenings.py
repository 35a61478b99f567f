"""What happened to accounts; packages above may react."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

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
