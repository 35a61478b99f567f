"""Everything of this package that the inside page of a meeting shows, read in two statements (ADR 0025)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Attendance,
    CommitteeName,
    Mandate,
    Meeting,
    Minutes,
    Paper,
    Seat,
    Sitting,
    Station,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import Number, Rows, composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .attendance import Coming, coming_of
from .mandates import by_resolution
from .positions import Positions, positions_beside, positions_in
from .resolutions import ItemView, item_views
from .stations import StationView, beside, most_missed, views_in


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting as one reader may see it. `late`: papers that its body sent out and that others passed over.

    `seats` and `coming` are read while the meeting is ahead. `minutes`: as far as the reader may read them;
    `submitted`: are there any that are laid before those who sign?
    """

    meeting: Meeting
    positions: Positions | None
    items: tuple[ItemView, ...]
    waiting_count: int
    sitting: Sitting | None
    minutes: Minutes | None
    submitted: bool
    seats: tuple[Seat, ...]
    coming: Coming
    late: tuple[StationView, ...]


def found_meeting(actor: Actor, pk: UUID, day: date) -> Meeting | None:
    """The meeting with its body and the body's names, if the actor may see it (one statement)."""
    rows = _found.ask(actor=actor, meeting=pk, day=day)
    hang((one.committee for one in rows["meetings"]), "names", rows["names"], "committee_id")
    return next(iter(rows["meetings"]), None)


@composed
def _found(*, actor: Actor, meeting: UUID, day: date) -> Mapping[str, QuerySet[Any]]:
    bodies = Meeting.objects.filter(pk=meeting).values("committee")
    return {
        "meetings": Meeting.objects.visible_to(actor, day).filter(pk=meeting).select_related("committee"),
        "names": CommitteeName.objects.filter(committee__in=bodies),
    }


def meeting_page(actor: Actor, meeting: Meeting, *, at: datetime) -> MeetingPage:
    """What the page shows of a meeting that was found."""
    rows = _asked.ask(
        actor=actor, day=day_of(at), on=day_of(meeting.starts_at), meeting=meeting.pk, committee=meeting.committee_id,
        ahead=meeting.state in Meeting.COMING,
    )  # fmt: skip
    minutes = next(iter(rows["minutes"]), None)
    return MeetingPage(
        meeting=meeting,
        positions=positions_in(rows, actor),
        items=_items(rows, meeting),
        waiting_count=rows["waiting_count"][0],
        sitting=next(iter(rows["sittings"]), None),
        minutes=minutes,
        submitted=any(state != Minutes.State.DRAFT for state in rows["minutes_states"]),
        seats=tuple(rows["places"]),
        coming=coming_of(rows["places"], {one.seat_id: one for one in rows["answers"]}),
        late=tuple(most_missed(views_in(rows, at))),
    )


def _items(rows: Rows, meeting: Meeting) -> tuple[ItemView, ...]:
    for item in rows["items"]:
        item.committee = meeting.committee
    return tuple(item_views(rows["items"], by_resolution(rows["mandates"])))


@composed
def _asked(*, actor: Actor, day: date, on: date, meeting: UUID, committee: UUID, ahead: bool) -> Mapping[str, Any]:
    seen = AgendaItem.objects.visible_to(actor, day)
    items = seen.filter(meeting=meeting).select_related("thread", "resolution").order_by("order")
    mandates = Mandate.objects.visible_to(actor, day).filter(resolution__agenda_item__meeting=meeting)
    minutes = Minutes.objects.filter(meeting=meeting)
    sent = Paper.objects.visible_to(actor, day).on_their_way().filter(submitted_by_committee=committee)
    stations = Station.objects.open().filter(paper__in=sent.values("pk"))
    around = beside(stations)
    return {
        **around,
        "stations": stations.order_by("opened_on", "id"),
        "papers": around["papers"].only("title", "kind", "submitted_by_committee"),
        "items": items.only(*_ITEM),
        "mandates": mandates.only("resolution", "title", "unit", "due").order_by("due", "id"),
        "waiting_count": Number(seen.waiting().filter(committee=committee).values("pk")),
        "sittings": Sitting.objects.filter(meeting=meeting),
        "minutes": Minutes.objects.visible_to(actor, day).filter(meeting=meeting).only("state", "meeting"),
        "minutes_states": minutes.values_list("state", flat=True),
        **_places(meeting, committee, on, ahead=ahead),
        **positions_beside(actor),
    }


def _places(meeting: UUID, committee: UUID, on: date, *, ahead: bool) -> Mapping[str, QuerySet[Any]]:
    """The seats of the day with their answers; nobody is asked any more once the meeting is over."""
    seats = Seat.objects.valid_on(on).filter(committee=committee).select_related("user").order_by("organisation", "id")
    answers = Attendance.objects.filter(meeting=meeting)
    return {
        "places": seats.only(*_SEAT, "user__name", "user__is_active") if ahead else seats.none(),
        "answers": answers if ahead else answers.none(),
    }


# Of a matter only the address.
_ITEM = (
    "committee", "meeting", "order", "title", "brief", "url", "public", "thread__number",
    *(f"resolution__{name}" for name in ("kind", "wording", "reason", "public_text", "yes", "no", "abstentions",
                                         "decided_on", "resubmit_on")),
)  # fmt: skip
_SEAT = tuple(one.name for one in Seat._meta.concrete_fields)
