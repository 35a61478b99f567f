"""Mails: queued in the operation's transaction, sent by the worker."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.notices.models import OutgoingMail

TASK = "notices.send_outgoing"


@transaction.atomic
def send_mail(*, to: str, subject: str, body: str, language: str, at: datetime) -> OutgoingMail:
    """Queue a mail; if the transaction fails, it was never there."""
    subject = " ".join(subject.split())[:200]
    mail = OutgoingMail.objects.create(to=to, subject=subject, body=body, language=language, queued_at=at)
    # By name: tasks lie above operations. In the same transaction: no mail without its cause.
    app.configure_task(TASK, queue="mail").defer(mail_id=str(mail.pk))
    return mail
