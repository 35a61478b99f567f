"""Circulars of the demo world, built through operations, and a mailbox that sends things back."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from augenhoehe.circulars import operations
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.circulars.queries import lists
from augenhoehe.circulars.queries.reach import mark_of
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices import post
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.factories import AT, DAY, a_club, a_contact, a_mosque, head_of, the_cast, town

__all__ = [
    "AT", "DAY", "a_circular", "a_club", "a_contact", "a_mosque", "answer", "bounce", "deliver_all", "head_of", "mark",
    "on_list", "queue", "send", "the_cast", "town",
]  # fmt: skip

TEXT = "{Anrede},\n\nwir laden **{Organisation}** ein: {Link}\n\n- Tee\n- Brot"


def a_circular(*organisations: Organisation, by: Any = SYSTEM, **more: Any) -> Circular:
    values = {"subject": "Einladung zum Netzwerktreffen", "text": TEXT, "reply_to": "kiz@federlohe.example", **more}
    made = operations.write_circular(by=by, at=AT, **values)
    operations.add_recipients(circular=made, organisations=[one.pk for one in organisations], by=by, at=AT)
    return made


def mark(circular: Circular) -> str:
    return mark_of(lists.reaches_now(circular, DAY))


def send(circular: Circular, by: Any = SYSTEM) -> Circular:
    return operations.send_circular(circular=circular, mark=mark(circular), by=by, at=AT)


def queue(circular: Circular) -> int:
    return operations.queue_mails(circular_id=circular.pk, at=AT)


def deliver_all() -> int:
    waiting = OutgoingMail.objects.filter(once=True, sent_at=None, given_up_at=None).order_by("pk")
    return sum(post.deliver(str(pk), at=AT) for pk in list(waiting.values_list("pk", flat=True)))


def on_list(circular: Circular, organisation: Organisation) -> Recipient:
    return Recipient.objects.select_related("circular", "organisation").get(
        circular=circular, organisation=organisation
    )


def bounce(message_id: str, *, action: str = "failed", status: str = "5.1.1", whole: bool = True) -> bytes:
    """A delivery report as Postfix writes it (RFC 3464)."""
    returned = f"Message-ID: {message_id}\nSubject: Einladung\nTo: weg@verein.example\n\n"
    kind = "message/rfc822" if whole else "text/rfc822-headers"
    return (
        "From: MAILER-DAEMON@mail.example\nTo: kiz@federlohe.example\nSubject: Undelivered Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; "
        'boundary="GRENZE"\n\n--GRENZE\nContent-Type: text/plain\n\nThis is the mail system.\n\n'
        "--GRENZE\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example\n\n"
        f"Final-Recipient: rfc822; weg@verein.example\nAction: {action}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 5.1.1 <weg@verein.example>: user unknown\n\n"
        f"--GRENZE\nContent-Type: {kind}\n\n{returned}{'Text' if whole else ''}\n--GRENZE--\n"
    ).encode()


def answer(message_id: str, **heads: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "faisal@dattelpalme.example", "kiz@federlohe.example"
    message["Subject"], message["In-Reply-To"] = "Re: Einladung", message_id
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    message.set_content("Wir kommen gern zu dritt.")
    return bytes(message)
