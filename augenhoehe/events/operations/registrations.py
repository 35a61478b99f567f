"""Register for an event, be looked at, cancel; by the public form, with an account, or written down by the hosts."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from augenhoehe.committees.models import Seat
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.events import letters
from augenhoehe.events.models import Event, Registration
from augenhoehe.events.queries import registrations as queries
from augenhoehe.events.queries import rights
from augenhoehe.events.rules import events as rules_events
from augenhoehe.events.rules import registrations as rules
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation

from . import owing, seats
from .standing import tell_soon, tell_state
from .telling import tell
from .waiting import lock_in, move_up, rank_mates, rank_of

State = Registration.State
TEXTS = ("name", "email", "phone", "organisation_name", "access_needs")


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of a form. `state` is what the page may say; for an address that is registered already it is what
    a new one would have heard, so that nobody learns from the form who comes."""

    registration: Registration
    state: str


class _Known(Exception):
    """Who arrives is registered already: everything this transaction did is taken back."""

    def __init__(self, pk: uuid.UUID) -> None:
        super().__init__(str(pk))
        self.pk = pk


@seats.patiently
def register(
    *, event: Event, agreed: bool, language: str, at: datetime, by: Actor = ANONYMOUS,
    entry_id: uuid.UUID | None = None, privacy_version: int = 0, **values: Any,
) -> Registered:  # fmt: skip
    """Register oneself. Check, insert and seat are one transaction; sent twice it is one registration."""
    rules.check_open(event, at)
    rules.check_consent(agreed)
    given = _cleaned(event, values)
    rules.check_organisation(event, given.get("organisation"))
    row = Registration(
        id=entry_id or new_id(), event=event, user_id=by.user_id, language=language, registered_at=at,
        consented_at=at, privacy_version=privacy_version, **given,
    )  # fmt: skip
    vouched = _belongs(event, row, by, at)
    try:
        _enter(row, by=by, at=at, vouched=vouched, hosts=False)
    except _Known as known:
        return _known_already(known.pk, row, at)
    return Registered(row, row.state)


@seats.patiently
def enter_registration(
    *, event: Event, by: Actor, at: datetime, language: str = "de", privacy_version: int = 0, **values: Any
) -> Registration:
    """Write down who called: hosts may do so after the form is closed; who is registered so belongs to the circle."""
    rules_events.check_lists(by, event, day_of(at))
    rules.check_host_registers(event, at)
    row = Registration(
        event=event, registered_by=by.user_id, language=language, registered_at=at, consented_at=at,
        privacy_version=privacy_version, **_cleaned(event, values),
    )  # fmt: skip
    try:
        return _enter(row, by=by, at=at, vouched=True, hosts=True)
    except _Known:
        raise Refused("Mit dieser Adresse ist schon jemand angemeldet.", field="email") from None


@transaction.atomic
def _enter(row: Registration, *, by: Actor, at: datetime, vouched: bool, hosts: bool) -> Registration:
    """Everything that needs no seat comes before the lock of the event's row; after it only what must."""
    event = row.event
    audit("register", row, by=by, at=at, fields=["event", "state"])
    tell_soon(row)
    position = seats.arrive(row, hosts=hosts)
    if not position:
        _say_why_not(row, at)
    # From here on the event's row is ours: what is read now holds until the commit.
    found = seats.settle(row, vouched=vouched)
    if found.known:
        raise _Known(found.known)
    rules.check_limit(event, found.mates)
    row.position, row.priority = position, int(found.follows)
    row.state = State.BEGUN if not vouched else State.CONFIRMED if found.seated else State.WAITING
    if row.state == State.WAITING:
        rules.check_waiting_list(event)
    row.save(force_insert=True)
    if row.state == State.BEGUN:
        owing.owe_vouching(event, by=by, at=at)
    return row


def _say_why_not(row: Registration, at: datetime) -> None:
    """Sent twice, or closed or called off while the form was on its way."""
    if Registration.objects.filter(pk=row.pk).exists():
        raise _Known(row.pk)
    rules.check_open(Event.objects.select_related("meeting").get(pk=row.event_id), at)
    raise Refused(gettext("Die Anmeldung ist geschlossen."))


@transaction.atomic
def _known_already(pk: uuid.UUID, row: Registration, at: datetime) -> Registered:
    """The owner of the address hears again how it stands; whoever typed it hears what everybody would."""
    known = queries.entered(pk)
    if known is None or known.pk == row.pk:
        return Registered(known or row, known.state if known else State.WAITING)
    tell_state(known, at)
    free = not known.event.registrations.queue().exists() and not known.event.full
    return Registered(known, State.CONFIRMED if free else State.WAITING)


def _belongs(event: Event, row: Registration, by: Actor, at: datetime) -> bool:
    """Is it known that this person belongs to the circle? Else the hosts look; nobody is refused by a machine."""
    day = day_of(at)
    if event.restricted_to == Event.Restriction.ORGANISATIONS:
        organisation = row.organisation
        return organisation is not None and (
            rights.speaks_for(by, organisation, day) or rights.known_at(organisation, row.email, day)
        )
    if event.restricted_to == Event.Restriction.BODY:
        members = Seat.objects.valid_on(day).filter(committee_id=event.body_id, user__isnull=False)
        own = members.filter(user_id=by.user_id) if by.user_id else members.none()
        return own.exists() or members.filter(user__email__iexact=row.email).exists()
    return True


