"""The mailbox of the demo: mails land in a table that everybody may read at /demo/postfach/, never outside."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from augenhoehe.core import clock

from .models import DemoMail


class DemoMailboxBackend(BaseEmailBackend):
    """What a mail server would have delivered, kept to be read in the browser."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        delivered = [
            DemoMail(to=address, subject=str(mail.subject)[:300], body=str(mail.body), delivered_at=clock.now())
            for mail in email_messages
            for address in mail.recipients()
        ]
        DemoMail.objects.bulk_create(delivered)
        return len(email_messages)
