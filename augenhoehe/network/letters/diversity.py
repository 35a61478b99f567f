"""The mail that asks an organisation how diverse it is; no word of what it said before."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature, with_weekday


def about_diversity(name: str, address: str, until: date, language: str) -> Letter:
    """One link, no sign-in, voluntary, until a day."""
    with translation.override(language):
        lines = [
            gettext("Guten Tag,"),
            gettext("wie vielfältig sind Mitglieder und Vorstand bei Ihnen? Eine Schätzung genügt. Es ist freiwillig."),
            gettext("Hier antworten Sie ohne Anmeldung:") + f"\n{address}",
            gettext("Der Link gilt bis %(day)s und für eine Antwort.") % {"day": with_weekday(until)},
            gettext("Das lesen nur Ihre Organisation und die Koordination. Niemand vergleicht Organisationen."),
            gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Ihre Organisation."),
            signature(),
        ]
        return Letter(gettext("Wie vielfältig ist %(name)s?") % {"name": name}, "\n\n".join(lines))
