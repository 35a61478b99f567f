"""The reminder of a deadline, in the language of whoever gets it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature, with_weekday
from augenhoehe.ui.words import long_day

from .links import end_address
from .models import Bookmark, FundingCall


def about_deadline(bookmark: Bookmark, call: FundingCall, closes: date, language: str) -> Letter:
    """„Frist am 4. Dezember: …“, where to read on, and how to end it."""
    programme = bookmark.programme
    with translation.override(language):
        address = settings.BASE_URL + reverse("funding:programme_public", args=[programme.pk])
        lines = [
            gettext("Guten Tag,"),
            gettext("Sie haben sich das Förderprogramm „%(name)s“ gemerkt.") % {"name": programme.name},
            gettext("Die Frist endet am %(day)s.") % {"day": with_weekday(closes)},
            call.note,
            gettext("Alles dazu steht hier:") + f"\n{address}",
            gettext("Keine Erinnerung mehr an dieses Programm:") + f"\n{end_address(bookmark, language)}",
            signature(),
        ]
        subject = gettext("Frist am %(day)s: %(name)s") % {"day": long_day(closes), "name": programme.name}
        return Letter(subject, "\n\n".join(filter(None, lines)))
