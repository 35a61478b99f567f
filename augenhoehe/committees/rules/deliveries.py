"""What may still be mailed about a meeting, who may be reminded, and who may be invited as a guest or asked to come."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from augenhoehe.committees.models import AgendaItem, Committee, Delivery, DeputyRequest, Guest, Meeting
from augenhoehe.committees.queries import is_member
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from .committees import check_prepare

ASKING = frozenset({Delivery.Kind.INVITATION, Delivery.Kind.REMINDER, Delivery.Kind.DEPUTY, Delivery.Kind.CHANGED})


def out_of_date(delivery: Delivery, at: datetime) -> str:
    """Why a noted mail would say what no longer holds; empty while it holds."""
    meeting = delivery.meeting
    if delivery.kind in ASKING:
        if meeting.state == Meeting.State.CANCELLED:
            return "Die Sitzung wurde vorher abgesagt."
        if day_of(meeting.starts_at) < day_of(at):
            return "Die Sitzung war vorher."
    seat = delivery.seat
    if seat and not (seat.user and seat.user.is_active):
        return "Zu diesem Sitz gehört kein Konto mehr."
    if delivery.guest and delivery.guest.withdrawn_at and delivery.kind != Delivery.Kind.CANCELLED:
        return "Der Gast wurde vorher ausgeladen."
    request = delivery.request
    if request and request.withdrawn_at and delivery.kind != Delivery.Kind.DEPUTY_OFF:
        return "Die Frage wurde vorher zurückgenommen."
    return ""


def check_reminding(meeting: Meeting, at: datetime) -> None:
    if meeting.state != Meeting.State.INVITED or day_of(meeting.starts_at) < day_of(at):
        raise Refused("Erinnern geht nur, wenn eingeladen ist und die Sitzung noch kommt.")


def check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Das ist keine E-Mail-Adresse. Prüfen Sie sie bitte.", field="email") from None


def check_guest(meeting: Meeting, item: AgendaItem | None, at: datetime) -> None:
    """Somebody is invited to a meeting that still comes, and to an item that stands on its agenda."""
    if meeting.state not in Meeting.COMING or day_of(meeting.starts_at) < day_of(at):
        raise Refused("Zu dieser Sitzung kann niemand mehr eingeladen werden.")
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused("Dieser Punkt steht nicht auf der Tagesordnung.", field="item")


def check_guest_answer(guest: Guest, answer: str, at: datetime) -> None:
    if guest.withdrawn_at is not None:
        raise Refused("Diese Einladung gilt nicht mehr.")
    if answer not in Guest.Answer.values:
        raise Refused("Wählen Sie: kommen oder nicht kommen.", field="answer")
    check_still_ahead(guest.meeting, at)


def check_request_answer(request: DeputyRequest, answer: str, at: datetime) -> None:
    if request.withdrawn_at is not None:
        raise Refused("Diese Frage gilt nicht mehr. Es wurde jemand anderes gefragt, oder das Mitglied kommt selbst.")
    if answer not in DeputyRequest.Answer.values:
        raise Refused("Wählen Sie: kommen oder nicht kommen.", field="answer")
    check_still_ahead(request.attendance.meeting, at)


def check_still_ahead(meeting: Meeting, at: datetime) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused("Diese Sitzung ist abgesagt.")
    if meeting.state == Meeting.State.HELD or day_of(meeting.starts_at) < day_of(at):
        raise Refused("Diese Sitzung ist schon vorbei.")


def check_expect(by: Actor, committee: Committee, day: date) -> None:
    """Members say what they expect themselves; who prepares the meetings writes it down for others."""
    if not is_member(by.user_id, committee, day):
        check_prepare(by, committee, day)
