"""The letters to people who registered, each in their language, each with the one link they need."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from augenhoehe.notices.letters import Letter
from augenhoehe.organisations.letters.entries import signature

from . import words
from .links import registration_link
from .models import Registration

_OPEN = gettext_noop("Hier sehen Sie Ihre Anmeldung und sagen ab, wenn Sie nicht können, ohne Konto:")


def confirmed(registration: Registration) -> Letter:
    """A seat is theirs; the calendar entry goes along."""
    return _letter(registration, gettext_noop("Angemeldet: %(title)s"), [gettext_noop("Ihr Platz ist sicher.")])


def waiting(registration: Registration, place: int) -> Letter:
    return _letter(registration, gettext_noop("Warteliste: %(title)s"), [
        gettext_noop("Zurzeit sind alle Plätze vergeben. Sie stehen auf der Warteliste, an Stelle %(place)s."),
        gettext_noop("Wird ein Platz frei, schreiben wir Ihnen. Sie müssen nichts tun."),
    ], place=place)  # fmt: skip


def begun(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Ihre Anmeldung wird geprüft: %(title)s"), [gettext_noop(
        "Die Veranstaltung ist für einen bestimmten Kreis. Die Gastgebenden sehen nach und schreiben Ihnen."
    )])  # fmt: skip


def offered(registration: Registration) -> Letter:
    """„Ein Platz ist frei“: one tap takes it, until a moment."""
    with translation.override(registration.language):
        until = words.deadline(registration.offer_until)
    return _letter(
        registration, gettext_noop("Ein Platz ist frei: %(title)s"),
        [gettext_noop("Wir haben einen Platz für Sie. Bitte nehmen Sie ihn an bis: %(until)s. Danach geht er weiter.")],
        opening=gettext_noop("Platz annehmen oder absagen, ohne Konto:"), until=until,
    )  # fmt: skip


def lapsed(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Der Platz ging weiter: %(title)s"), [gettext_noop(
        "Wir haben keine Antwort bekommen und den Platz weitergegeben. Sie können sich gern noch einmal anmelden."
    )], opening="")  # fmt: skip


def cancelled(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Abgesagt: %(title)s"), [
        gettext_noop("Ihre Anmeldung ist abgesagt. Danke, dass Sie Bescheid gesagt haben.")
    ], opening="")  # fmt: skip


def cancelled_by_hosts(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Ihre Anmeldung gilt nicht mehr: %(title)s"), [
        gettext_noop("Die Gastgebenden haben Ihre Anmeldung abgesagt. Bei Fragen erreichen Sie sie hier: %(contact)s")
    ], opening="", contact=_contact(registration))  # fmt: skip


def refused(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Ihre Anmeldung wurde nicht angenommen: %(title)s"), [gettext_noop(
        "Die Veranstaltung ist für einen bestimmten Kreis, und wir konnten Sie nicht zuordnen. "
        "Bei Fragen erreichen Sie die Gastgebenden hier: %(contact)s"
    )], opening="", contact=_contact(registration))  # fmt: skip


def event_cancelled(registration: Registration, reason: str) -> Letter:
    return _letter(registration, gettext_noop("Fällt aus: %(title)s"), [
        gettext_noop("Die Veranstaltung findet nicht statt. Grund: %(reason)s"),
    ], opening="", reason=reason)  # fmt: skip


def moved(registration: Registration, reason: str) -> Letter:
    return _letter(registration, gettext_noop("Neuer Termin oder Ort: %(title)s"), [
        gettext_noop("Bitte beachten Sie: Termin oder Ort haben sich geändert. Unten steht, was jetzt gilt."),
        *([gettext_noop("Grund: %(reason)s")] if reason else []),
    ], reason=reason)  # fmt: skip


def note(registration: Registration, text: str) -> Letter:
    """What the hosts wrote, in their own words."""
    return _letter(registration, gettext_noop("Nachricht zu: %(title)s"), ["%(text)s"], text=text)


def reminder(registration: Registration) -> Letter:
    return _letter(registration, gettext_noop("Bald ist es so weit: %(title)s"), [gettext_noop(
        "wir freuen uns auf Sie. Können Sie nicht kommen? Sagen Sie bitte ab, dann bekommt jemand anderes den Platz."
    )])  # fmt: skip


def _letter(
    registration: Registration, subject: str, told: list[str], *, opening: str = _OPEN, **values: object
) -> Letter:
    """Expects the event with `meeting`, `series` and `municipality` to be selected."""
    event = registration.event
    with translation.override(registration.language):
        given = {"title": words.title_of(event, registration.language).text, **values}
        facts = [words.heading(event, registration.language), words.when(event), words.where(event)]
        if event.online_url and registration.state == Registration.State.CONFIRMED:
            facts.append(event.online_url)
        lines = [
            gettext("Guten Tag %(name)s,") % {"name": registration.name},
            *[(gettext(line) if line != "%(text)s" else line) % given for line in told],
            "\n".join(facts),
            *([f"{gettext(opening)}\n{registration_link(registration)}"] if opening else []),
            signature(),
        ]
        return Letter(gettext(subject) % given, "\n\n".join(lines))


def _contact(registration: Registration) -> str:
    return ", ".join(filter(None, [registration.event.contact_email, registration.event.contact_phone]))
