"""Opening a session for somebody, and what a session has shown."""

from __future__ import annotations

from typing import Any

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import login, logout

from . import queries
from .models import User

BACKEND = "augenhoehe.accounts.backends.Backend"
AFTER_FACTOR = "after_factor"


def sign_in(request: Any, user: User, *, method: str) -> None:
    """Open a session at once, without asking for anything: the demo does this, and tests."""
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method=method)


def sign_in_by_invitation(request: Any, user: User, *, target: str) -> Any:
    """Open a session as allauth would, so that a second factor is still asked for; returns the response."""
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, user, method="invitation")
    return perform_login(
        request, Login(user=user, redirect_url=target, email_verification=EmailVerificationMethod.NONE)
    )


def showed_second_factor(request: Any) -> bool:
    """Did this session prove a second factor? Signing in by passkey counts, it is two factors in one."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def count_new_factor(request: Any, kind: Authenticator.Type) -> None:
    """Who has just proven a new factor while setting it up need not prove it again at once."""
    factor = queries.newest_factor(request.user, kind)
    if factor is not None:
        post_authentication(request, factor, reauthenticated=True)
