"""What the worker does with mails: deliver, collect into digests, remind. Each run may be repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import people_with
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Role

from . import letters, queries
from .models import Duty, Message, OutgoingMail
from .operations import send_mail

if TYPE_CHECKING:
    import uuid


def deliver(mail_id: str, *, at: datetime) -> bool:
    """Send one queued mail, once; only that it went out stays.

    A failure is written down and raised, so that the worker tries again.
    """
    try:
        with transaction.atomic():
            mail = OutgoingMail.objects.select_for_update().filter(pk=mail_id, sent_at__isnull=True).first()
            if mail is None:
                return False
            EmailMessage(subject=mail.subject, body=mail.body, to=[mail.to]).send()
            # A mail may hold a status code or a link: once it is out, nobody needs its text here.
            OutgoingMail.objects.filter(pk=mail_id).update(
                sent_at=at, attempts=F("attempts") + 1, failure="", to="", subject="", body=""
            )
            return True
    except OSError as error:  # SMTPException, refused connections and time-outs are all OSErrors
        text = f"{type(error).__name__}: {error}"[:300]
        OutgoingMail.objects.filter(pk=mail_id).update(attempts=F("attempts") + 1, failure=text)
        raise


def send_digests(kind: str, *, at: datetime) -> int:
    """One mail for each person who collects, with everything since the last one."""
    sent = 0
    waiting = queries.messages_for_digest(kind, at)
    for _, messages in groupby(waiting, key=lambda message: message.recipient_id):
        sent += _send_digest(list(messages), at)
    return sent


@transaction.atomic
def _send_digest(messages: list[Message], at: datetime) -> int:
    ids = [message.pk for message in messages]
    # Whoever marks the messages first sends the mail; a second run finds nothing.
    marked = Message.objects.filter(pk__in=ids, mailed_at__isnull=True).update(mailed_at=at)
    if not marked:
        return 0
    person = messages[0].recipient
    letter = letters.digest(person, messages)
    send_mail(to=person.email, subject=letter.subject, body=letter.body, language=person.language, at=at)
    return 1


@transaction.atomic
def remind_of_duties(*, at: datetime) -> int:
    """Remind of what is due within three days or overdue: once a day, one mail per person."""
    today = day_of(at)
    duties = list(queries.duties_to_remind(today).select_for_update(of=("self",), skip_locked=True))
    per_person: dict[uuid.UUID, list[Duty]] = defaultdict(list)
    for duty in duties:
        for user_id in _owners(duty, at):
            per_person[user_id].append(duty)
    people = queries.people_by_id(per_person)
    for user_id, theirs in per_person.items():
        _remind(people[user_id], theirs, today, at)
    Duty.objects.filter(pk__in=[duty.pk for duty in duties]).update(reminded_on=today)
    return len(per_person)


def _owners(duty: Duty, at: datetime) -> Iterable[uuid.UUID]:
    """The named person, or everybody who holds the role where the duty lies; without those who want no mails."""
    if duty.user_id:
        wanted = duty.user is not None and duty.user.is_active and duty.user.digest != User.Digest.NEVER
        return [duty.user_id] if wanted else []
    people = people_with(Role(duty.role), municipality_id=duty.municipality_id, at=at)
    if duty.carrier_id:
        people = people.filter(carrier_id=duty.carrier_id)
    return list(people.exclude(digest=User.Digest.NEVER).values_list("pk", flat=True))


def _remind(person: User, duties: list[Duty], today: date, at: datetime) -> None:
    overdue = [duty for duty in duties if duty.due and duty.due < today]
    soon = [duty for duty in duties if duty.due and duty.due >= today]
    letter = letters.reminder(person, overdue, soon)
    send_mail(to=person.email, subject=letter.subject, body=letter.body, language=person.language, at=at)
