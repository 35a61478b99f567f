"""Links of the day and after it: each opens one thing, and none of them cancels a seat or tells a name."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.links import link_token, named_by

from .models import Event, Registration

DOOR, AFTER, ROOM = "augenhoehe.events.door", "augenhoehe.events.after", "augenhoehe.events.room"


def named_in(purpose: str, token: str) -> uuid.UUID | None:
    """What a token names; nothing for one that was changed or made for something else."""
    named = named_by(purpose, token, count=1)
    return named[0] if named else None


def door_link(registration: Registration) -> str:
    """In the QR code of the confirmation: opens the list for hosts, says „gilt“ to everybody else."""
    return _whole("events:door", link_token(DOOR, registration.pk), "de")


def after_link(registration: Registration) -> str:
    """In the letter of thanks: material, and the form for feedback."""
    return _whole("events:after", link_token(AFTER, registration.pk), registration.language)


def room_link(event: Event) -> str:
    """On the wall at the end of the day: feedback for everybody in the room."""
    return _whole("events:feedback_room", link_token(ROOM, event.pk), "de")


def certificate_address() -> str:
    return _whole("events:certificate", None, "de")


def _whole(name: str, argument: str | None, language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + reverse(name, args=[argument] if argument else [])