@seats.patiently
@transaction.atomic
def vouch(*, registration: Registration, by: Actor, at: datetime, revision: int | None = None) -> Registration:
    """The hosts know the person: a seat if one is free, else the waiting list."""
    rules_events.check_lists(by, registration.event, day_of(at))
    event = seats.hold(registration.event)
    lock_in(event, registration, revision)
    # Both ways lead from „wird geprüft“ alone: nobody is vouched for twice, and no seat counted for it.
    rules.REGISTRATION.target(registration.state, "wait")
    verb = "seat" if seats.take_in_turn(event.pk) else "wait"
    state = rules.REGISTRATION.target(registration.state, verb)
    revisions.change(registration, state=state, priority=rank_of(event, registration.organisation_id))
    rank_mates(event, registration.organisation_id)
    audit("vouch", registration, by=by, at=at, fields=["state"])
    owing.settle_vouching(event, by=by, at=at)
    tell_state(registration, at)
    return registration


@seats.patiently
@transaction.atomic
def seat_by_hand(*, registration: Registration, by: Actor, at: datetime, revision: int | None = None) -> Registration:
    """The hosts give a free seat to somebody who waits, after a call; also after the cut-off."""
    rules_events.check_lists(by, registration.event, day_of(at))
    event = seats.hold(registration.event)
    lock_in(event, registration, revision)
    rules.check_host_registers(event, at)
    if registration.state != State.WAITING or not seats.take(event.pk):
        raise Refused("Es ist kein Platz frei. Erhöhen Sie die Zahl der Plätze, oder sagen Sie jemandem ab.")
    revisions.change(registration, state=rules.REGISTRATION.target(registration.state, "seat"), offered_at=at)
    rank_mates(event, registration.organisation_id)
    audit("seat_by_hand", registration, by=by, at=at, fields=["state"])
    tell(registration, letters.confirmed(registration), at, calendar=True)
    return registration


@seats.patiently
@transaction.atomic
def cancel_own(*, registration: Registration, at: datetime, by: Actor = ANONYMOUS) -> Registration:
    """By the link of the mail: the seat goes to the next."""
    rules.check_cancel(registration, at)
    return _end(registration, "cancel", Registration.Ended.PERSON, by=by, at=at)


@seats.patiently
@transaction.atomic
def cancel_by_hosts(
    *, registration: Registration, by: Actor, at: datetime, revision: int | None = None, told: bool = True
) -> Registration:
    """By the hosts. told: False where the person called to cancel; then the letter says so kindly."""
    rules_events.check_lists(by, registration.event, day_of(at))
    rules.check_cancel(registration, at)
    ended = Registration.Ended.HOST if told else Registration.Ended.PERSON
    return _end(registration, "cancel", ended, by=by, at=at, revision=revision)


@seats.patiently
@transaction.atomic
def refuse(*, registration: Registration, by: Actor, at: datetime, revision: int | None = None) -> Registration:
    """The hosts do not know the person: not for this circle."""
    rules_events.check_lists(by, registration.event, day_of(at))
    ended = Registration.Ended.REFUSED
    return _end(registration, "refuse", ended, by=by, at=at, revision=revision)


def _end(
    registration: Registration, verb: str, ended: Registration.Ended, *, by: Actor, at: datetime,
    revision: int | None = None,
) -> Registration:  # fmt: skip
    event = seats.hold(registration.event)
    lock_in(event, registration, revision)
    state = rules.REGISTRATION.target(registration.state, verb)
    seated = registration.state in Registration.SEATED
    revisions.change(registration, state=state, ended=ended, cancelled_at=at, offer_until=None)
    audit(f"{verb}_registration", registration, by=by, at=at, fields=["state"])
    if seated:
        seats.give_back(event.pk)
    rank_mates(event, registration.organisation_id)
    owing.settle_vouching(event, by=by, at=at)
    write = {"host": letters.cancelled_by_hosts, "refused": letters.refused}.get(ended.value, letters.cancelled)
    tell(registration, write(registration), at)
    if seated:
        move_up(event, at=at)
    return registration


def _cleaned(event: Event, values: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {name: clean(value) if name in TEXTS else value for name, value in values.items()}
    given["email"] = given.get("email", "").casefold()
    rules.check_person(given)
    organisation = given.get("organisation")
    if isinstance(organisation, Organisation):
        given["organisation_name"] = ""
    answers = {str(key): clean(str(text))[:1000] for key, text in (given.get("answers") or {}).items()}
    questions = sorted(event.questions.all(), key=lambda one: one.position)
    rules.check_answers(questions, answers)
    given["answers"] = {str(one.pk): answers[str(one.pk)] for one in questions if answers.get(str(one.pk))}
    if not event.childcare:
        given["children"] = 0
    return given
