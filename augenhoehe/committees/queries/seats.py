"""Questions about seats: who sits where on a day, in which balance, and who is missing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import (
    AgendaItem,
    Appointment,
    Committee,
    Seat,
)
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .positions import known_of
from .voices import Voices, voices_of


@dataclass(frozen=True, slots=True)
class SectorSeats:
    """The seats of one sector on a day."""

    sector: str
    label: str
    seats: tuple[Seat, ...]

    @property
    def taken(self) -> int:
        return sum(not seat.vacant for seat in self.seats)

    @property
    def vacant(self) -> int:
        return len(self.seats) - self.taken


@dataclass(frozen=True, slots=True)
class Balance:
    """Who sits in a committee on a day, by sector, and whether somebody is missing."""

    sectors: tuple[SectorSeats, ...]
    voices: Voices
    warning: str

    @property
    def total(self) -> int:
        return sum(len(one.seats) for one in self.sectors)

    @property
    def taken(self) -> int:
        return sum(one.taken for one in self.sectors)


def is_member(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    """Does the person hold a seat on the day?"""
    if user_id is None:
        return False
    if (held := known_of(user_id)) is not None:
        return held.sits_in(committee.pk, day)
    return Seat.objects.valid_on(day).filter(committee=committee, user_id=user_id).exists()


def is_chair(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    if user_id is None:
        return False
    if (held := known_of(user_id)) is not None:
        return held.leads(committee.pk, day)
    return Seat.objects.valid_on(day).filter(committee=committee, user_id=user_id, chair=True).exists()


def accompanies(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    """Does the person act for the office that accompanies the body on the day, also as deputy?"""
    if user_id is None:
        return False
    if (held := known_of(user_id)) is not None:
        return held.accompanies(committee.pk, day)
    rows = Appointment.objects.valid_on(day).of_person(user_id)
    return rows.filter(kind=Appointment.Kind.OFFICE, committee=committee).exists()


def acts_for(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    """Does the person hold the chair, or act for the accompanying office, on the day? One question for both."""
    if user_id is None:
        return False
    if (held := known_of(user_id)) is not None:
        return held.leads(committee.pk, day) or held.accompanies(committee.pk, day)
    chairs = Seat.objects.valid_on(day).filter(user_id=user_id, chair=True, committee_id=OuterRef("pk"))
    offices = Appointment.objects.valid_on(day).of_person(user_id).filter(kind=Appointment.Kind.OFFICE)
    acting = Exists(chairs) | Exists(offices.filter(committee_id=OuterRef("pk")))
    return Committee.objects.filter(acting, pk=committee.pk).exists()


def reads_names(actor: Actor, committee: Committee, day: date) -> bool:
    """Names of members are for people with a role here, for the members themselves and for their office."""
    if actor.system or actor.may(READ_COMMITTEES) or is_member(actor.user_id, committee, day):
        return True
    return accompanies(actor.user_id, committee, day)


def voting_seats(committee: Committee, day: date) -> int:
    return Seat.objects.valid_on(day).filter(committee=committee).voting().count()


def seats_on(committee: Committee, day: date) -> list[Seat]:
    """The seats that hold on a day: chair first, then by organisation."""
    return in_order(seats_with_voices(committee.pk, day))


def seats_with_voices(committee_id: uuid.UUID, day: date) -> QuerySet[Seat]:
    """The seats that hold on a day, with who holds them and for whom."""
    rows = Seat.objects.valid_on(day).filter(committee=committee_id)
    found: QuerySet[Seat] = rows.select_related("user__carrier", "organisation_entry")
    return found


def in_order(seats: Iterable[Seat]) -> list[Seat]:
    """Chair first, then by organisation."""
    return sorted(seats, key=lambda seat: (not seat.chair, seat.vacant, seat.organisation, seat.function, str(seat.id)))


def balance_on(committee: Committee, day: date) -> Balance:
    return balance_of(committee, seats_on(committee, day))


def balance_of(committee: Committee, seats: Sequence[Seat]) -> Balance:
    """The seats by sector, every sector named even if empty, and the warning if somebody is missing."""
    sectors = tuple(
        SectorSeats(sector, str(label), tuple(seat for seat in seats if seat.sector == sector))
        for sector, label in Seat.Sector.choices
    )
    voices = voices_of(seats)
    return Balance(sectors, voices, voices.warning(committee.kind))


def past_seats(committee_id: uuid.UUID, day: date) -> QuerySet[Seat]:
    rows = Seat.objects.filter(committee=committee_id, valid_until__lt=day).select_related("user")
    return rows.order_by("-valid_until", "id")


def accounts_to_seat() -> QuerySet[User]:
    """People with an account who can be given a seat."""
    return User.objects.active().in_order()


def invited_people(committee: Committee, day: date) -> tuple[int, list[Seat]]:
    """How many accounts an invitation reaches, and the seats that somebody has to invite by hand."""
    return invited_of(list(committee.seats.valid_on(day).select_related("user").order_by("organisation", "id")))


def invited_of(seats: Sequence[Seat]) -> tuple[int, list[Seat]]:
    """The same from the seats of the day; expects `user` to be selected."""
    reached = {seat.user_id for seat in seats if seat.user and seat.user.is_active}
    by_hand = [seat for seat in seats if not seat.vacant and not (seat.user and seat.user.is_active)]
    return len(reached), by_hand


def seats_for(actor: Actor, day: date) -> QuerySet[Seat]:
    """The seats of committees the actor may see, present and past."""
    found = Seat.objects.filter(committee__in=Committee.objects.visible_to(actor, day))
    return found.select_related("committee", "user").prefetch_related("committee__names")


def voting_seats_of(item: AgendaItem) -> int:
    """How many may vote in the item's meeting."""
    return voting_seats(item.committee, day_of(item.meeting.starts_at)) if item.meeting else 0
