"""What the worker does with mails: deliver, collect into digests, remind. Each run may be repeated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import groupby
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import TYPE_CHECKING

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F

from augenhoehe.accounts.models import User
from augenhoehe.accounts.queries import people_with
from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import Coming, collected
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Role
from augenhoehe.files.queries import read

from . import letters, queries
from .happenings import MailGivenUp, MailSent
from .models import Duty, Message, OutgoingMail
from .operations import send_mail

if TYPE_CHECKING:
    import uuid

# The mail server said no before it had the text: then nothing went out, and it may be tried again.
SURELY_NOT_OUT = (SMTPSenderRefused, SMTPRecipientsRefused, SMTPDataError, SMTPNotSupportedError)
WEEK = "week"
AHEAD_FOR, MOST_AHEAD = timedelta(days=14), 8
# Nobody sends one mail for so long.
BROKEN_OFF_AFTER = timedelta(minutes=15)


class NotReached(OSError):
    """The mail server did not answer at all."""


def deliver(mail_id: str, *, at: datetime) -> bool:
    """Send one queued mail, once; only that it went out stays.

    A failure is written down and raised, so that the worker tries again.
    """
    if not _begun(mail_id, at):
        return False
    try:
        with transaction.atomic():
            mail = _waiting(mail_id)
            if mail is None:
                return False
            _hand_over(mail)
            _out(mail, at)
            return True
    except OSError as error:  # SMTPException, refused connections and time-outs are all OSErrors
        return _failed(mail_id, error, at)


def _begun(mail_id: str, at: datetime) -> bool:
    """A mail that goes out at most once is begun once: this is written before anything leaves the house."""
    rows = OutgoingMail.objects.filter(pk=mail_id, once=True)
    if not rows.exists():
        return True
    return bool(rows.filter(begun_at__isnull=True, given_up_at__isnull=True).update(begun_at=at))


def _waiting(mail_id: str) -> OutgoingMail | None:
    rows = OutgoingMail.objects.select_for_update()
    return rows.filter(pk=mail_id, sent_at__isnull=True, given_up_at__isnull=True).first()


def _hand_over(mail: OutgoingMail) -> None:
    """Give it to the mail server. The connection comes first: what fails there has surely not gone out."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        raise NotReached(f"{type(error).__name__}: {error}") from error
    letter = EmailMultiAlternatives(
        subject=mail.subject, body=mail.body, to=[mail.to], headers=mail.headers, connection=connection
    )
    if mail.html:
        letter.attach_alternative(mail.html, "text/html")
    for one in mail.attachments.select_related("file").order_by("pk"):
        letter.attach(one.name, read(one.file), one.file.media_type)
    try:
        letter.send()
    finally:
        with suppress(OSError):
            connection.close()


def _out(mail: OutgoingMail, at: datetime) -> None:
    # A mail may hold a status code or a link: once it is out, nobody needs its text here.
    OutgoingMail.objects.filter(pk=mail.pk).update(
        sent_at=at, attempts=F("attempts") + 1, failure="", to="", subject="", body="", html="", headers={}
    )
    mail.attachments.all().delete()
    mail.sent_at = at
    if mail.once:
        happened(MailSent(mail))


def _failed(mail_id: str, error: OSError, at: datetime) -> bool:
    """Write down what went wrong; raised again when the worker is to try again."""
    text = f"{type(error).__name__}: {error}"[:300]
    OutgoingMail.objects.filter(pk=mail_id).update(attempts=F("attempts") + 1, failure=text)
    once = OutgoingMail.objects.filter(pk=mail_id, once=True)
    if not once.exists():
        raise error
    if refusal := _for_good(error):
        give_up(mail_id, refusal, uncertain=False, at=at)
        return False
    if not isinstance(error, (NotReached, *SURELY_NOT_OUT)):
        give_up(mail_id, text, uncertain=True, at=at)
        return False
    once.update(begun_at=None)
    raise error


