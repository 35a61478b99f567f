"""A message from the mailbox finds its letter: came back, answered, or nothing of ours."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.circulars import rules
from augenhoehe.circulars.coming_back import Kind, read
from augenhoehe.circulars.models import Recipient
from augenhoehe.core.rights import Actor

from .returns import mark_answered, mark_bounced

NO_REASON = "Der Mailserver nannte keinen Grund."


@transaction.atomic
def take_in(*, content: bytes, by: Actor, at: datetime) -> tuple[Kind, Recipient | None]:
    """What the message is, and the letter it belongs to. Taken in twice it changes nothing more."""
    returned = read(content)
    rows = Recipient.objects.visible_to(by).select_related("circular", "organisation")
    found = {one.message_id: one for one in rows.filter(message_id__in=returned.names)}
    recipient: Recipient | None = next((found[name] for name in returned.names if name in found), None)
    if recipient is None:
        return returned.kind, None
    if returned.kind == "bounce" and rules.RECIPIENT.allows(recipient.state, "bounce"):
        mark_bounced(recipient=recipient, reason=returned.reason or NO_REASON, by=by, at=at)
    elif returned.kind == "answer" and rules.RECIPIENT.allows(recipient.state, "answer"):
        mark_answered(recipient=recipient, by=by, at=at)
    return returned.kind, recipient
