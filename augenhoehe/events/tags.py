"""The state of an event and of a registration in a word, for every list and page."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

from augenhoehe.events.rules import registrations as rules
from augenhoehe.ui.status import Kind, StatusTag

from .models import Event, Registration

_EVENT: dict[str, Kind] = {
    "announced": "active", "open": "good", "held": "good", "reviewed": "good", "cancelled": "bad",
}  # fmt: skip
_REGISTRATION: dict[str, Kind] = {
    "begun": "warning", "confirmed": "good", "waiting": "active", "offered": "active", "attended": "good",
}  # fmt: skip


def event_tag(event: Event) -> StatusTag:
    """Inside: the state; „voll“ beside it, since that is what people ask."""
    text = gettext(str(event.get_state_display()))
    if event.state in Event.COMING and event.full:
        return StatusTag(f"{text}, voll", "warning")
    return StatusTag(text, _EVENT.get(event.state, "neutral"))


def public_tag(event: Event, at: datetime) -> StatusTag | None:
    """Outside: whether one can come. Nothing where there is nothing to say."""
    if event.state == Event.State.CANCELLED:
        return StatusTag(gettext("abgesagt"), "bad")
    if event.over_at <= at or not event.registers:
        return None
    if not rules.is_open(event, at):
        opens = event.registration_opens_at
        if opens is not None and opens > at:
            return StatusTag(gettext("Anmeldung noch nicht offen"))
        return StatusTag(gettext("Anmeldung geschlossen"))
    if event.full:
        return StatusTag(gettext("voll, Warteliste") if event.waiting_list else gettext("ausgebucht"), "warning")
    return StatusTag(gettext("Plätze frei"), "good")


def registration_tag(registration: Registration) -> StatusTag:
    text = str(registration.get_state_display())
    if registration.state == Registration.State.CANCELLED and registration.ended != Registration.Ended.PERSON:
        text = str(registration.get_ended_display())
    return StatusTag(text, _REGISTRATION.get(registration.state, "neutral"))
