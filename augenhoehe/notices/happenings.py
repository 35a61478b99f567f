"""What happens to duties; packages above react."""

from __future__ import annotations

from augenhoehe.core.happenings import Happening
from augenhoehe.core.values import dataclass

from .models import Duty, OutgoingMail


@dataclass(frozen=True, slots=True)
class DutyMoved(Happening):
    """A duty got another date, with a reason."""

    duty: Duty


@dataclass(frozen=True, slots=True)
class DutyClosed(Happening):
    """What was owed is done, or is no longer owed."""

    duty: Duty


@dataclass(frozen=True, slots=True)
class MailSent(Happening):
    """A mail that goes out at most once was taken by the mail server."""

    mail: OutgoingMail


@dataclass(frozen=True, slots=True)
class MailGivenUp(Happening):
    """A mail will not be tried again: the address was refused, or (`uncertain`) the sending broke off half-way."""

    mail: OutgoingMail
    reason: str
    uncertain: bool
