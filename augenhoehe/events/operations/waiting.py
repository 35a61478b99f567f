"""The waiting list: who moves up when a seat becomes free, what lapses, in which order (standards.md §4)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from augenhoehe.core import revisions
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.events import letters
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.rules.registrations import REGISTRATION, check_accept
from augenhoehe.journal.operations import audit

from . import seats
from .telling import tell


def move_up(event: Event, *, at: datetime) -> list[Registration]:
    """Offer every free seat to the next who waits; expects the event's row to be held and fresh.

    After the cut-off nobody moves up by itself: who would be told so late could not plan it.
    """
    moved: list[Registration] = []
    if event.state not in Event.COMING or at >= event.cutoff_at:
        return moved
    while True:
        waiting = event.registrations.queue().first()
        if waiting is None or not seats.take(event.pk):
            return moved
        waiting.event = event
        _offer(waiting, at)
        moved.append(waiting)


def _offer(registration: Registration, at: datetime) -> None:
    event = registration.event
    if event.offer_hours == 0:
        state = REGISTRATION.target(registration.state, "seat")
        revisions.change(registration, state=state, offered_at=at)
        tell(registration, letters.confirmed(registration), at, calendar=True)
    else:
        until = min(at + timedelta(hours=event.offer_hours), event.cutoff_at)
        state = REGISTRATION.target(registration.state, "offer")
        revisions.change(registration, state=state, offered_at=at, offer_until=until)
        tell(registration, letters.offered(registration), at)
    _rank_again(registration)
    audit("offer_seat", registration, by=SYSTEM, at=at, fields=["state", "offer_until"])


@seats.patiently
@transaction.atomic
def accept_offer(*, registration: Registration, by: Actor, at: datetime) -> Registration:
    """The seat that was kept is theirs; too late, it went on. By the link of the mail, or by the hosts."""
    lock_in(seats.hold(registration.event), registration)
    check_accept(registration, at)
    state = REGISTRATION.target(registration.state, "accept")
    revisions.change(registration, state=state, offer_until=None)
    audit("accept_offer", registration, by=by, at=at, fields=["state"])
    tell(registration, letters.confirmed(registration), at, calendar=True)
    return registration


def lock_in(event: Event, registration: Registration, revision: int | None = None) -> Registration:
    """The registration after its event, never before. By link or on a call no editor stands in the way."""
    if revision is None:
        registration.refresh_from_db(fields=["revision"])
    revisions.lock(registration, revision=revision)
    registration.event = event
    return registration


@seats.patiently
@transaction.atomic
def lapse_offers(*, event: Event, at: datetime) -> int:
    """Offers nobody answered go to the next; returns how many lapsed."""
    seats.hold(event)
    rows = event.registrations.select_for_update().filter(state=Registration.State.OFFERED, offer_until__lt=at)
    lapsed = list(rows.order_by("offer_until", "position"))
    for registration in lapsed:
        registration.event = event
        state = REGISTRATION.target(registration.state, "lapse")
        revisions.change(registration, state=state, offer_until=None, cancelled_at=at, ended=Registration.Ended.LAPSED)
        seats.give_back(event.pk)
        _rank_again(registration)
        audit("lapse_offer", registration, by=SYSTEM, at=at, fields=["state"])
        tell(registration, letters.lapsed(registration), at)
    if lapsed:
        move_up(event, at=at)
    return len(lapsed)


def rank_of(event: Event, organisation_id: uuid.UUID | None) -> int:
    """0 for the first of an organisation, and for people of none; 1 once the organisation has a seat or waits first."""
    if organisation_id is None:
        return 0
    mates = event.registrations.active().filter(organisation_id=organisation_id)
    return 1 if mates.exclude(state=Registration.State.BEGUN).exists() else 0


def _rank_again(registration: Registration) -> None:
    rank_mates(registration.event, registration.organisation_id)


def rank_mates(event: Event, organisation_id: uuid.UUID | None) -> None:
    """One seat per organisation first: while it has one all its others wait behind; without one, its first counts."""
    if organisation_id is None:
        return
    mates = event.registrations.filter(organisation_id=organisation_id)
    waiting = list(mates.filter(state=Registration.State.WAITING).order_by("position").values_list("pk", "priority"))
    seated = mates.seated().exists()
    for place, (pk, priority) in enumerate(waiting):
        rank = 1 if seated or place else 0
        if rank != priority:
            Registration.objects.filter(pk=pk).update(priority=rank)


def place_of(registration: Registration) -> int:
    """Where somebody stands on the waiting list, counted from one."""
    before = Q(priority__lt=registration.priority) | Q(
        priority=registration.priority, position__lt=registration.position
    )
    return registration.event.registrations.queue().filter(before).count() + 1
