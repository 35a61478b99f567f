"""Questions about a running meeting: who is in the room, who may vote now, what was said to which item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import AgendaItem, Committee, ItemCourse, Meeting, Presence, Seat, Sitting, Speech
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .meetings import agenda_of, waiting_items
from .seats import seats_on


@dataclass(frozen=True, slots=True)
class SeatHere:
    """A seat of the committee and who sits on it now, if anybody; `was` left before."""

    seat: Seat
    here: Presence | None
    was: Presence | None


@dataclass(frozen=True, slots=True)
class Room:
    """Who is there, by seats and guests, and how many may vote."""

    seats: tuple[SeatHere, ...]
    guests: tuple[Presence, ...]
    voting_here: int
    voting: int
    first_time: frozenset[str]

    @property
    def here(self) -> list[Presence]:
        seated = [one.here for one in self.seats if one.here]
        return [*seated, *(one for one in self.guests if one.left_at is None)]


def sitting_of(meeting: Meeting) -> Sitting | None:
    return Sitting.objects.filter(meeting=meeting).select_related("secretary").first()


def is_secretary(user_id: UUID | None, meeting: Meeting) -> bool:
    """Does the person write down this one meeting?"""
    return user_id is not None and Sitting.objects.filter(meeting=meeting, secretary_id=user_id).exists()


def presences_of(meeting: Meeting) -> list[Presence]:
    """Everybody who was there: the chair, members and their deputies by name, then guests."""
    found = meeting.presences.select_related("seat")
    return sorted(found, key=lambda one: (one.seat is None, not (one.seat and one.seat.chair), one.name, one.came_at))


def room_of(meeting: Meeting, presences: Sequence[Presence]) -> Room:
    """The seats of the day with who sits there (two queries); `presences` as `presences_of` gives them."""
    seats = [one for one in seats_on(meeting.committee, day_of(meeting.starts_at)) if not one.vacant]
    here = {one.seat_id: one for one in presences if one.seat_id and one.left_at is None}
    was = {one.seat_id: one for one in presences if one.seat_id and one.left_at is not None}
    return Room(
        seats=tuple(SeatHere(seat, here.get(seat.pk), was.get(seat.pk)) for seat in seats),
        guests=tuple(one for one in presences if one.seat_id is None),
        voting_here=sum(one.voting for one in here.values()),
        voting=sum(one.voting for one in seats),
        first_time=first_time(meeting, presences),
    )


def first_time(meeting: Meeting, presences: Sequence[Presence]) -> frozenset[str]:
    """Institutions that are there for the first time since attendance is written down here (S3-6)."""
    before = Presence.objects.filter(
        meeting__committee_id=meeting.committee_id, meeting__starts_at__lt=meeting.starts_at
    )
    known = set(before.exclude(organisation="").values_list("organisation", flat=True).distinct())
    return frozenset({one.organisation for one in presences if one.organisation} - known) if known else frozenset()


def voters(item: AgendaItem, meeting: Meeting, at: datetime) -> int | None:
    """How many may vote on an item: in the room, with a vote, not biased. None where nobody wrote down who was there.

    While the meeting runs, those who are there at this moment; afterwards all who were there since the item
    was reached.
    """
    sitting = sitting_of(meeting)
    if sitting is None:
        return None
    course = ItemCourse.objects.filter(meeting=meeting, item=item).first()
    rows = meeting.presences.filter(voting=True, came_at__lte=at)
    now = sitting.runs and sitting.live_at(at)
    since = course.reached_at if course and course.reached_at and not now else None
    if now:
        rows = rows.filter(Q(left_at__isnull=True) | Q(left_at__gt=at))
    elif since is not None:
        rows = rows.filter(Q(left_at__isnull=True) | Q(left_at__gte=since))
    biased = set(course.biased.values_list("seat_id", flat=True)) if course else set()
    return len(set(rows.values_list("seat_id", flat=True)) - biased)


@dataclass(frozen=True, slots=True)
class CourseView:
    """One line of the running agenda: the item, what was written to it, and whether it is decided."""

    number: int
    title: str
    public: bool
    item: AgendaItem | None
    course: ItemCourse | None
    current: bool

    @property
    def state(self) -> str:
        if self.course and self.course.outcome:
            return self.course.get_outcome_display()
        resolution = getattr(self.item, "resolution", None) if self.item else None
        if resolution is not None:
            return str(resolution.get_kind_display())
        if self.current:
            return "läuft"
        return "beraten" if self.course and self.course.reached_at else ""


def course_views(actor: Actor, meeting: Meeting, day: date) -> list[CourseView]:
    """The agenda as it runs, with the items that have gone elsewhere (two queries and names)."""
    items = {item.pk: item for item in agenda_of(actor, meeting, day)}
    courses = {one.item_id: one for one in courses_for(actor, day).filter(meeting=meeting)}
    reached = [one for one in courses.values() if one.reached_at and not one.outcome]
    latest = max(reached, key=lambda one: one.reached_at or meeting.starts_at, default=None)
    lines = [
        _line(item.order or 0, item.title, item.public, item, courses.get(pk), latest) for pk, item in items.items()
    ]
    lines += [
        _line(one.order, one.title, one.public, None, one, latest) for pk, one in courses.items() if pk not in items
    ]
    return sorted(lines, key=lambda one: (one.number, one.item is None))


def _line(
    number: int, title: str, public: bool, item: AgendaItem | None, course: ItemCourse | None, latest: ItemCourse | None
) -> CourseView:
    decided = item is not None and hasattr(item, "resolution")
    current = course is not None and latest is not None and course.pk == latest.pk and not decided
    return CourseView(number, title, public, item, course, current)


def courses_for(actor: Actor, day: date) -> QuerySet[ItemCourse]:
    return ItemCourse.objects.filter(item__in=AgendaItem.objects.visible_to(actor, day)).order_by("order", "id")


def course_of(item: AgendaItem, meeting: Meeting) -> ItemCourse | None:
    return ItemCourse.objects.filter(item=item, meeting=meeting).prefetch_related("biased").first()


def speeches_of(course: ItemCourse | None) -> list[Speech]:
    return list(course.speeches.order_by("spoken_at", "id")) if course else []


def speeches_for(actor: Actor, day: date) -> QuerySet[Speech]:
    return Speech.objects.filter(course__in=courses_for(actor, day)).select_related("course__meeting__committee")


def presences_for(actor: Actor, day: date) -> QuerySet[Presence]:
    rows = Presence.objects.filter(meeting__in=Meeting.objects.visible_to(actor, day))
    return rows.select_related("meeting__committee").prefetch_related("meeting__committee__names")


def possible_secretaries(committee: Committee, day: date, user_id: UUID | None) -> QuerySet[User]:
    """Who may write: people with an account and a seat, not the chair; and whoever asks."""
    seats = Seat.objects.valid_on(day).filter(committee=committee, user__isnull=False)
    chairs = seats.filter(chair=True).values("user_id")
    found = User.objects.active().filter(Q(pk__in=seats.values("user_id")) | Q(pk=user_id))
    return found.exclude(pk__in=chairs).in_order()


def items_to_add(actor: Actor, committee: Committee, day: date) -> QuerySet[AgendaItem]:
    return waiting_items(actor, committee, day)
