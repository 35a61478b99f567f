"""Mails: queued in the operation's transaction, sent by the worker."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.notices.models import OutgoingMail


@transaction.atomic
def send_mail(*, to: str, subject: str, body: str, language: str, at: datetime) -> OutgoingMail:
    """Queue a mail; if the transaction fails, it was never there."""
    from augenhoehe.notices import tasks

    subject = " ".join(subject.split())[:200]
    mail = OutgoingMail.objects.create(to=to, subject=subject, body=body, language=language, queued_at=at)
    tasks.send_outgoing.defer(mail_id=str(mail.pk))
    return mail
