"""Seats: one counter per event, moved by conditional UPDATEs under the lock of the event's row.

Everything that gives or takes a seat holds the event's row first, so that nobody is promised what somebody else has,
nobody overtakes who waited, and two transactions never wait for each other in a ring. The CHECK on `taken` is the
second net. Nobody waits long: `patiently` gives up on a lock after a moment, tries a few times, and then says so.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.refused import Refused
from augenhoehe.events.models import Event, Registration

P = ParamSpec("P")
T = TypeVar("T")
LOCK_TIMEOUT, TRIES, PAUSE = "4s", 4, 0.05
# lock_not_available, deadlock_detected, serialization_failure, query_canceled (the web's time for one statement):
# another try may well succeed.
WORTH_ANOTHER_TRY = frozenset({"55P03", "40P01", "40001", "57014"})
BUSY = _(
    "Gerade melden sich sehr viele Menschen zugleich an. Ihre Angaben sind noch da. "
    "Bitte senden Sie sie in einer Minute noch einmal ab."
)
_ARRIVE = """
UPDATE events_event SET last_position = last_position + 1
WHERE id = %s AND state = ANY(%s) RETURNING last_position
"""
# The form takes nobody any more once it is closed; hosts still write down who calls.
BY_FORM = [Event.State.ANNOUNCED.value, Event.State.OPEN.value]
BY_HOSTS = [*BY_FORM, Event.State.CLOSED.value]


def patiently(work: Callable[P, T]) -> Callable[P, T]:
    """For an operation (a transaction) that holds an event: busy it is tried again, a few times and not for long."""

    @wraps(work)
    def tried(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.in_atomic_block:
            # Inside somebody else's transaction there is nothing to try again.
            return work(*args, **kwargs)
        for attempt in range(1, TRIES + 1):
            try:
                return work(*args, **kwargs)
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") not in WORTH_ANOTHER_TRY:
                    raise
                if attempt < TRIES:
                    time.sleep(PAUSE * 2**attempt)
        raise Refused(str(BUSY))

    return tried


def _wait_for_a_moment_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LOCK_TIMEOUT])


def hold(event: Event) -> Event:
    """Take the event's row for this transaction and read it anew; expects a transaction."""
    _wait_for_a_moment_only()
    rows = Event.objects.select_for_update(of=("self",)).select_related("meeting", "series", "municipality")
    event.refresh_from_db(from_queryset=rows)
    return event


def arrive(event_id: uuid.UUID, *, hosts: bool) -> int:
    """The next number in the order of arrival, with the event's row held; 0 when nobody can register any more."""
    _wait_for_a_moment_only()
    with connection.cursor() as cursor:
        cursor.execute(_ARRIVE, [event_id, BY_HOSTS if hosts else BY_FORM])
        row = cursor.fetchone()
    return row[0] if row else 0


def take(event_id: uuid.UUID) -> bool:
    """Count one seat more, if one is free. Whoever calls has seen to it that nobody waits longer."""
    free = Q(capacity__isnull=True) | Q(taken__lt=F("capacity"))
    return Event.objects.filter(free, pk=event_id).update(taken=F("taken") + 1) == 1


def take_in_turn(event_id: uuid.UUID) -> bool:
    """Like `take`, for who has just come: people on the waiting list come first."""
    return not Registration.objects.filter(event_id=event_id).queue().exists() and take(event_id)


def give_back(event_id: uuid.UUID) -> None:
    """Count one seat less."""
    Event.objects.filter(pk=event_id).update(taken=F("taken") - 1)
