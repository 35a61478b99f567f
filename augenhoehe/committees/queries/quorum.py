"""Questions about the quorum: which rule holds on a day, and what the answers to an invitation say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from augenhoehe.committees.forecasts import Asked, Forecast, Known, Word, asked_by, forecast, has_quorum
from augenhoehe.committees.models import Attendance, Committee, DeputyRequest, Meeting, Presence, QuorumRule, Seat
from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.values import dataclass

from .attendance import answers_of


@dataclass(frozen=True, slots=True)
class SeatAnswer:
    """A seat with its answer and, where a deputy was asked, what the deputy said."""

    seat: Seat
    given: Attendance | None
    request: DeputyRequest | None

    @property
    def word(self) -> Word:
        """What it means for the quorum; a place that nobody holds stays empty."""
        if self.seat.vacant:
            return Word.ABSENT
        if self.given is None:
            return Word.SILENT
        if self.given.answer == Attendance.Answer.DEPUTY:
            return _of_deputy(self.request)
        return Word.COMES if self.given.answer == Attendance.Answer.YES else Word.ABSENT


def _of_deputy(request: DeputyRequest | None) -> Word:
    if request is None or not request.answer:
        return Word.DEPUTY
    return Word.COMES if request.answer == DeputyRequest.Answer.YES else Word.ABSENT


def quorum_rule_on(committee: Committee, day: date) -> QuorumRule | None:
    return QuorumRule.objects.valid_on(day).filter(committee=committee).first()


def quorum_rules_of(committee: Committee) -> list[QuorumRule]:
    """The latest first."""
    return list(committee.quorum_rules.order_by("-valid_from"))


def seat_answers(meeting: Meeting) -> list[SeatAnswer]:
    """Every seat of the meeting's day with its answer, in three queries."""
    seats = list(
        Seat.objects.valid_on(day_of(meeting.starts_at))
        .filter(committee=meeting.committee_id)
        .select_related("user")
        .order_by("organisation", "id")
    )
    given = answers_of(seats, meeting)
    open_ones = DeputyRequest.objects.filter(attendance__meeting=meeting, withdrawn_at__isnull=True)
    asked = {one.attendance_id: one for one in open_ones.select_related("deputy")}
    return [SeatAnswer(seat, answer, asked.get(answer.pk) if answer else None) for seat, answer in given]


def quorum_of(rule: QuorumRule, answers: Sequence[SeatAnswer]) -> Forecast:
    """The forecast for the voting seats."""
    voting = [one for one in answers if one.seat.voting]
    return forecast(asked_by(rule, len(voting)), [Known(one.seat.basis, one.word) for one in voting])


def quorums_ahead(at: datetime) -> Iterator[tuple[Meeting, QuorumRule, Forecast]]:
    """Each invited meeting to come whose body has a rule on that day, with what the answers say."""
    rows = Meeting.objects.filter(state=Meeting.State.INVITED, starts_at__gte=at).order_by("starts_at", "id")
    for meeting in rows.select_related("committee__municipality").prefetch_related("committee__names"):
        rule = quorum_rule_on(meeting.committee, day_of(meeting.starts_at))
        if rule is not None:
            yield meeting, rule, quorum_of(rule, seat_answers(meeting))


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether these may decide: how many are there, and what the body's rule asks for."""

    asked: Asked
    there: int
    reached: bool
    source: str

    @property
    def word(self) -> str:
        return "ja" if self.reached else "nein"

    @property
    def needs(self) -> str:
        """„gebraucht werden 3“, and why enough people may still be too few of one group."""
        needed = f"gebraucht {'wird' if self.asked.needed == 1 else 'werden'} {self.asked.needed}"
        if self.there >= self.asked.needed and not self.reached:
            return f"{needed}; es sind mehr vom Rat als Gewählte"
        return needed


def quorum_here(meeting: Meeting, here: Iterable[Presence]) -> Quorum | None:
    """Whether those who are there may decide, by the rule of the day; None where the body has none (two queries)."""
    day = day_of(meeting.starts_at)
    rule = quorum_rule_on(meeting.committee, day)
    if rule is None:
        return None
    seats = Seat.objects.valid_on(day).filter(committee=meeting.committee_id, voting=True)
    groups = dict(seats.values_list("pk", "basis"))
    # Who leaves and comes back sits on one seat.
    taken = {one.seat_id for one in here if one.voting and one.seat_id in groups}
    there = [groups[pk] for pk in taken]
    asked = asked_by(rule, len(groups))
    return Quorum(asked, len(there), has_quorum(asked, there), rule.source)


def quorum_sentence(meeting: Meeting, at: datetime, presences: Sequence[Presence]) -> str:
    """The sentence of the minutes: who was there at a moment, and whether they could decide."""
    here = [one for one in presences if one.came_at <= at and (one.left_at is None or one.left_at > at)]
    found = quorum_here(meeting, here)
    if found is None:
        return ""
    verdict = "Das Gremium ist beschlussfähig" if found.reached else "Das Gremium ist nicht beschlussfähig"
    be = "ist" if found.there == 1 else "sind"
    return (
        f"Um {at.astimezone(BERLIN):%H:%M} Uhr {be} {found.there} von {found.asked.seats} Stimmberechtigten da, "
        f"{found.needs} ({found.source}). {verdict}."
    )
