"""Seats: given from a day on, ended on a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.committees import rules
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.queries.bodies import entry_named
from augenhoehe.committees.queries.carrying import term_on
from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation


@transaction.atomic
def give_seat(
    *,
    committee: Committee,
    by: Actor,
    at: datetime,
    sector: str,
    valid_from: date,
    user: User | None = None,
    holder_name: str = "",
    organisation: str = "",
    function: str = "Mitglied",
    voting: bool = True,
    chair: bool = False,
    valid_until: date | None = None,
    migrant_organisation: bool | None = None,
    organisation_entry: Organisation | None = None,
    list_name: str = "",
    basis: str = "",
) -> Seat:
    """Give somebody a seat, or keep one free for people affected.

    Whether it is a migrant organisation's seat follows from the holder's carrier unless it is said.
    """
    rules.check_manage(by, committee)
    holder_name, organisation = clean(holder_name), clean(organisation)
    if organisation_entry is not None:
        organisation = organisation_entry.name
    rules.check_seat_named(user.pk if user else None, holder_name, organisation, sector)
    rules.check_seat_dates(committee, valid_from, valid_until)
    rules.check_seat_basis(basis)
    carrier = user.carrier if user else None
    named = organisation or (carrier.name if carrier else "")
    seat = Seat.objects.create(
        committee=committee,
        user=user,
        holder_name=holder_name,
        organisation=named,
        organisation_entry=organisation_entry or entry_named(named),
        term=term_on(committee, valid_from),
        function=clean(function) or "Mitglied",
        list_name=clean(list_name),
        basis=basis,
        sector=sector,
        migrant_organisation=_speaks_for_migrants(carrier) if migrant_organisation is None else migrant_organisation,
        voting=voting,
        chair=chair,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    fields = ["user", "holder_name", "organisation", "sector", "voting", "chair", "list_name", "basis"]
    audit("give_seat", seat, by=by, at=at, fields=fields)
    return seat


@transaction.atomic
def fill_seat(*, seat: Seat, user: User, by: Actor, at: datetime) -> Seat:
    """Give a seat that was kept free to somebody: the place stays the same, now somebody sits in it."""
    rules.check_manage(by, seat.committee)
    _hold(seat)
    if not seat.vacant:
        raise Refused("Dieser Sitz ist inzwischen vergeben.")
    carrier = user.carrier
    named = seat.organisation or (carrier.name if carrier else "")
    revisions.change(
        seat,
        user=user,
        organisation=named,
        organisation_entry=seat.organisation_entry or entry_named(named),
        migrant_organisation=seat.migrant_organisation or _speaks_for_migrants(carrier),
    )
    audit("fill_seat", seat, by=by, at=at, fields=["user", "organisation"])
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, valid_until: date, by: Actor, at: datetime) -> Seat:
    """End a seat with a day; until then it counts."""
    rules.check_manage(by, seat.committee)
    _hold(seat)
    if seat.valid_until is not None and seat.valid_until < valid_until:
        raise Refused("Dieser Sitz endet schon früher.", field="valid_until")
    rules.check_seat_dates(seat.committee, seat.valid_from, valid_until)
    revisions.change(seat, valid_until=valid_until)
    audit("end_seat", seat, by=by, at=at, fields=["valid_until"])
    return seat


def _hold(seat: Seat) -> None:
    """Read anew under a lock: whoever ends or fills the seat at the same moment waits here."""
    committee = seat.committee
    seat.refresh_from_db(from_queryset=Seat.objects.select_for_update(of=("self",)))
    seat.committee = committee


def _speaks_for_migrants(carrier: Carrier | None) -> bool:
    return carrier is not None and carrier.kind == Carrier.Kind.MIGRANT_ORGANISATION
