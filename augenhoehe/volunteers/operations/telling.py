"""Who hears what: by account into the inbox, by mail with a link, or by telephone as a duty of the coordination."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import override

from augenhoehe.notices.letters import Letter
from augenhoehe.notices.operations import send_mail, send_message
from augenhoehe.volunteers.addresses import of_assignment, of_enquiry
from augenhoehe.volunteers.models import Assignment, Enquiry
from augenhoehe.volunteers.queries import enquiries as queries

KIND = "volunteers"


def tell_office(enquiry: Enquiry, letter: Letter, at: datetime) -> None:
    """The person with an account, or the address of the enquiry."""
    user = queries.asking_person(enquiry)
    if user is None:
        send_mail(
            to=enquiry.email, subject=letter.subject, body=letter.body, language=enquiry.form_language, at=at
        )  # fmt: skip
        return
    send_message(
        recipient=user, kind=KIND, subject=letter.subject, body=letter.body, url=of_enquiry(enquiry), at=at,
        language=enquiry.form_language, mail=(letter.subject, letter.body),
    )  # fmt: skip


def tell_volunteer(assignment: Assignment, write: Callable[[Assignment, str], Letter], at: datetime) -> None:
    """Her inbox and a mail with the link; who has only a telephone is called by the coordination."""
    volunteer = assignment.volunteer
    user = volunteer.user
    language = user.language if user else "de"
    with override(language):
        letter = write(assignment, language)
    if user is not None and user.is_active:
        send_message(
            recipient=user, kind=KIND, subject=letter.subject, body=letter.body, url=of_assignment(assignment), at=at,
            mail=(letter.subject, letter.body),
        )  # fmt: skip
    elif volunteer.email:
        send_mail(to=volunteer.email, subject=letter.subject, body=letter.body, language=language, at=at)
