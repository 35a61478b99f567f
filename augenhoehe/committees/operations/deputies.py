"""Deputies: named with their address, asked with one tap, answering by their own link."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees import letters_planning, rules
from augenhoehe.committees.addresses import of_meeting
from augenhoehe.committees.models import Attendance, Delivery, DeputyRequest, Meeting, NamedDeputy, Seat
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message

from . import deliveries, requests
from .attendance import answer_invitation


@transaction.atomic
def add_deputy(*, seat: Seat, name: str, email: str, by: Actor, at: datetime, language: str = "de") -> NamedDeputy:
    """Name somebody who comes for the holder and, with an address, is asked; a known address gets the new name."""
    rules.check_manage(by, seat.committee)
    rules.check_deputy(seat)
    rules.check_text(name, "Nennen Sie bitte den Namen.", "name")
    rules.check_deputy_name(name)
    name, email = clean(name), email.strip().lower()
    if email:
        rules.check_email(email)
    known = {"email": email} if email else {"email": "", "name": name}
    values = {"name": name, "language": language}
    deputy, _ = NamedDeputy.objects.update_or_create(
        seat=seat, **known, defaults=values, create_defaults={**values, "named_at": at}
    )
    audit("add_deputy", deputy, by=by, at=at, fields=["name", "email", "language"])
    return deputy


def copy_deputies(seat: Seat, following: Seat, *, at: datetime) -> None:
    """The holder goes on in another seat, and so does who comes instead; runs in the caller's transaction."""
    NamedDeputy.objects.bulk_create(
        NamedDeputy(seat=following, name=one.name, email=one.email, language=one.language, named_at=at)
        for one in NamedDeputy.objects.filter(seat=seat).order_by("named_at", "id")
    )


@transaction.atomic
def drop_deputy(*, deputy: NamedDeputy, by: Actor, at: datetime) -> None:
    """The person is no deputy any more; what they were asked before goes with them."""
    rules.check_manage(by, deputy.seat.committee)
    audit("drop_deputy", deputy, by=by, at=at, fields=["name", "email"])
    deputy.delete()


@transaction.atomic
def ask_deputy(*, meeting: Meeting, seat: Seat, deputy: NamedDeputy, by: Actor, at: datetime) -> DeputyRequest:
    """„Meine Vertretung kommt“: the answer names her, and she gets a mail with a link of her own, once."""
    if deputy.seat_id != seat.pk:
        raise Refused("Diese Vertretung ist nicht für Ihren Sitz benannt.", field="deputy")
    if not deputy.email:
        raise Refused("Von dieser Vertretung ist keine Adresse bekannt. Bitte sprechen Sie sie an.", field="deputy")
    given = answer_invitation(
        meeting=meeting, seat=seat, answer=Attendance.Answer.DEPUTY, deputy=deputy.name, by=by, at=at
    )
    # `answer_invitation` has taken back what was asked of somebody else; the seat's row is still locked.
    asked = DeputyRequest.objects.filter(attendance=given, withdrawn_at__isnull=True).first()
    if asked is not None and asked.deputy_id == deputy.pk:
        return asked
    if asked is not None:
        requests.take_back_request(given, by=by, at=at)
    request = DeputyRequest.objects.create(attendance=given, deputy=deputy, asked_at=at)
    audit("ask_deputy", request, by=by, at=at, fields=["deputy"])
    deliveries.note(meeting, Delivery.Kind.DEPUTY, requests=[request], at=at)
    return request


@transaction.atomic
def answer_request(*, request: DeputyRequest, answer: str, by: Actor, at: datetime) -> DeputyRequest:
    """The deputy says yes or no behind the link; a no is told to the member, who has to ask somebody else."""
    locked = DeputyRequest.objects.select_for_update(of=("self",)).select_related(
        "deputy", "attendance__meeting__committee", "attendance__seat__user"
    ).get(pk=request.pk)  # fmt: skip
    rules.check_request_answer(locked, answer, at)
    if locked.answer == answer:
        return locked
    change(locked, answer=answer, answered_at=at)
    audit("answer_request", locked, by=by, at=at, fields=["answer"])
    member, meeting = locked.attendance.seat.user, locked.attendance.meeting
    if answer == DeputyRequest.Answer.NO and member is not None and member.is_active:
        letter = letters_planning.deputy_said_no(meeting, locked.deputy.name, member.language)
        send_message(
            recipient=member, kind="meeting", subject=letter.subject, body=letter.body, url=of_meeting(meeting), at=at
        )
    return locked