def _for_good(error: OSError) -> str:
    """What the mail server says to an address that it will never take (5xx), or nothing."""
    if not isinstance(error, SMTPRecipientsRefused):
        return ""
    said = [(code, answer) for code, answer in error.recipients.values() if code >= 500]
    if len(said) < len(error.recipients) or not said:
        return ""
    code, answer = said[0]
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return f"{code} {words}"[:300]


@transaction.atomic
def give_up(mail_id: str, reason: str, *, uncertain: bool, at: datetime) -> bool:
    """This mail is not tried again; whoever wrote it hears so."""
    mail = _waiting(mail_id)
    if mail is None:
        return False
    OutgoingMail.objects.filter(pk=mail_id).update(
        given_up_at=at, failure=reason[:300], to="", subject="", body="", html="", headers={}
    )
    mail.attachments.all().delete()
    mail.given_up_at = at
    happened(MailGivenUp(mail, reason[:300], uncertain))
    return True


def give_up_broken_off(*, at: datetime) -> int:
    """The worker ended while it sent: nobody knows whether these went out. Who is sending now holds the row."""
    with transaction.atomic():
        rows = queries.broken_off(at - BROKEN_OFF_AFTER).select_for_update(skip_locked=True)
        broken = list(rows.values_list("pk", flat=True))
    sentence = "Der Versand brach ab. Niemand weiß, ob die Mail hinausging."
    return sum(give_up(str(pk), sentence, uncertain=True, at=at) for pk in broken)


def send_digests(kind: str, *, at: datetime) -> int:
    """One mail for each person who collects, with everything since the last one and what lies ahead.

    Who collects for a week also hears of the coming dates when no message came.
    """
    sent = 0
    waiting = list(queries.messages_for_digest(kind, at))
    ahead = _overviews(kind, [one.recipient_id for one in waiting], at)
    for person, messages in groupby(waiting, key=lambda message: message.recipient_id):
        sent += _send_digest(list(messages), ahead.pop(person, letters.NOTHING), at)
    if kind == User.Digest.WEEKLY:
        people = queries.people_by_id(ahead)
        sent += sum(_send_week(people[pk], overview, at) for pk, overview in ahead.items())
    return sent


def _overviews(kind: str, written_to: list[uuid.UUID], at: datetime) -> dict[uuid.UUID, letters.Overview]:
    """The next two weeks of everybody who gets this digest; who has nothing before them is not in it."""
    ids = set(queries.collectors(kind)) if kind == User.Digest.WEEKLY else set(written_to)
    until = at + AHEAD_FOR
    dates: dict[uuid.UUID, list[Coming]] = defaultdict(list)
    for source in collected("AHEAD"):
        for pk, theirs in source.dates(ids, at, until).items():
            dates[pk] += theirs
    duties = queries.duties_of_people(ids, day_of(until))
    found = {
        pk: letters.Overview(sorted(dates[pk], key=lambda one: one.at)[:MOST_AHEAD], duties.get(pk, [])[:MOST_AHEAD])
        for pk in ids
    }
    return {pk: one for pk, one in found.items() if not one.empty}


@transaction.atomic
def _send_week(person: User, overview: letters.Overview, at: datetime) -> int:
    """Once a week, whatever runs: the message in the inbox tells that the mail went out."""
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    lately = Message.objects.filter(recipient=person, kind=WEEK, sent_at__gt=at - timedelta(days=6))
    if lately.exists():
        return 0
    note, letter = letters.week(person, overview), letters.digest(person, [], overview)
    Message.objects.create(
        recipient=person, kind=WEEK, language=person.language, subject=note.subject, body=note.body, sent_at=at,
        mailed_at=at,
    )  # fmt: skip
    send_mail(to=person.email, subject=letter.subject, body=letter.body, language=person.language, at=at)
    return 1


@transaction.atomic
def _send_digest(messages: list[Message], overview: letters.Overview, at: datetime) -> int:
    ids = [message.pk for message in messages]
    # Whoever marks the messages first sends the mail; a second run finds nothing.
    marked = Message.objects.filter(pk__in=ids, mailed_at__isnull=True).update(mailed_at=at)
    if not marked:
        return 0
    person = messages[0].recipient
    letter = letters.digest(person, messages, overview)
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
