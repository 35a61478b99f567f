"""What members of a project group, and people asked to take a solution over, are told in their language."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.ui.words import long_day

from .letters import Letter


def about(name: str, language: str) -> str:
    """What an invitation is about: „Projektgruppe „Post““."""
    with translation.override(language):
        # In German the group's own name mostly says it already.
        if name.startswith(gettext("Projektgruppe")):
            return name
        return gettext("Projektgruppe „%(name)s“") % {"name": name}


def welcome(name: str, due: date, language: str) -> Letter:
    """The message to somebody who has an account and was given a seat."""
    with translation.override(language):
        values = {"name": name, "day": long_day(due)}
        lines = [
            gettext("Guten Tag,"),
            gettext("Sie haben jetzt einen Sitz in der Gruppe „%(name)s“.") % values,
            gettext("Die Gruppe sucht eine Lösung und legt bis %(day)s einen Vorschlag vor.") % values,
            gettext("Notizen, Aufgaben, Unterlagen und Abfragen der Gruppe finden Sie hier."),
        ]
        return Letter(gettext("Ihr Sitz in der Gruppe „%(name)s“") % values, "\n\n".join(lines))


def adoption_asked(title: str, what: str, due: date, language: str) -> Letter:
    """Will the organisation take it over? What exactly stays as the coordination wrote it."""
    with translation.override(language):
        values = {"title": title, "day": long_day(due)}
        lines = [
            gettext("Guten Tag,"),
            gettext("für „%(title)s“ ist eine Lösung beschlossen.") % values,
            gettext("Ihre Organisation soll das übernehmen:") + f"\n{what}",
            gettext("Bitte antworten Sie bis %(day)s: ganz, teilweise oder nicht.") % values,
        ]
        return Letter(gettext("Übernehmen Sie das? %(title)s") % values, "\n\n".join(lines))
