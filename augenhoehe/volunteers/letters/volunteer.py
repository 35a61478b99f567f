"""Letters to a volunteer, each with the one link she needs."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature
from augenhoehe.volunteers.links import volunteer_link
from augenhoehe.volunteers.models import Assignment

from . import words


def asked(assignment: Assignment, language: str) -> Letter:
    """„Können Sie?“: when, where, for whom; one tap answers."""
    return _letter(assignment, language, gettext_noop("Können Sie? %(what)s am %(when)s"), [
        gettext_noop("%(office)s fragt: %(subject)s"),
        gettext_noop("Ort: %(where)s"),
        gettext_noop("Bitte sagen Sie mit einem Tipp Ja oder Nein, ohne Anmeldung:"),
    ])  # fmt: skip


def agreed(assignment: Assignment, language: str) -> Letter:
    """Both have said yes: where to go, whom to ask for."""
    enquiry = assignment.enquiry
    return _letter(assignment, language, gettext_noop("Bestätigt: %(what)s am %(when)s"), [
        gettext_noop("%(office)s freut sich auf Sie. Ort: %(where)s"),
        gettext_noop("Ihre Ansprechperson: %(contact)s"),
        gettext_noop("Alle Angaben und der Termin für Ihren Kalender:"),
    ], contact=", ".join(filter(None, [enquiry.contact_name, enquiry.phone])))  # fmt: skip


def off(assignment: Assignment, language: str) -> Letter:
    """Not needed any more."""
    return _letter(assignment, language, gettext_noop("Abgesagt: %(what)s am %(when)s"), [
        gettext_noop("Der Termin bei %(office)s findet ohne Sie statt. Sie müssen nichts tun."),
        gettext_noop("Nachlesen können Sie es hier:"),
    ])  # fmt: skip


def hours(assignment: Assignment, language: str) -> Letter:
    """„Wie lange hat es gedauert?“: two numbers."""
    return _letter(assignment, language, gettext_noop("Wie lange hat es gedauert? %(what)s am %(when)s"), [
        gettext_noop("Danke für Ihren Einsatz bei %(office)s."),
        gettext_noop("Bitte melden Sie Stunden und Kilometer, ohne Papier:"),
    ])  # fmt: skip


def objected(assignment: Assignment, language: str) -> Letter:
    """The office says the hours are different."""
    return _letter(assignment, language, gettext_noop("Bitte noch einmal ansehen: Stunden vom %(when)s"), [
        gettext_noop("%(office)s schreibt zu den gemeldeten Stunden: %(objection)s"),
        gettext_noop("Bitte sehen Sie nach und melden Sie die Stunden noch einmal:"),
    ], objection=assignment.objection)  # fmt: skip


def _letter(assignment: Assignment, language: str, subject: str, told: list[str], **values: str) -> Letter:
    enquiry = assignment.enquiry
    with translation.override(language):
        given = {
            "what": words.what(enquiry), "when": words.when(assignment.starts_at, assignment.ends_at),
            "where": words.where(enquiry), "office": enquiry.office_name, "subject": enquiry.subject, **values,
        }  # fmt: skip
        lines = [
            gettext("Guten Tag %(name)s,") % {"name": assignment.volunteer.name},
            "\n".join(gettext(line) % given for line in told) + f"\n{volunteer_link(assignment, language)}",
            gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Sie."),
            signature(),
        ]
        return Letter(gettext(subject) % given, "\n\n".join(lines))
