"""Where contributions are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id
from augenhoehe.core.links import link_token, named_by

from .models import Contribution, Room

CONFIRM = "augenhoehe.forum.address"


def of_contribution(contribution: Contribution) -> str:
    return by_id("forum_inside:contribution", contribution.pk)


def public_of_contribution(contribution: Contribution) -> str:
    """In the language of the reader."""
    return by_id("forum:contribution", contribution.pk)


def stored(contribution: Contribution) -> str:
    with translation.override("de"):
        return by_id("forum:contribution", contribution.pk)


def of_room(room: Room) -> str:
    return by_id("forum:room", room.pk)


def whole_public(contribution: Contribution, language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + by_id("forum:contribution", contribution.pk)


def status_address(language: str) -> str:
    with translation.override(language):
        return settings.BASE_URL + reverse("forum:status")


def confirm_link(contribution: Contribution, language: str) -> str:
    """Opened from the mail, it confirms on a POST that answers may go there."""
    with translation.override(language):
        return settings.BASE_URL + reverse("forum:confirm", args=[link_token(CONFIRM, contribution.pk)])


def confirmed_by(token: str) -> uuid.UUID | None:
    named = named_by(CONFIRM, token, count=1)
    return named[0] if named else None
