"""Second factors, as far as they are set up without their owner: only in the demo."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core.refused import Refused


@transaction.atomic
def set_up_demo_factor(user: User) -> None:
    """Give a person of the demo an authenticator app whose code the page itself shows."""
    if not settings.DEMO:
        raise Refused("Einen vorgezeigten zweiten Faktor gibt es nur in der Demo.")
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())
