"""What proves a person besides the mail code: directory accounts, and in the demo a factor to show."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit


@transaction.atomic
def link_directory_account(*, user: User, account: SocialAccount, at: datetime) -> SocialAccount:
    """Link a directory account that vouches for the address; the address counts as proven by it."""
    person = Actor(user_id=user.pk, name=user.name, function=user.function, language=user.language)
    account.user = user
    account.save()
    EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=True)
    audit("link_directory_account", user, by=person, at=at)
    return account


@transaction.atomic
def set_up_demo_factor(user: User) -> None:
    """Give a person of the demo an authenticator app whose code the page itself shows."""
    if not settings.DEMO:
        raise Refused("Einen vorgezeigten zweiten Faktor gibt es nur in der Demo.")
    EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=True)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())
