"""Where somebody sits, leads or accompanies a body, once a page has read it: rights ask it many times over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any
from uuid import UUID

from augenhoehe.core.values import dataclass

from .appointments import Appointment
from .committees import Seat

_known: ContextVar[Positions | None] = ContextVar("positions", default=None)


@dataclass(frozen=True, slots=True)
class Positions:
    """Seats and accompanying offices of one person, past and to come: a body's past day asks for who led it then."""

    user_id: UUID
    seats: tuple[Seat, ...]
    offices: tuple[Appointment, ...]

    def sits_in(self, committee_id: UUID, day: date) -> bool:
        return any(one.committee_id == committee_id for one in _valid(self.seats, day))

    def leads(self, committee_id: UUID, day: date) -> bool:
        return any(one.committee_id == committee_id and one.chair for one in _valid(self.seats, day))

    def accompanies(self, committee_id: UUID, day: date) -> bool:
        return any(one.committee_id == committee_id for one in _valid(self.offices, day))

    def reads_inside(self, day: date) -> list[UUID]:
        """The bodies that the person reads from inside on a day."""
        return sorted({one.committee_id for one in (*_valid(self.seats, day), *_valid(self.offices, day))})


def _valid(rows: Iterable[Any], day: date) -> Iterator[Any]:
    return (one for one in rows if one.valid_from <= day and (one.valid_until is None or one.valid_until >= day))


def known_of(user_id: UUID) -> Positions | None:
    """What the page has read of this person."""
    known = _known.get()
    return known if known is not None and known.user_id == user_id else None


@contextmanager
def known(positions: Positions | None) -> Iterator[None]:
    """Within, rules and questions about this person's seats ask nothing more: only for pages that change nothing."""
    token = _known.set(positions)
    try:
        yield
    finally:
        _known.reset(token)
