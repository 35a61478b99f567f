"""A circular before it goes out: its text, its attachments, and who is to get it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from augenhoehe.circulars import rules
from augenhoehe.circulars.models import Attachment, Circular, Recipient, Translation
from augenhoehe.circulars.permissions import SEND_CIRCULARS
from augenhoehe.circulars.queries.reach import choosable
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.files.kinds import DOCUMENTS, IMAGES, TABLES
from augenhoehe.files.operations import store
from augenhoehe.journal.operations import audit

ALLOWED = DOCUMENTS | IMAGES | TABLES
LONGEST_NAME = 120


@transaction.atomic
def write_circular(
    *, subject: str, text: str, reply_to: str, by: Actor, at: datetime, dated: date | None = None
) -> Circular:
    """Begin a circular; it stays a draft until somebody sends it."""
    by.check(SEND_CIRCULARS)
    subject, text = clean(subject), clean(text)
    rules.check_text(subject, text)
    made = Circular.objects.create(
        subject=subject, text=text, reply_to=reply_to, dated=dated, begun_by=by.user_id, begun_at=at
    )
    audit("write_circular", made, by=by, at=at, fields=["subject", "text", "reply_to"])
    return made


@transaction.atomic
def change_circular(
    *, circular: Circular, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Circular:
    rules.check_write(by, circular)
    unknown = set(values) - {"subject", "text", "reply_to", "dated"}
    if unknown:
        raise TypeError(f"A circular has no such values: {sorted(unknown)}")
    cleaned: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) else value for name, value in values.items()
    }
    revisions.lock(circular, revision=revision, typed=values)
    rules.check_draft(circular)
    rules.check_text(cleaned.get("subject", circular.subject), cleaned.get("text", circular.text))
    revisions.change(circular, typed=values, **cleaned)
    audit("change_circular", circular, by=by, at=at, fields=sorted(cleaned))
    return circular


@transaction.atomic
def attach(*, circular: Circular, content: bytes | UploadedFile, name: str, by: Actor, at: datetime) -> Attachment:
    """Lay a file beside the letter; what it is, its bytes say."""
    rules.check_write(by, circular)
    _draft(circular)
    stored = store(content=content, at=at, allowed=ALLOWED)
    there = list(circular.attachments.select_related("file"))
    name = " ".join(clean(name).split())[:LONGEST_NAME]
    rules.check_attachment([one.name for one in there], stored.size + sum(one.file.size for one in there), name)
    made = Attachment.objects.create(circular=circular, file=stored, name=name)
    audit("attach", circular, by=by, at=at, fields=["attachments"])
    return made


@transaction.atomic
def detach(*, attachment: Attachment, by: Actor, at: datetime) -> None:
    rules.check_write(by, attachment.circular)
    _draft(attachment.circular)
    attachment.delete()
    audit("detach", attachment.circular, by=by, at=at, fields=["attachments"])


@transaction.atomic
def add_recipients(*, circular: Circular, organisations: Iterable[uuid.UUID | str], by: Actor, at: datetime) -> int:
    """Put organisations on the list, each once; how many are new. What the sender may not choose is left out."""
    rules.check_write(by, circular)
    _draft(circular)
    wanted = choosable(by, day_of(at)).filter(pk__in=list(organisations)).values_list("pk", flat=True)
    there = set(circular.recipients.values_list("organisation_id", flat=True))
    new = [Recipient(circular=circular, organisation_id=pk, added_at=at) for pk in wanted if pk not in there]
    Recipient.objects.bulk_create(new)
    if new:
        audit("add_recipients", circular, by=by, at=at, fields=["recipients"])
    return len(new)


@transaction.atomic
def remove_recipient(*, recipient: Recipient, by: Actor, at: datetime) -> None:
    """Take an organisation off the list again."""
    rules.check_write(by, recipient.circular)
    _draft(recipient.circular)
    recipient.delete()
    audit("remove_recipient", recipient.circular, by=by, at=at, fields=["recipients"])


@transaction.atomic
def copy_circular(*, circular: Circular, by: Actor, at: datetime) -> Circular:
    """A new draft with the same text, attachments and list, as far as the sender still reaches them."""
    rules.check_write(by, circular)
    made = Circular.objects.create(
        subject=circular.subject, text=circular.text, reply_to=circular.reply_to, begun_by=by.user_id, begun_at=at
    )
    Attachment.objects.bulk_create(
        Attachment(circular=made, file_id=one.file_id, name=one.name) for one in circular.attachments.order_by("pk")
    )
    Translation.objects.bulk_create(
        # What was out of date stays out of date.
        Translation(circular=made, language=one.language, subject=one.subject, text=one.text, made_from=one.made_from)
        for one in circular.translations.order_by("language")
    )
    audit("copy_circular", made, by=by, at=at, fields=["subject", "text", "attachments"])
    add_recipients(
        circular=made, organisations=circular.recipients.values_list("organisation_id", flat=True), by=by, at=at
    )
    return made


@transaction.atomic
def discard_circular(*, circular: Circular, by: Actor, at: datetime, revision: int | None = None) -> None:
    """A draft nobody needs; what was sent stays."""
    rules.check_write(by, circular)
    revisions.lock(circular, revision=revision)
    rules.check_draft(circular)
    audit("discard_circular", circular, by=by, at=at, fields=["state"])
    circular.delete()


def _draft(circular: Circular) -> None:
    """Held until the end, so that nobody sends it meanwhile; it is still a draft."""
    found = Circular.objects.select_for_update().filter(pk=circular.pk).first()
    if found is None:
        raise Refused("Dieser Entwurf ist gelöscht.")
    rules.check_draft(found)
