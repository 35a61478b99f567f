"""Letters to the office that asked, in the language of its form. None holds how to reach a volunteer."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature
from augenhoehe.volunteers.links import address_link, office_link
from augenhoehe.volunteers.models import Assignment, Enquiry

from . import words


def confirm_address(enquiry: Enquiry, others: Sequence[Enquiry] = ()) -> Letter:
    """„Bitte bestätigen Sie Ihre Adresse“: before that nobody reads the enquiry."""
    with translation.override(enquiry.form_language):
        lines = [
            gettext("Guten Tag,"),
            gettext("mit dieser Adresse wurde eine Anfrage gestellt: %(what)s, %(when)s.") % _facts(enquiry),
            *_days(others),
            gettext("Bitte bestätigen Sie, dass sie von Ihnen ist. Erst dann lesen wir sie:")
            + f"\n{address_link(enquiry)}",
            gettext("War das nicht Ihre Stelle? Dann müssen Sie nichts tun. Wir löschen die Anfrage nach drei Tagen."),
            signature(),
        ]
        return Letter(gettext("Bitte bestätigen Sie Ihre Anfrage"), "\n\n".join(lines))


def _days(others: Sequence[Enquiry]) -> list[str]:
    """The further dates of a request, in the present language."""
    if not others:
        return []
    lines = [words.when(one.starts_at, one.ends_at) for one in others]
    return [gettext("Dazu gehören diese Termine; jeder wird einzeln bestätigt:") + "\n" + "\n".join(lines)]


def received(enquiry: Enquiry, others: Sequence[Enquiry] = ()) -> Letter:
    return _letter(enquiry, gettext_noop("Ihre Anfrage ist angekommen"), [gettext_noop(
        "Die Koordination prüft sie und sucht jemanden. Ein Anspruch besteht nicht; Sie erfahren es in jedem Fall."
    )], others=others)  # fmt: skip


def found(assignment: Assignment) -> Letter:
    """Somebody said yes: now the office confirms."""
    enquiry = assignment.enquiry
    return _letter(enquiry, gettext_noop("Wir haben jemanden gefunden: bitte bestätigen"), [
        gettext_noop("%(name)s kann kommen. Bitte bestätigen Sie den Einsatz mit einem Tipp.")
    ], name=assignment.volunteer.name)  # fmt: skip


def searching(enquiry: Enquiry) -> Letter:
    """Who had agreed cannot come."""
    return _letter(enquiry, gettext_noop("Wir suchen jemand anderes für Ihren Termin"), [
        gettext_noop("Wer zugesagt hatte, kann leider nicht kommen. Wir suchen weiter und melden uns.")
    ])  # fmt: skip


def unmet(enquiry: Enquiry) -> Letter:
    """Nobody was found, or it cannot be done here; the reason is told."""
    return _letter(enquiry, gettext_noop("Wir können Ihre Anfrage leider nicht erfüllen"), [
        gettext_noop("Begründung: %(reason)s")
    ], reason=enquiry.state_reason)  # fmt: skip


def cancelled(enquiry: Enquiry) -> Letter:
    return _letter(enquiry, gettext_noop("Ihre Anfrage ist storniert"), [gettext_noop("Sie müssen nichts mehr tun.")])


def hours(assignment: Assignment) -> Letter:
    """The volunteer said how long it took: the office confirms, or says what is wrong."""
    with translation.override(assignment.enquiry.form_language):
        told = {"hours": words.hours(assignment.minutes), "km": words.km(assignment)}
    return _letter(assignment.enquiry, gettext_noop("Bitte bestätigen Sie die Stunden"), [
        gettext_noop("%(name)s hat gemeldet: %(hours)s, %(km)s. Stimmt das? Ein Tipp genügt.")
    ], name=assignment.volunteer.name, hours=told["hours"], km=told["km"])  # fmt: skip


def _letter(enquiry: Enquiry, subject: str, told: list[str], others: Sequence[Enquiry] = (), **values: str) -> Letter:
    with translation.override(enquiry.form_language):
        given = {**_facts(enquiry), **values}
        lines = [
            gettext("Guten Tag,"),
            gettext("es geht um Ihre Anfrage: %(what)s, %(when)s.") % given,
            *_days(others),
            *[gettext(line) % given for line in told],
            gettext("Hier sehen Sie den Stand, bestätigen oder sagen ab, ohne Anmeldung:")
            + f"\n{office_link(enquiry)}",
            signature(),
        ]
        return Letter(gettext(subject), "\n\n".join(lines))


def _facts(enquiry: Enquiry) -> dict[str, str]:
    return {"what": words.what(enquiry), "when": words.when(enquiry.starts_at, enquiry.ends_at)}
