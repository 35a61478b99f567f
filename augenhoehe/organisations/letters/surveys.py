"""The mails of a round: one question, one link, in the language of whoever gets it."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter

from .entries import signature, with_weekday


def about_survey(name: str, question: str, address: str, ends_on: date, language: str, *, again: bool) -> Letter:
    """„Was braucht Ihre Organisation?“; the round's own words stand in the text as they were written."""
    with translation.override(language):
        subject = gettext("Was braucht %(name)s? Antworten Sie bitte bis %(day)s") % {
            "name": name,
            "day": with_weekday(ends_on),
        }
        if again:
            subject = gettext("Erinnerung: %(subject)s") % {"subject": subject}
        lines = [
            gettext("Guten Tag,"),
            question,
            gettext("Hier kreuzen Sie an, was Sie brauchen, ohne Anmeldung. Das dauert zwei Minuten:") + f"\n{address}",
            gettext("Ihre Antwort lesen nur Sie und die Koordination."),
            gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Ihre Organisation."),
            signature(),
        ]
        return Letter(subject, "\n\n".join(lines))
