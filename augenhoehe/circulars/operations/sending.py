"""Sending: the list is fixed in one transaction, then the worker queues one mail for each, and each goes out once.

Whatever ends half-way is found again: what was not queued is queued later, what may have gone out is never
tried again without a person (`notices.post`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.circulars import letters, links, rules
from augenhoehe.circulars.models import Circular, Recipient
from augenhoehe.circulars.queries.reach import Reach, mark_of, reach_of
from augenhoehe.circulars.queries.wordings import Wordings, read_by, wordings_of
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.notices.operations import send_mail
from augenhoehe.organisations.operations.contact_log import note_circular

from . import returns

TASK = "circulars.queue"
State, Way = Recipient.State, Recipient.Way
FROZEN = (
    "way",
    "state",
    "name",
    "contact",
    "contact_name",
    "email",
    "street",
    "place",
    "reason",
    "message_id",
    "language",
)


@transaction.atomic
def send_circular(*, circular: Circular, mark: str, by: Actor, at: datetime, revision: int | None = None) -> Circular:
    """Send it to everybody on the list, as the person saw it (`mark`); sent twice it goes out once."""
    rules.check_write(by, circular)
    revisions.lock(circular, revision=revision)
    rules.check_draft(circular)
    rules.check_text(circular.subject, circular.text)
    rows = list(_list_of(circular))
    for one in rows:
        rules.check_reaches(by, one.organisation)
    reaches = reach_of([one.organisation for one in rows], day_of(at))
    rules.check_recipients(list(reaches.values()))
    rules.check_unchanged(mark, mark_of(reaches))
    wordings = wordings_of(circular)
    for one in rows:
        _fix(one, reaches[one.organisation_id], wordings)
    Recipient.objects.bulk_update(rows, FROZEN, batch_size=200)
    revisions.change(
        circular, state=Circular.State.SENT, sent_at=at, sent_by=by.user_id, sent_by_name=by.name,
        dated=circular.dated or day_of(at),
    )  # fmt: skip
    audit("send_circular", circular, by=by, at=at, fields=["state", "recipients"])
    _wake(circular.pk)
    return circular


def _list_of(circular: Circular) -> Iterable[Recipient]:
    rows = Recipient.objects.select_for_update(of=("self",)).filter(circular=circular)
    return (
        rows.select_related("organisation__municipality").defer("organisation__municipality__boundary").order_by("pk")
    )


def _fix(recipient: Recipient, reach: Reach, wordings: Wordings) -> None:
    """From now on the row says where the letter goes, whatever becomes of the entry."""
    recipient.way, recipient.email, recipient.contact_id = reach.way, reach.email, reach.contact_id
    recipient.name, recipient.contact_name = recipient.organisation.name, reach.contact_name
    recipient.street, recipient.place, recipient.reason = reach.street, reach.place, reach.why
    recipient.language = read_by(wordings, reach.language).language
    recipient.message_id = links.new_message_id() if reach.way == Way.MAIL else None
    recipient.state = State.NOTED if reach.way == Way.MAIL else State.DECLINED if reach.declined else State.NO_MAIL


def _wake(circular_id: uuid.UUID) -> None:
    # By name: tasks lie above operations. In the same transaction: nothing is queued for what was not sent.
    app.configure_task(TASK, queue="default").defer(circular_id=str(circular_id))


# --- The worker ---------------------------------------------------------------------------------------
def queue_mails(*, circular_id: uuid.UUID, at: datetime) -> int:
    """Queue one mail for each recipient, each in a transaction of its own; begun again it goes on where it ended."""
    waiting = Recipient.objects.waiting().filter(circular=circular_id)
    return sum(_queue(pk, at) for pk in list(waiting.order_by("pk").values_list("pk", flat=True)))


def queue_all(*, at: datetime) -> int:
    """Go on with everything whose worker ended half-way."""
    begun = Recipient.objects.waiting().values_list("circular_id", flat=True).distinct()
    return sum(queue_mails(circular_id=one, at=at) for one in list(begun))


@transaction.atomic
def _queue(pk: uuid.UUID, at: datetime) -> int:
    """Another worker may be at it; and who objected a moment ago gets nothing more."""
    rows = Recipient.objects.waiting().select_for_update(of=("self",), skip_locked=True)
    recipient: Recipient | None = rows.select_related("circular", "organisation").filter(pk=pk).first()
    if recipient is None:
        return 0
    reach = reach_of([recipient.organisation], day_of(at))[recipient.organisation_id]
    if reach.declined:
        Recipient.objects.filter(pk=pk).update(state=State.DECLINED, reason=reach.why, message_id=None)
        return 0
    letter = letters.mail_of(recipient, day=day_of(at))
    attached = recipient.circular.attachments.select_related("file").order_by("pk")
    files = [(one.file, f"{one.name}.{ENDINGS[one.file.media_type]}") for one in attached]
    mail = send_mail(
        to=recipient.email, subject=letter.subject, body=letter.plain, html=letter.html, language=letter.language,
        headers=letters.headers_of(recipient), files=files, once=True, at=at,
    )  # fmt: skip
    Recipient.objects.filter(pk=pk).update(mail=mail, queued_at=at)
    return 1


@transaction.atomic
def mark_sent(*, mail: OutgoingMail, at: datetime) -> Recipient | None:
    """The mail server took it: the organisation was reached, and its contact log says so."""
    recipient = returns.locked(mail=mail)
    if recipient is None or recipient.state != State.NOTED:
        return None
    _sent(recipient, at)
    return recipient


@transaction.atomic
def mark_given_up(*, mail: OutgoingMail, reason: str, uncertain: bool, at: datetime) -> Recipient | None:
    """The mail server refused the address for good, or nobody knows whether the mail went out."""
    recipient = returns.locked(mail=mail)
    if recipient is None or recipient.state != State.NOTED:
        return None
    if not uncertain:
        return returns.mark_bounced(recipient=recipient, reason=reason, by=SYSTEM, at=at)
    recipient.state, recipient.reason = rules.RECIPIENT.target(recipient.state, "lose"), reason
    recipient.save(update_fields=["state", "reason"])
    return recipient


def _sent(recipient: Recipient, at: datetime) -> None:
    circular = recipient.circular
    recipient.state, recipient.sent_at = State.SENT, at
    recipient.note = note_circular(
        organisation=recipient.organisation, topic=circular.subject, way=recipient.get_way_display(),
        noted_by=circular.sent_by, noted_by_name=circular.sent_by_name, at=at,
    )  # fmt: skip
    recipient.save(update_fields=["state", "sent_at", "note"])


# --- By hand ------------------------------------------------------------------------------------------
@transaction.atomic
def mark_posted(*, circular: Circular, by: Actor, at: datetime) -> int:
    """The printed letters are in the post; how many."""
    rules.check_write(by, circular)
    revisions.lock(circular)
    rules.check_sent(circular)
    rows = Recipient.objects.select_for_update(of=("self",)).filter(
        circular=circular, way=Way.POST, state=State.NO_MAIL
    )
    waiting = list(rows.select_related("organisation", "circular").order_by("pk"))
    if not waiting:
        raise Refused("Es wartet kein Brief mehr.")
    for one in waiting:
        _sent(one, at)
    audit("mark_posted", circular, by=by, at=at, fields=["recipients"])
    return len(waiting)


@transaction.atomic
def send_again(*, recipient: Recipient, by: Actor, at: datetime) -> Recipient:
    """Once more to one organisation, at the address known now; a returned address has to be mended first."""
    rules.check_write(by, recipient.circular)
    found = returns.lock(recipient)
    rules.check_reaches(by, found.organisation)
    state = rules.RECIPIENT.target(found.state, "again")
    reach = reach_of([found.organisation], day_of(at))[found.organisation_id]
    if reach.way != Way.MAIL:
        raise Refused(f"Per E-Mail geht es nicht: {reach.why}. Tragen Sie zuerst eine Adresse ein, die geht.")
    _fix(found, reach, wordings_of(found.circular))
    found.state, found.mail, found.queued_at, found.reason = state, None, None, ""
    found.save(update_fields=[*FROZEN, "mail", "queued_at"])
    audit("send_again", found.circular, by=by, at=at, fields=["recipients"])
    _wake(found.circular_id)
    return found
