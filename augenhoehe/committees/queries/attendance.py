"""Questions about who comes: the own answer, and the numbers the office plans with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from augenhoehe.committees.models import Attendance, Meeting, Seat
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Coming:
    """Answers of all seats of a meeting, as the office counts them. Voting seats alone matter for a quorum."""

    yes: int
    deputy: int
    no: int
    silent: int
    voting_coming: int
    voting: int
    answers: tuple[tuple[Seat, Attendance | None], ...]


def own_seats(actor: Actor, meeting: Meeting) -> list[tuple[Seat, Attendance | None]]:
    """The actor's own seats in the meeting's committee on its day, with their answers (one query, two with seats)."""
    if actor.user_id is None:
        return []
    on = day_of(meeting.starts_at)
    seats = list(Seat.objects.valid_on(on).filter(committee=meeting.committee_id, user_id=actor.user_id))
    return answers_of(seats, meeting) if seats else []


def coming_of(seats: Sequence[Seat], answers: Mapping[UUID, Attendance]) -> Coming:
    """Who comes, by the answers so far; a kept seat without a person answers nothing and is not counted.

    seats: all of the body on the day of the meeting; answers: by seat.
    """
    answered = [(seat, answers.get(seat.pk)) for seat in seats if not seat.vacant]
    given = [(seat, answer.answer if answer else "") for seat, answer in answered]
    come = (Attendance.Answer.YES, Attendance.Answer.DEPUTY)
    return Coming(
        yes=sum(one == Attendance.Answer.YES for _, one in given),
        deputy=sum(one == Attendance.Answer.DEPUTY for _, one in given),
        no=sum(one == Attendance.Answer.NO for _, one in given),
        silent=sum(not one for _, one in given),
        voting_coming=sum(seat.voting and one in come for seat, one in given),
        voting=sum(seat.voting for seat in seats),
        answers=tuple(answered),
    )


def invited_seat(meeting_id: UUID, seat_id: UUID) -> tuple[Meeting, Seat] | None:
    """A meeting and a seat of its committee that holds on the day and has an active account; else nothing."""
    meeting = (
        Meeting.objects.select_related("committee").prefetch_related("committee__names").filter(pk=meeting_id).first()
    )
    if meeting is None:
        return None
    seats = Seat.objects.valid_on(day_of(meeting.starts_at)).select_related("user__carrier", "committee")
    seat = seats.filter(pk=seat_id, committee=meeting.committee_id, user__is_active=True).first()
    return (meeting, seat) if seat else None


def answers_of(seats: list[Seat], meeting: Meeting) -> list[tuple[Seat, Attendance | None]]:
    """Each seat with its answer, in the order given."""
    answers = {one.seat_id: one for one in Attendance.objects.filter(meeting=meeting, seat__in=seats)}
    return [(seat, answers.get(seat.pk)) for seat in seats]
