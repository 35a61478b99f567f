"""The link in every mail about a registration: it names the registration and opens its page, without signing in."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import Event, Registration

REGISTRATION = "augenhoehe.events.registration"


def registration_named(token: str) -> uuid.UUID | None:
    """What a token names; nothing for one that was changed or made elsewhere."""
    named = named_by(REGISTRATION, token, count=1)
    return named[0] if named else None


def registration_token(registration: Registration) -> str:
    return link_token(REGISTRATION, registration.pk)


def registration_link(registration: Registration) -> str:
    return _whole("events:own", registration_token(registration), registration.language)


def event_link(event: Event, language: str) -> str:
    """The public page, as a whole address."""
    return _whole("events:event", event.pk, language)


def _whole(name: str, argument: object, language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + reverse(name, args=[argument])
