"""The letter after the day: thanks, one link to material and feedback; in the language of whoever gets it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature

from . import words
from .day_links import after_link
from .models import Registration


def thanks(registration: Registration, text: str = "") -> Letter:
    """Expects the event with `meeting`, `series` and `municipality` to be selected. text: what the hosts add."""
    event = registration.event
    with translation.override(registration.language):
        title = words.title_of(event, registration.language).text
        lines = [
            gettext("Guten Tag %(name)s,") % {"name": registration.name},
            gettext("schön, dass Sie da waren: %(title)s.") % {"title": words.heading(event, registration.language)},
            *([text] if text else []),
            gettext("Hier finden Sie das Material und sagen ohne Namen, wie es war:") + f"\n{after_link(registration)}",
            signature(),
        ]
        return Letter(gettext("Danke: %(title)s") % {"title": title}, "\n\n".join(lines))
