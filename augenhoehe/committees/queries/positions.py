"""Questions about where somebody sits, leads or accompanies a body: read once by a page that asks it often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from augenhoehe.committees.models import Appointment, Seat
from augenhoehe.committees.models.positions import Positions, known, known_of
from augenhoehe.core.composed import Rows, composed
from augenhoehe.core.rights import Actor

__all__ = ["Positions", "known", "known_of", "positions_beside", "positions_in", "positions_of"]


def positions_of(actor: Actor) -> Positions | None:
    return positions_in(_of.ask(actor=actor), actor) if actor.user_id else None


@composed
def _of(*, actor: Actor) -> Mapping[str, QuerySet[Any]]:
    return positions_beside(actor)


def positions_beside(actor: Actor) -> Mapping[str, QuerySet[Any]]:
    """What a page reads of them along with everything else, for `positions_in`."""
    if actor.user_id is None:
        return {}
    offices = Appointment.objects.of_person(actor.user_id).filter(kind=Appointment.Kind.OFFICE)
    return {"seats": Seat.objects.filter(user_id=actor.user_id), "offices": offices}


def positions_in(rows: Rows, actor: Actor) -> Positions | None:
    """Nobody in particular holds none."""
    return Positions(actor.user_id, tuple(rows["seats"]), tuple(rows["offices"])) if actor.user_id else None
