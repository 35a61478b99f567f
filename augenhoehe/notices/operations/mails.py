"""Mails: queued in the operation's transaction, sent by the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.files.models import StoredFile
from augenhoehe.notices.models import MailAttachment, OutgoingMail

TASK = "notices.send_outgoing"


@transaction.atomic
def send_mail(
    *,
    to: str,
    subject: str,
    body: str,
    language: str,
    at: datetime,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    files: Sequence[tuple[StoredFile, str]] = (),
    once: bool = False,
) -> OutgoingMail:
    """Queue a mail; if the transaction fails, it was never there.

    files: (file, name) of what goes with it. once: never tried again when nobody knows whether it went out.
    """
    subject = " ".join(subject.split())[:200]
    mail = OutgoingMail.objects.create(
        to=to, subject=subject, body=body, language=language, queued_at=at, html=html, once=once,
        headers={name: " ".join(value.split()) for name, value in (headers or {}).items()},
    )  # fmt: skip
    MailAttachment.objects.bulk_create(MailAttachment(mail=mail, file=file, name=name) for file, name in files)
    # By name: tasks lie above operations. In the same transaction: no mail without its cause.
    app.configure_task(TASK, queue="mail").defer(mail_id=str(mail.pk))
    return mail
