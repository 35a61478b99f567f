"""The mails of the register, each in the language of whoever gets it. None repeats what somebody typed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from augenhoehe.notices.letters import Letter
from augenhoehe.places.queries import centre_of, installation
from augenhoehe.ui.words import long_day


def with_weekday(day: date) -> str:
    """„Freitag, 27. November 2026“, in the present language."""
    return f"{date_format(day, 'l')}, {long_day(day)}"


def about_registration(due: date, language: str) -> Letter:
    """„Ihre Anmeldung ist angekommen“: who answers, and until when."""
    with translation.override(language):
        lines = [
            gettext("Guten Tag,"),
            gettext("Ihre Anmeldung im Verzeichnis der Organisationen ist angekommen. Vielen Dank."),
            gettext("Wir melden uns bis %(day)s bei Ihnen.") % {"day": with_weekday(due)},
            gettext("Haben Sie nichts angemeldet? Dann müssen Sie nichts tun. Ohne Prüfung steht nichts im Netz."),
            signature(),
        ]
        return Letter(gettext("Ihre Anmeldung ist angekommen"), "\n\n".join(lines))


def about_wish(name: str, *, accepted: bool, reason: str, language: str) -> Letter:
    """What became of a wished change."""
    with translation.override(language):
        if accepted:
            subject = gettext("Übernommen: Ihre Änderung für %(name)s") % {"name": name}
            return Letter(subject, gettext("Die Änderung ist geprüft und übernommen."))
        subject = gettext("Nicht übernommen: Ihre Änderung für %(name)s") % {"name": name}
        lines = [gettext("Die Angaben bleiben, wie sie waren."), gettext("Begründung: %(reason)s") % {"reason": reason}]
        return Letter(subject, "\n\n".join(lines))


def still_true(name: str, address: str, language: str, *, again: bool, first: bool) -> Letter:
    """„Stimmt das noch?“: one link, no sign-in. `first`: the entry was made for the organisation and is new."""
    with translation.override(language):
        if first:
            subject = gettext("Dürfen wir %(name)s ins Verzeichnis aufnehmen?") % {"name": name}
            told = gettext(
                "wir haben Ihre Organisation für das Verzeichnis erfasst. Bitte sehen Sie sich den Eintrag an."
            )
        else:
            subject = gettext("Stimmt das noch? %(name)s im Verzeichnis der Organisationen") % {"name": name}
            told = gettext("einmal im Jahr fragen wir, ob Ihr Eintrag im Verzeichnis noch stimmt.")
        if again:
            subject = gettext("Erinnerung: %(subject)s") % {"subject": subject}
        lines = [
            gettext("Guten Tag,"),
            told,
            gettext("Hier sehen Sie ihn und antworten mit einem Tipp, ohne Anmeldung:") + f"\n{address}",
            gettext("Geben Sie diese Adresse nicht weiter. Sie gilt nur für Ihre Organisation."),
            signature(),
        ]
        return Letter(subject, "\n\n".join(lines))


def signature() -> str:
    """Who writes, and how to reach them; in the present language."""
    centre = centre_of(installation())
    # Between Arabic words a number with a space would be read from its end.
    phone = f"\u2066{centre.phone}\u2069" if centre.phone and translation.get_language_bidi() else centre.phone
    return "\n".join(filter(None, [centre.name or settings.INSTALLATION_NAME, phone, centre.email]))
