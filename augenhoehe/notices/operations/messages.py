"""Messages: they lie in the inbox; a mail only says that one is there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.accounts.models import User
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Thread
from augenhoehe.notices import letters
from augenhoehe.notices.models import Message

from .mails import send_mail


@transaction.atomic
def send_message(
    *,
    recipient: User,
    kind: str,
    subject: str,
    body: str,
    at: datetime,
    url: str = "",
    thread: Thread | None = None,
    language: str | None = None,
    mail: tuple[str, str] | None = None,
    mailed: bool = False,
) -> Message:
    """Put a message into somebody's inbox; mail goes out at once only if the person chose so.

    mail: subject and text in place of „in Ihrem Postfach liegt …“, for mails that can be answered themselves.
    mailed: a mail of its own goes another way; neither this one nor a digest tells of it again.
    """
    at_once = recipient.digest == User.Digest.AT_ONCE and recipient.is_active and not mailed
    message = Message.objects.create(
        recipient=recipient,
        kind=kind,
        language=language or recipient.language,
        subject=shorten(subject, 200),
        body=clean(body),
        url=url,
        thread=thread,
        sent_at=at,
        mailed_at=at if at_once or mailed else None,
    )
    if at_once:
        letter = letters.Letter(*mail) if mail else letters.about_message(message)
        send_mail(to=recipient.email, subject=letter.subject, body=letter.body, language=recipient.language, at=at)
    return message


@transaction.atomic
def mark_read(*, message: Message, at: datetime) -> Message:
    """Remember that the person opened the message; the first time counts."""
    if message.read_at is None:
        message.read_at = at
        message.save(update_fields=["read_at"])
    return message


@transaction.atomic
def mark_all_read(*, recipient: User, at: datetime) -> int:
    """Everything in the inbox counts as seen."""
    return Message.objects.filter(recipient=recipient).unread().update(read_at=at)
