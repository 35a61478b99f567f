"""Questions about committees, their seats, meetings and resolutions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from .models import AgendaItem, AgendaItemQuerySet, Committee, Meeting, Resolution, Seat
from .permissions import READ_COMMITTEES

# Groups that prepare or take decisions about people: without these people something is missing (S4-18).
NEEDS_VOICES = frozenset({Committee.Kind.STEERING_GROUP, Committee.Kind.PROJECT_GROUP})


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
    warning: str

    @property
    def total(self) -> int:
        return sum(len(one.seats) for one in self.sectors)

    @property
    def taken(self) -> int:
        return sum(one.taken for one in self.sectors)


def committees_for(actor: Actor, day: date | None = None) -> QuerySet[Committee]:
    """The committees an actor may see, with their names. Without a day, seats open nothing."""
    return Committee.objects.visible_to(actor, day).with_names()


def public_committees(day: date) -> QuerySet[Committee]:
    return Committee.objects.public().standing(day).with_names()


def steering_groups() -> QuerySet[Committee]:
    """Steering groups that are not dissolved: those of the whole Kreis first."""
    found = Committee.objects.filter(kind=Committee.Kind.STEERING_GROUP, ended_on__isnull=True)
    return found.with_names().order_by("municipality__kind", "municipality__sorting", "id")


def is_member(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    """Does the person hold a seat on the day?"""
    if user_id is None:
        return False
    return Seat.objects.valid_on(day).filter(committee=committee, user_id=user_id).exists()


def is_chair(user_id: uuid.UUID | None, committee: Committee, day: date) -> bool:
    if user_id is None:
        return False
    return Seat.objects.valid_on(day).filter(committee=committee, user_id=user_id, chair=True).exists()


def reads_names(actor: Actor, committee: Committee, day: date) -> bool:
    """Names of members are for people with a role here and for the members themselves."""
    return actor.system or actor.may(READ_COMMITTEES) or is_member(actor.user_id, committee, day)


def voting_seats(committee: Committee, day: date) -> int:
    return Seat.objects.valid_on(day).filter(committee=committee).voting().count()


def seats_on(committee: Committee, day: date) -> list[Seat]:
    """The seats that hold on a day: chair first, then by organisation."""
    found = committee.seats.valid_on(day).select_related("user__carrier")
    return sorted(found, key=lambda seat: (not seat.chair, seat.vacant, seat.organisation, seat.function, str(seat.id)))


def balance_on(committee: Committee, day: date) -> Balance:
    """The seats by sector, every sector named even if empty, and the warning if somebody is missing."""
    seats = seats_on(committee, day)
    sectors = tuple(
        SectorSeats(sector, str(label), tuple(seat for seat in seats if seat.sector == sector))
        for sector, label in Seat.Sector.choices
    )
    return Balance(sectors, missing_voices(committee, seats))


def missing_voices(committee: Committee, seats: list[Seat]) -> str:
    """A sentence if neither a migrant organisation nor a person affected sits in the group; else nothing."""
    if committee.kind not in NEEDS_VOICES:
        return ""
    voices = [seat for seat in seats if is_voice(seat)]
    if any(not seat.vacant for seat in voices):
        return ""
    if voices:
        return (
            "Der Sitz für eine Migrantenorganisation oder für Betroffene ist unbesetzt. "
            "Laden Sie jemanden ein, bevor die Gruppe entscheidet."
        )
    return (
        "In dieser Gruppe sitzt niemand aus einer Migrantenorganisation und niemand, den es selbst betrifft. "
        "Vergeben Sie einen Sitz, bevor die Gruppe entscheidet."
    )


def is_voice(seat: Seat) -> bool:
    """The seat speaks for people affected; expects `user__carrier` to be selected."""
    if seat.sector == Seat.Sector.AFFECTED or seat.migrant_organisation:
        return True
    carrier = seat.user.carrier if seat.user else None
    return carrier is not None and carrier.kind == Carrier.Kind.MIGRANT_ORGANISATION


def past_seats(committee: Committee, day: date) -> QuerySet[Seat]:
    return committee.seats.filter(valid_until__lt=day).select_related("user").order_by("-valid_until", "id")


def items_for(actor: Actor, day: date) -> AgendaItemQuerySet:
    return (
        AgendaItem.objects.visible_to(actor, day)
        .select_related("thread", "meeting", "resolution", "committee__municipality")
        .prefetch_related("committee__names")
    )


def waiting_items(actor: Actor, committee: Committee, day: date) -> QuerySet[AgendaItem]:
    """What waits for the next meeting, longest first."""
    return items_for(actor, day).waiting().filter(committee=committee).order_by("waiting_since", "id")


def agenda_of(actor: Actor, meeting: Meeting, day: date) -> QuerySet[AgendaItem]:
    """The agenda as the actor may read it; hidden items leave a gap in the numbers, on purpose."""
    return items_for(actor, day).filter(meeting=meeting).order_by("order")


def meetings_for(actor: Actor, day: date) -> QuerySet[Meeting]:
    return (
        Meeting.objects.visible_to(actor, day)
        .select_related("committee__municipality")
        .prefetch_related("committee__names")
    )


def meetings_of(committee: Committee) -> QuerySet[Meeting]:
    return committee.meetings.order_by("-starts_at", "id")


def next_meeting(committee: Committee, at: datetime) -> Meeting | None:
    return committee.meetings.coming(at).order_by("starts_at").first()


def meetings_awaiting(actor: Actor, at: datetime, day: date) -> QuerySet[Meeting]:
    """The coming meetings of the committees in which the actor holds a seat."""
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id)
    return (
        Meeting.objects.coming(at)
        .filter(committee__in=seats.values("committee_id"))
        .select_related("committee")
        .prefetch_related("committee__names")
        .order_by("starts_at", "id")
    )


def resolutions_for(actor: Actor, day: date) -> QuerySet[Resolution]:
    return (
        Resolution.objects.visible_to(actor, day)
        .select_related("agenda_item__committee__municipality", "agenda_item__thread", "agenda_item__meeting")
        .prefetch_related("agenda_item__committee__names")
    )


def public_resolutions() -> QuerySet[Resolution]:
    return (
        Resolution.objects.public()
        .select_related("agenda_item__committee", "agenda_item__thread")
        .prefetch_related("agenda_item__committee__names")
        .order_by("-decided_on", "id")
    )


def public_committees_with_meetings(day: date, at: datetime) -> QuerySet[Committee]:
    """Public committees with their coming meetings in `coming`."""
    coming = Meeting.objects.coming(at).order_by("starts_at")
    return public_committees(day).prefetch_related(Prefetch("meetings", queryset=coming, to_attr="coming"))


@dataclass(frozen=True, slots=True)
class Decision:
    """A resolution as one reader sees it: closed parts are empty, released ones stay."""

    resolution: Resolution
    committee: str
    title: str
    wording: str
    reason: str
    shows_votes: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where a matter waits: committee, since when, and the day it is on the agenda."""

    item: AgendaItem
    committee: str
    meets_on: date | None


