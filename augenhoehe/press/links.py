"""The links in the mails: each opens its page without signing in, and does one thing there."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import Subscription

# Who may confirm an address may not end the subscription with the same link, nor the other way round.
CONFIRM, LEAVE = "augenhoehe.press.confirm", "augenhoehe.press.leave"


def named_in(purpose: str, token: str) -> uuid.UUID | None:
    """What a token names; nothing for one that was changed or made elsewhere."""
    named = named_by(purpose, token, count=1)
    return named[0] if named else None


def confirm_address(subscription: Subscription) -> str:
    return _whole("press:subscription_confirm", CONFIRM, subscription)


def leave_address(subscription: Subscription) -> str:
    return _whole("press:subscription_leave", LEAVE, subscription)


def one_click_address(subscription: Subscription) -> str:
    """For mail programs, which send a POST there when somebody presses their button (RFC 8058)."""
    return _whole("press:subscription_end", LEAVE, subscription)


def _whole(name: str, purpose: str, subscription: Subscription) -> str:
    with translation.override(subscription.language):
        return settings.BASE_URL + reverse(name, args=[link_token(purpose, subscription.pk)])
