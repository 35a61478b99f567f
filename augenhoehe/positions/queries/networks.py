"""Questions about networks: who belongs, who may speak for whom, when they meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.committees.models import Committee, CommitteeName, Meeting, Seat
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.positions.models import Membership, network_side, networks_open_to, networks_sat_in

# The seed asks for two meetings a year.
RHYTHM = timedelta(days=183)
_K = Committee.Kind
# Groups that work for somebody else decide nothing under their own name.
DECIDING = (
    _K.INTEGRATION_COMMITTEE, _K.COUNCIL, _K.DISTRICT_COUNCIL, _K.DISTRICT_COMMITTEE, _K.SPECIALIST_COMMITTEE,
    _K.STEERING_GROUP,
)  # fmt: skip


def networks_for(actor: Actor, day: date) -> QuerySet[Committee]:
    """The networks whose space is open to somebody, with their names."""
    return networks_open_to(actor, day).prefetch_related("names").order_by("started_on", "id")


def networks_of_seats(actor: Actor, day: date) -> QuerySet[Committee]:
    return networks_sat_in(actor, day)


def memberships_for(actor: Actor, day: date) -> QuerySet[Membership]:
    return _named(Membership.objects.visible_to(actor, day))


def members_of(network: Committee) -> list[Membership]:
    """All memberships, those that hold first by town."""
    rows = _named(Membership.objects.filter(network=network))
    return list(rows.order_by("body__municipality__sorting", "valid_from", "id"))


def member_bodies(network: Committee, day: date) -> list[Committee]:
    """The bodies that belong to the network on a day, by town."""
    rows = _named(Membership.objects.valid_on(day).filter(network=network))
    return [one.body for one in rows.order_by("body__municipality__sorting", "id")]


def possible_members(network: Committee, day: date) -> QuerySet[Committee]:
    """Bodies that decide for themselves and do not belong to the network on the day."""
    inside = Membership.objects.valid_on(day).filter(network=network).values("body_id")
    rows = Committee.objects.standing(day).filter(kind__in=DECIDING).exclude(pk__in=inside)
    return rows.with_names().order_by("municipality__sorting", "id")  # type: ignore[no-any-return]


def voices(actor: Actor, network: Committee, day: date) -> QuerySet[Committee]:
    """In whose name somebody may write: member bodies of theirs, and the network itself for its own people."""
    return _of(network, day, Committee.objects.all() if actor.system else network_side(actor, day))


def seated_voices(actor: Actor, network: Committee, day: date) -> QuerySet[Committee]:
    """The same for protected notes: only where somebody really sits."""
    if actor.user_id is None or actor.residence_authority:
        return Committee.objects.none()
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id).values("committee_id")
    return _of(network, day, Committee.objects.filter(pk__in=seats))


def _of(network: Committee, day: date, rows: QuerySet[Committee]) -> QuerySet[Committee]:
    members = Membership.objects.valid_on(day).filter(network=network).values("body_id")
    found = rows.filter(Q(pk__in=members) | Q(pk=network.pk))
    return found.with_names().order_by("municipality__sorting", "id")  # type: ignore[attr-defined,no-any-return]


def networks_beside(actor: Actor, body: Committee, day: date) -> list[Committee]:
    """The networks to which a body belongs on a day, a network itself, as far as their space is open to the actor."""
    rows = _beside.ask(actor=actor, body=body.pk, day=day, itself=body.kind == _K.NETWORK)
    hang(rows["networks"], "names", rows["names"], "committee_id")
    return rows["networks"]


@composed
def _beside(*, actor: Actor, body: UUID, day: date, itself: bool) -> Mapping[str, QuerySet[Any]]:
    joined = Membership.objects.valid_on(day).filter(body=body).values("network_id")
    networks = networks_open_to(actor, day).filter(Q(pk=body) if itself else Q(pk__in=joined))
    return {
        "networks": networks.order_by("started_on", "id"),
        "names": CommitteeName.objects.filter(committee__in=networks.values("pk")),
    }


def names_in(network: Committee, day: date) -> tuple[str, ...]:
    """The names that nobody may find in a protected note: whoever sits in the network or a member body."""
    members = Membership.objects.valid_on(day).filter(network=network).values("body_id")
    seats = Seat.objects.valid_on(day).filter(Q(committee_id__in=members) | Q(committee=network)).select_related("user")
    return tuple(filter(None, (seat.holder for seat in seats)))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the network met, when it meets next, and whether half a year passes without."""

    last: Meeting | None
    coming: Meeting | None
    late: bool
    due: date | None


def rhythm_of(network: Committee, at: datetime) -> Rhythm:
    """Twice a year is the promise: half a year after the last meeting somebody has to plan the next one."""
    standing = Meeting.objects.filter(committee=network).exclude(state=Meeting.State.CANCELLED)
    last = standing.filter(starts_at__lt=at).order_by("-starts_at").first()
    coming = standing.filter(starts_at__gte=at).order_by("starts_at").first()
    since = day_of(last.starts_at) if last else network.started_on
    due = since + RHYTHM if since else None
    late = coming is None and due is not None and due <= day_of(at)
    return Rhythm(last, coming, late, due)


def _named(rows: QuerySet[Membership]) -> QuerySet[Membership]:
    found = rows.select_related("network", "body__municipality").defer("body__municipality__boundary")
    return found.prefetch_related("body__names")
