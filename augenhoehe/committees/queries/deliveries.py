"""Questions about who was written to: guests, deputies, members who have not answered, what went out."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    Attendance,
    Delivery,
    DeputyRequest,
    Guest,
    ItemDocument,
    Meeting,
    Paper,
    PaperItem,
    Seat,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor

from .meetings import items_for, meetings_for
from .paper_parts import wordings


def invited_guests(meeting: Meeting) -> list[Guest]:
    rows = Guest.objects.filter(meeting=meeting, withdrawn_at__isnull=True).select_related("item", "sent_by")
    return list(rows.prefetch_related("sent_by__names").order_by("name", "id"))


def accepted_deputies(meeting: Meeting) -> list[DeputyRequest]:
    """Deputies who said that they come."""
    rows = DeputyRequest.objects.filter(
        attendance__meeting=meeting, withdrawn_at__isnull=True, answer=DeputyRequest.Answer.YES
    )
    return list(rows.select_related("deputy"))


def silent_members(meeting: Meeting) -> list[Seat]:
    """One seat each of the people with an account who have answered for none of theirs and were not reminded."""
    seats = Seat.objects.valid_on(day_of(meeting.starts_at)).filter(
        committee=meeting.committee_id, user__is_active=True
    )
    answered = Attendance.objects.filter(meeting=meeting).values("seat_id")
    reminded = Delivery.objects.filter(meeting=meeting, kind=Delivery.Kind.REMINDER).values("seat_id")
    silent = seats.exclude(pk__in=answered).exclude(pk__in=reminded.filter(seat__isnull=False))
    one_each = {one.user_id: one for one in silent.select_related("user").order_by("user_id", "voting", "pk")}
    return list(one_each.values())


def deliveries_of(meeting: Meeting) -> QuerySet[Delivery]:
    """What was noted and sent, the latest first."""
    rows = Delivery.objects.filter(meeting=meeting).select_related("seat__user", "guest", "request__deputy", "mail")
    return rows.order_by("-noted_at", "id")


def asked_deputy(pk: UUID) -> DeputyRequest | None:
    """What a deputy's link leads to, while the person that is represented still has the seat."""
    rows = DeputyRequest.objects.select_related(
        "deputy", "attendance__meeting__committee", "attendance__seat__user", "attendance__seat__committee"
    ).prefetch_related("attendance__meeting__committee__names")
    return rows.filter(pk=pk).first()


def guest_by_id(pk: UUID) -> Guest | None:
    rows = Guest.objects.select_related("meeting__committee", "item").prefetch_related("meeting__committee__names")
    return rows.filter(pk=pk).first()


def public_items(meeting: Meeting) -> list[AgendaItem]:
    """What everybody may read of an agenda, with documents and the paper behind each item."""
    rows = AgendaItem.objects.public().filter(meeting=meeting).select_related("thread", "station__paper")
    return list(rows.prefetch_related("documents__file").order_by("order"))


def items_for_guest(guest: Guest) -> list[AgendaItem]:
    """The public items; for who is invited to one item, that one, public or not, and nothing else."""
    if not guest.only_item:
        return public_items(guest.meeting)
    if guest.item_id is None:
        return []
    rows = AgendaItem.objects.filter(pk=guest.item_id, meeting=guest.meeting_id, withdrawn_at__isnull=True)
    return list(rows.select_related("thread", "station__paper").prefetch_related("documents__file"))


def public_wordings(items: list[AgendaItem]) -> dict[UUID, list[str]]:
    """What everybody may read of the papers behind the items; a paper that is not public is not in it."""
    behind = [item.station.paper_id for item in items if item.station]
    papers = Paper.objects.public().filter(pk__in=behind).values_list("pk", flat=True) if behind else ()
    return wordings(list(papers), PaperItem.objects.public())


def documents_for(actor: Actor, day: date) -> QuerySet[ItemDocument]:
    """The documents of the items that the actor may read."""
    rows = ItemDocument.objects.filter(item__in=items_for(actor, day))
    return rows.select_related("file", "item__committee", "item__meeting__committee")


def guests_for(actor: Actor, day: date) -> QuerySet[Guest]:
    """Guests of the meetings the actor may see; whether they may be uninvited says the rule."""
    return Guest.objects.filter(meeting__in=meetings_for(actor, day)).select_related("meeting__committee")