@dataclass(frozen=True, slots=True)
class ThreadView:
    resolutions: tuple[Decision, ...]
    waiting: tuple[Waiting, ...]


def thread_view(actor: Actor, thread: Thread, *, day: date, at: datetime) -> ThreadView:
    """What committees did and have to do in a matter, as the actor may read it (two queries, and names)."""
    items = AgendaItem.objects.visible_to(actor, day) if actor.signed_in else AgendaItem.objects.public()
    readable = set(items.filter(thread=thread).values_list("pk", flat=True))
    found = (
        AgendaItem.objects.filter(thread=thread, withdrawn_at__isnull=True)
        .select_related("committee", "meeting", "resolution")
        .prefetch_related("committee__names")
        .order_by("resolution__decided_on", "waiting_since", "id")
    )
    decisions, waiting = [], []
    for item in found:
        opened = item.pk in readable
        resolution = getattr(item, "resolution", None)
        if resolution is not None and (opened or (resolution.public_text and item.committee.public)):
            decisions.append(decision(resolution, opened))
        elif resolution is None and opened:
            waiting.append(_waiting(item, day))
    return ThreadView(tuple(decisions), tuple(waiting))


def decision(resolution: Resolution, opened: bool) -> Decision:
    """`opened`: may the reader see the whole item, or only the text that was released of a closed one?"""
    item = resolution.agenda_item
    return Decision(
        resolution=resolution,
        committee=item.committee.name_on(resolution.decided_on),
        title=item.title if opened else "",
        wording=resolution.wording if opened else "",
        reason=resolution.reason if opened else "",
        shows_votes=opened and resolution.counted,
    )


def _waiting(item: AgendaItem, day: date) -> Waiting:
    meets_on = day_of(item.meeting.starts_at) if item.meeting else None
    return Waiting(item, item.committee.name_on(day), meets_on)
