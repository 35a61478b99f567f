"""Questions about meetings and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    AgendaItemQuerySet,
    Attendance,
    Committee,
    CommitteeName,
    Meeting,
    Seat,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor


def items_for(actor: Actor, day: date) -> AgendaItemQuerySet:
    return (
        AgendaItem.objects.visible_to(actor, day)
        .select_related("thread", "meeting", "resolution", "committee")
        .prefetch_related("committee__names")
    )


def waiting_items(actor: Actor, committee: Committee, day: date) -> QuerySet[AgendaItem]:
    """What waits for the next meeting, longest first."""
    return items_for(actor, day).waiting().filter(committee=committee).order_by("waiting_since", "id")


def agenda_of(actor: Actor, meeting: Meeting, day: date) -> QuerySet[AgendaItem]:
    """The agenda as the actor may read it; hidden items leave a gap in the numbers, on purpose."""
    return items_for(actor, day).filter(meeting=meeting).order_by("order")


def public_agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """What everybody may read of an agenda."""
    return AgendaItem.objects.public().filter(meeting=meeting).select_related("thread").order_by("order")


def meetings_for(actor: Actor, day: date) -> QuerySet[Meeting]:
    return Meeting.objects.visible_to(actor, day).select_related("committee").prefetch_related("committee__names")


def meetings_of_people(ids: Iterable[Any], begin: datetime, until: datetime) -> list[tuple[Any, Meeting]]:
    """(person, meeting) for all coming meetings in which these people hold a seat on the day; two queries."""
    rows = Meeting.objects.coming(begin).filter(starts_at__lte=until).select_related("committee")
    meetings = list(rows.prefetch_related("committee__names").order_by("starts_at", "id"))
    seats = Seat.objects.filter(user__in=list(ids), committee__in={one.committee_id for one in meetings})
    found = []
    for meeting in meetings:
        day = day_of(meeting.starts_at)
        held = [one for one in seats if one.committee_id == meeting.committee_id and one.holds_on(day)]
        found += [(pk, meeting) for pk in dict.fromkeys(one.user_id for one in held)]
    return found


def meetings_awaiting(actor: Actor, at: datetime, day: date, most: int) -> list[Meeting]:
    """The next meetings of the actor's committees, with `chairs`, `items` (on the agenda), `asks` (no own answer)."""
    rows = _awaiting.ask(actor=actor, at=at, day=day, most=most)
    hang((one.committee for one in rows["meetings"]), "names", rows["names"], "committee_id")
    return rows["meetings"]


@composed
def _awaiting(*, actor: Actor, at: datetime, day: date, most: int) -> Mapping[str, QuerySet[Any]]:
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id)
    chairs = Exists(seats.filter(chair=True, committee_id=OuterRef("committee_id")))
    coming = Meeting.objects.coming(at).filter(committee__in=seats.values("committee_id"))
    said = {"chairs": chairs, "asks": _answer_missing(seats)}
    meetings = coming.annotate(**said, items=Count("agenda_items")).select_related("committee")
    names = CommitteeName.objects.filter(committee__in=seats.values("committee_id"))
    return {"meetings": meetings.order_by("starts_at", "id")[:most], "names": names}


def _answer_missing(seats: QuerySet[Seat]) -> ExpressionWrapper:
    """Invited, and somebody on one of these seats has not said whether they come."""
    answered = Attendance.objects.filter(meeting=OuterRef(OuterRef("pk")), seat=OuterRef("pk"))
    silent = seats.filter(~Exists(answered), committee_id=OuterRef("committee_id"))
    return ExpressionWrapper(Q(state=Meeting.State.INVITED) & Exists(silent), BooleanField())
