"""Mails about a meeting: noted by what caused them, queued by the worker with papers and calendar file, once each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.accounts.models import User
from augenhoehe.committees import parcels, rules
from augenhoehe.committees.models import Delivery, DeputyRequest, Guest, Meeting, Seat
from augenhoehe.committees.queries.deliveries import accepted_deputies, invited_guests, silent_members
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.notices.models import OutgoingMail
from augenhoehe.notices.operations import send_mail

TASK = "committees.deliver"
Kind = Delivery.Kind


def note_all(meeting: Meeting, kind: str, people: Mapping[User, Seat], *, at: datetime) -> None:
    """Note the mail for each member who wants mails, for each guest, and for each deputy who said yes."""
    seats = [seat for person, seat in people.items() if person.digest != User.Digest.NEVER]
    note(meeting, kind, seats=seats, guests=invited_guests(meeting), at=at)
    if kind != Kind.INVITATION:
        note(meeting, kind, requests=accepted_deputies(meeting), at=at)


def note(
    meeting: Meeting, kind: str, *, at: datetime, seats: Iterable[Seat] = (), guests: Iterable[Guest] = (),
    requests: Iterable[DeputyRequest] = (),
) -> int:  # fmt: skip
    """Remember the mails; one that was noted for the same state of the meeting is not noted again."""
    common = {"meeting": meeting, "kind": kind, "noted_at": at}
    common["sequence"] = 0 if kind == Kind.REMINDER else meeting.revision
    rows = [Delivery(seat=one, **common) for one in seats]
    rows += [Delivery(guest=one, **common) for one in guests]
    rows += [Delivery(request=one, **common) for one in requests]
    if rows:
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        # By name: tasks lie above operations. In the same transaction: no mail for what did not happen.
        app.configure_task(TASK, queue="default").defer(meeting_id=str(meeting.pk))
    return len(rows)


@transaction.atomic
def remind_members(*, meeting: Meeting, by: Actor, at: datetime) -> int:
    """Ask those once more who have not answered; nobody is reminded twice for one meeting. How many are asked."""
    rules.check_prepare(by, meeting.committee, day_of(at))
    rules.check_reminding(meeting, at)
    # The meeting's row is the lock: two who remind at once remind once.
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    silent = silent_members(meeting)
    if not silent:
        raise Refused("Alle haben geantwortet oder sind schon erinnert.")
    note(meeting, Kind.REMINDER, seats=silent, at=at)
    audit("remind_members", meeting, by=by, at=at, fields=["deliveries"])
    return len(silent)


# --- The worker -------------------------------------------------------------------------------------
def deliver(*, meeting_id: uuid.UUID, at: datetime) -> int:
    """Queue what is noted for a meeting, each mail in a transaction of its own; begun again it goes on."""
    waiting = Delivery.objects.waiting().filter(meeting=meeting_id).order_by("noted_at", "pk")
    enclosed = parcels.Enclosed(at)
    return sum(_queue(pk, enclosed, at) for pk in list(waiting.values_list("pk", flat=True)))


def deliver_all(*, at: datetime) -> int:
    """Go on with everything whose worker ended half-way."""
    begun = Delivery.objects.waiting().values_list("meeting_id", flat=True).distinct()
    return sum(deliver(meeting_id=one, at=at) for one in list(begun))


@transaction.atomic
def _queue(pk: uuid.UUID, enclosed: parcels.Enclosed, at: datetime) -> int:
    """Another worker may be at it; what is out of date meanwhile is not sent any more."""
    rows = Delivery.objects.waiting().select_for_update(of=("self",), skip_locked=True)
    delivery = rows.select_related(
        "meeting__committee", "seat__user", "guest__item", "request__deputy", "request__attendance__seat__user"
    ).filter(pk=pk).first()  # fmt: skip
    if delivery is None:
        return 0
    if reason := rules.out_of_date(delivery, at):
        Delivery.objects.filter(pk=pk).update(failure=reason)
        return 0
    parcel = parcels.parcel(delivery, enclosed)
    mail = send_mail(
        to=parcel.to, subject=parcel.subject, body=parcel.body, language=parcel.language, files=parcel.files,
        once=True, at=at,
    )  # fmt: skip
    Delivery.objects.filter(pk=pk).update(mail=mail, queued_at=at)
    return 1


@transaction.atomic
def mark_undelivered(*, mail: OutgoingMail, reason: str) -> bool:
    """The mail server refused the address, or nobody knows whether the mail went out: the office sees it."""
    return bool(Delivery.objects.filter(mail=mail).update(failure=reason[:300]))
