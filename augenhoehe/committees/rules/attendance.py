"""Who answers an invitation, and until when."""

from __future__ import annotations

from datetime import date, datetime

from augenhoehe.committees.models import Attendance, Meeting, Seat
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor

from .committees import check_prepare

LONGEST_NAME = 160


def check_answer(by: Actor, meeting: Meeting, seat: Seat, day: date) -> None:
    """The person of the seat; for others, who prepares the meeting and was told on the telephone."""
    if seat.committee_id != meeting.committee_id:
        raise Refused("Dieser Sitz gehört nicht zu diesem Gremium.")
    if by.user_id is not None and by.user_id == seat.user_id:
        return
    check_prepare(by, meeting.committee, day)


def check_answerable(meeting: Meeting, seat: Seat, at: datetime) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused("Diese Sitzung ist abgesagt.")
    if meeting.state == Meeting.State.HELD or day_of(meeting.starts_at) < day_of(at):
        raise Refused("Diese Sitzung ist schon vorbei.")
    if meeting.state != Meeting.State.INVITED:
        raise Refused("Zu dieser Sitzung ist noch nicht eingeladen.")
    on = day_of(meeting.starts_at)
    if seat.valid_from > on or (seat.valid_until is not None and seat.valid_until < on):
        raise Refused("Dieser Sitz gilt an diesem Tag nicht.")


def check_answer_value(answer: str) -> None:
    if answer not in Attendance.Answer.values:
        raise Refused("Wählen Sie: kommen, Vertretung oder nicht kommen.", field="answer")


def can_answer(by: Actor, meeting: Meeting, seat: Seat, at: datetime) -> bool:
    return allowed(check_answer, by, meeting, seat, day_of(at)) and allowed(check_answerable, meeting, seat, at)


def check_deputy_name(deputy: str) -> None:
    if len(deputy.strip()) > LONGEST_NAME:
        raise Refused(f"Der Name ist länger als {LONGEST_NAME} Zeichen. Kürzen Sie ihn bitte.", field="deputy")
