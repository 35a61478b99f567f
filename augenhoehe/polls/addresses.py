"""Where polls are read and answered."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id

from .links import token_of
from .models import Poll, Ticket


def of_poll(poll: Poll) -> str:
    return by_id("polls_inside:poll", poll.pk)


def of_ticket(ticket: Ticket, language: str = "") -> str:
    """The voting page of a ticket, in a language or in that of the reader."""
    if not language:
        return reverse("polls:vote", args=[token_of(ticket)])
    with translation.override(language):
        return settings.BASE_URL + reverse("polls:vote", args=[token_of(ticket)])
