"""Questions about deputies: who is named for a seat, and who was asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.committees.models import Attendance, Committee, DeputyRequest, NamedDeputy, Seat
from augenhoehe.core.rights import Actor

from .seats import seats_for


def deputies_for(actor: Actor, day: date) -> QuerySet[NamedDeputy]:
    """Named deputies of the seats the actor may see; whether they may be changed says the rule."""
    return NamedDeputy.objects.filter(seat__in=seats_for(actor, day)).select_related("seat__committee")


def deputies_of(seat: Seat) -> list[NamedDeputy]:
    return list(NamedDeputy.objects.filter(seat=seat).order_by("named_at", "id"))


def deputies_in(committee: Committee) -> dict[object, list[NamedDeputy]]:
    """All named deputies of a body, by seat."""
    return by_seat(named_in(committee.pk))


def named_in(committee_id: UUID) -> QuerySet[NamedDeputy]:
    return NamedDeputy.objects.filter(seat__committee=committee_id).order_by("named_at", "id")


def by_seat(rows: Iterable[NamedDeputy]) -> dict[object, list[NamedDeputy]]:
    found: dict[object, list[NamedDeputy]] = {}
    for one in rows:
        found.setdefault(one.seat_id, []).append(one)
    return found


def open_request(given: Attendance | None) -> DeputyRequest | None:
    """Who is asked to come for this answer, if anybody is."""
    if given is None or given.answer != Attendance.Answer.DEPUTY:
        return None
    return DeputyRequest.objects.filter(attendance=given, withdrawn_at__isnull=True).select_related("deputy").first()
