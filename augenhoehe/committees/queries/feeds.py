"""Questions of calendars: which meetings a body or a person shows."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from augenhoehe.committees.feeds import AHEAD, BACK
from augenhoehe.committees.models import CalendarFeed, Committee, Meeting, Seat
from augenhoehe.core.clock import day_of


def meetings_of_body(committee: Committee, at: datetime) -> list[Meeting]:
    """Planned, invited, held and called off; the last three months and the coming year and a half."""
    rows = Meeting.objects.filter(committee=committee, starts_at__gte=at - BACK, starts_at__lte=at + AHEAD)
    return list(rows.select_related("committee").prefetch_related("committee__names").order_by("starts_at", "id"))


def meetings_of_person(user_id: UUID, at: datetime) -> list[Meeting]:
    """The meetings of the bodies in which the person holds a seat on the day of the meeting itself."""
    rows = Meeting.objects.filter(starts_at__gte=at - BACK, starts_at__lte=at + AHEAD)
    seats = Seat.objects.filter(user_id=user_id, committee_id=OuterRef("committee_id"))
    found = rows.filter(Exists(seats)).select_related("committee").prefetch_related("committee__names")
    held = list(Seat.objects.filter(user_id=user_id))
    return [one for one in found.order_by("starts_at", "id") if any(_holds(seat, one) for seat in held)]


def _holds(seat: Seat, meeting: Meeting) -> bool:
    on = day_of(meeting.starts_at)
    return (
        seat.committee_id == meeting.committee_id
        and seat.valid_from <= on
        and (seat.valid_until is None or seat.valid_until >= on)
    )


def feed_by_id(pk: UUID) -> CalendarFeed | None:
    """A calendar address that still holds, of an account that is active."""
    rows = CalendarFeed.objects.select_related("user").filter(revoked_at__isnull=True, user__is_active=True)
    return rows.filter(pk=pk).first()


def feed_of(user_id: UUID) -> CalendarFeed | None:
    return CalendarFeed.objects.filter(user_id=user_id, revoked_at__isnull=True).first()
