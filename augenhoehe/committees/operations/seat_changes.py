"""Seats changed from a day on, or mended because they were entered wrongly; both notice what others did meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Seat
from augenhoehe.committees.queries.bodies import entry_named
from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.organisations.models import Organisation

from .carrying import COPIED
from .deputies import copy_deputies

# What may be said anew of a seat; from and until have verbs of their own.
CHANGEABLE = (
    "user", "holder_name", "organisation", "organisation_entry", "function", "list_name", "basis", "sector",
    "migrant_organisation", "voting", "chair",
)  # fmt: skip


@transaction.atomic
def correct_seat(
    *, seat: Seat, by: Actor, at: datetime, revision: int | None = None, valid_from: date | None = None, **values: Any
) -> Seat:
    """Mend a slip: it never was otherwise, so nothing of the old entry stays but the audit trail."""
    revisions.lock(seat, "committee", "user", "organisation_entry", revision=revision, typed=values)
    rules.check_manage(by, seat.committee)
    new = _checked(seat, values)
    if valid_from is not None:
        rules.check_seat_dates(seat.committee, valid_from, seat.valid_until)
        new["valid_from"] = valid_from
    revisions.change(seat, **new)
    audit("correct_seat", seat, by=by, at=at, fields=new)
    return seat


@transaction.atomic
def change_seat(
    *, seat: Seat, starts_on: date, by: Actor, at: datetime, revision: int | None = None, **values: Any
) -> Seat:
    """From a day on it is otherwise (another person, another function): the seat ends, its successor begins."""
    revisions.lock(seat, "committee", "user", "organisation_entry", "term", revision=revision, typed=values)
    rules.check_manage(by, seat.committee)
    new = _checked(seat, values)
    if starts_on <= seat.valid_from:
        raise Refused(
            "Der Wechsel liegt nach dem Beginn des Sitzes. War es nie anders, berichtigen Sie den Sitz.",
            field="starts_on",
        )
    if seat.valid_until is not None and seat.valid_until < starts_on:
        raise Refused("Dieser Sitz endet schon vorher.", field="starts_on")
    until = seat.valid_until
    revisions.change(seat, valid_until=starts_on - timedelta(days=1))
    following = Seat(committee=seat.committee, term=seat.term, valid_from=starts_on, valid_until=until)
    for name in COPIED:
        setattr(following, name, getattr(seat, name))
    for name, value in new.items():
        setattr(following, name, value)
    following.save(force_insert=True)
    if (following.user_id, following.holder_name) == (seat.user_id, seat.holder_name):
        # Somebody else is represented by other people, and asks them first.
        copy_deputies(seat, following, at=at)
    audit("change_seat", following, by=by, at=at, fields=new)
    return following


@transaction.atomic
def link_seats_anew(*, former: Organisation, kept: Organisation, by: Actor, at: datetime) -> int:
    """Two entries became one: seats linked with the former belong to the kept one; the words stay as they were."""
    count = 0
    for seat in Seat.objects.select_for_update(of=("self",)).filter(organisation_entry=former).order_by("pk"):
        revisions.change(seat, organisation_entry=kept)
        audit("link_seat", seat, by=by, at=at, fields=["organisation_entry"])
        count += 1
    return count


def _checked(seat: Seat, values: dict[str, Any]) -> dict[str, Any]:
    """The wanted values, tidy and allowed."""
    new = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    unknown = set(new) - set(CHANGEABLE)
    if unknown:
        raise ValueError(f"not a part of a seat that changes: {', '.join(sorted(unknown))}")
    state = {name: new.get(name, getattr(seat, name)) for name in CHANGEABLE}
    entry: Organisation | None = state["organisation_entry"]
    if "organisation_entry" in new or "organisation" in new:
        new["organisation"] = entry.name if entry else state["organisation"]
        new["organisation_entry"] = entry or entry_named(new["organisation"])
    user = state["user"]
    rules.check_seat_named(user.pk if user else None, state["holder_name"], state["organisation"], state["sector"])
    rules.check_seat_basis(new.get("basis", ""))
    return new
