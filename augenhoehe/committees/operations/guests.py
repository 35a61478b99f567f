"""Guests of one meeting: invited wholly or for one item, answering by their own link, uninvited again."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import AgendaItem, Committee, Delivery, Guest, Meeting
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from . import deliveries


@transaction.atomic
def invite_guest(
    *, meeting: Meeting, name: str, email: str, by: Actor, at: datetime, organisation: str = "",
    item: AgendaItem | None = None, sent_by: Committee | None = None, language: str = "de",
) -> Guest:  # fmt: skip
    """Invite somebody without a seat. The mail goes with the invitation, or at once when that has gone out."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    revisions.lock(meeting, "committee")
    rules.check_guest(meeting, item, at)
    rules.check_text(name, "Nennen Sie bitte den Namen.", "name")
    rules.check_email(email)
    try:
        with transaction.atomic():
            guest = Guest.objects.create(
                meeting=meeting, item=item, only_item=item is not None, sent_by=sent_by, name=clean(name),
                organisation=clean(organisation), email=email.strip().lower(), language=language,
                invited_by=by.user_id,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("An diese Adresse geht schon eine Einladung zu dieser Sitzung.", field="email") from None
    audit("invite_guest", guest, by=by, at=at, fields=["name", "email", "organisation", "item"])
    if meeting.state == Meeting.State.INVITED:
        deliveries.note(meeting, Delivery.Kind.INVITATION, guests=[guest], at=at)
    return guest


@transaction.atomic
def uninvite_guest(*, guest: Guest, by: Actor, at: datetime) -> Guest:
    """The link leads nowhere any more. Whoever was written to is told by the office."""
    rules.check_prepare(by, guest.meeting.committee, day_of(at))
    revisions.lock(guest, "meeting")
    if guest.withdrawn_at is not None:
        raise Refused("Dieser Gast ist schon ausgeladen.")
    revisions.change(guest, withdrawn_at=at)
    audit("uninvite_guest", guest, by=by, at=at, fields=["withdrawn_at"])
    return guest


@transaction.atomic
def answer_as_guest(*, guest: Guest, answer: str, by: Actor, at: datetime) -> Guest:
    """The guest says yes or no behind the link; the last answer counts."""
    locked = Guest.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=guest.pk)
    rules.check_guest_answer(locked, answer, at)
    if locked.answer != answer:
        revisions.change(locked, answer=answer, answered_at=at)
        audit("answer_as_guest", locked, by=by, at=at, fields=["answer"])
    return locked
