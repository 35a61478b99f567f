"""The mails this house writes: short, plain, in the person's language, with an address and no content of messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from augenhoehe.accounts.models import User
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.contributions import Coming
from augenhoehe.core.values import dataclass

from .models import Duty, Message


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def about_message(message: Message) -> Letter:
    """„In Ihrem Postfach liegt eine Nachricht“: the subject and the address, not the text."""
    with translation.override(message.recipient.language):
        address = address_of(reverse("notices:message", args=[message.pk]))
        lines = [
            _greeting(message.recipient),
            gettext("in Ihrem Postfach liegt eine neue Nachricht: „%(subject)s“.") % {"subject": message.subject},
            gettext("Sie lesen sie hier:") + f"\n{address}",
            _closing(),
        ]
        return Letter(message.subject, "\n\n".join(lines))


@dataclass(frozen=True, slots=True)
class Overview:
    """What lies before a person: dates of the next two weeks, and what is owed by then."""

    dates: Sequence[Coming] = ()
    duties: Sequence[Duty] = ()

    @property
    def empty(self) -> bool:
        return not (self.dates or self.duties)


NOTHING = Overview()


def digest(user: User, messages: Sequence[Message], overview: Overview = NOTHING) -> Letter:
    """One mail for all messages since the last one, with what lies ahead."""
    with translation.override(user.language):
        subject = ngettext(
            "%(count)s neue Nachricht in Ihrem Postfach", "%(count)s neue Nachrichten in Ihrem Postfach", len(messages)
        ) % {"count": len(messages)}
        lines = [_greeting(user)]
        if messages:
            lines += [
                gettext("das kam in Ihrem Postfach an:"),
                "\n".join(f"– {_day(message.sent_at.date())}: {message.subject}" for message in messages),
                gettext("Sie lesen alles hier:") + f"\n{address_of(reverse('notices:inbox'))}",
            ]
        else:
            subject = gettext("Ihre nächsten zwei Wochen")
        return Letter(subject, "\n\n".join([*lines, *_ahead(overview), _closing()]))


def week(user: User, overview: Overview) -> Letter:
    """The same for the inbox, without greeting and closing."""
    with translation.override(user.language):
        return Letter(gettext("Ihre nächsten zwei Wochen"), "\n\n".join(_ahead(overview)))


def _ahead(overview: Overview) -> list[str]:
    found = []
    if overview.dates:
        dates = "\n".join(f"– {_moment(one.at)}: {one.title}\n  {address_of(one.url)}" for one in overview.dates)
        found += [gettext("Ihre nächsten Termine:"), dates]
    if overview.duties:
        found += [gettext("Das wartet auf Sie:"), _listed(overview.duties)]
    return found


def reminder(user: User, overdue: Sequence[Duty], soon: Sequence[Duty]) -> Letter:
    """One mail with everything that waits for the person: first what is late, then what is due soon."""
    with translation.override(user.language):
        count = len(overdue) + len(soon)
        subject = ngettext("%(count)s Sache wartet auf Sie", "%(count)s Sachen warten auf Sie", count) % {
            "count": count
        }
        lines = [_greeting(user)]
        if overdue:
            lines += [gettext("Diese Frist ist vorbei:"), _listed(overdue)]
        if soon:
            lines += [gettext("Das ist in den nächsten Tagen fällig:"), _listed(soon)]
        return Letter(subject, "\n\n".join([*lines, _closing()]))


def address_of(path: str) -> str:
    """A whole address for mails; what already is one stays."""
    return path if path.startswith(("http://", "https://")) else settings.BASE_URL + path


def _greeting(user: User) -> str:
    return gettext("Guten Tag %(name)s,") % {"name": user.name}


def _closing() -> str:
    text = gettext("Wie oft Sie Mails bekommen, stellen Sie in Ihrem Konto ein:")
    return f"{text}\n{address_of(reverse('accounts:account'))}\n\n{settings.INSTALLATION_NAME}"


def _listed(duties: Sequence[Duty]) -> str:
    return "\n".join(
        f"– {_day(duty.due)}: {duty.title}\n  {address_of(duty.url)}" if duty.due else f"– {duty.title}"
        for duty in duties
    )


def _moment(at: datetime) -> str:
    return date_format(at.astimezone(BERLIN), "DATETIME_FORMAT")


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
