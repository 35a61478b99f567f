"""Who a session belongs to: the person and what they may do, read in one query."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from augenhoehe.core import clock

from . import queries
from .models import User


class Backend(AuthenticationBackend):
    """Signs in like allauth's; every later request of the session brings the grants along."""

    def get_user(self, user_id: Any) -> User | None:
        return queries.signed_in(user_id, at=clock.now())
