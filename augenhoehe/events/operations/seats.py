"""Seats: one counter per event, moved by conditional UPDATEs under the lock of the event's row.

Everything that gives or takes a seat holds the event's row first, so that nobody is promised what somebody else has,
nobody overtakes who waited, and two transactions never wait for each other in a ring. The CHECK on `taken` is the
second net. Whoever registers holds the row for three statements and the commit; what can be done before is done
before, and letters are written afterwards (telling.py). Nobody waits long: `patiently` gives up on a lock after a
moment, tries a few times, and then says so.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from augenhoehe.core import patience
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import Event, Registration

BUSY = _(
    "Gerade melden sich sehr viele Menschen zugleich an. Ihre Angaben sind noch da. "
    "Bitte senden Sie sie in einer Minute noch einmal ab."
)
patiently = patience.patiently(BUSY)
# How long to wait is said in the statement that waits. Whose form was sent twice does not come twice: no number is
# given out for it.
_ARRIVE = """
UPDATE events_event SET last_position = last_position + 1
WHERE (SELECT set_config('lock_timeout', %(patience)s, true)) IS NOT NULL AND id = %(event)s AND state = ANY(%(states)s)
    AND NOT EXISTS (SELECT FROM events_registration WHERE id = %(entry)s)
RETURNING last_position
"""
# A statement of its own: only what begins after the lock was given sees what those before have committed.
_SETTLE = """
WITH found AS (
    SELECT
        (SELECT id FROM events_registration WHERE id = %(entry)s OR (event_id = %(event)s AND %(email)s <> ''
            AND lower(email) = lower(%(email)s) AND state = ANY(%(active)s))
            ORDER BY id = %(entry)s DESC LIMIT 1) AS known,
        EXISTS (SELECT FROM events_registration WHERE event_id = %(event)s AND state = 'waiting') AS waited_for,
        (SELECT count(*) FROM events_registration WHERE event_id = %(event)s AND organisation_id = %(organisation)s
            AND state = ANY(%(active)s)) AS mates,
        EXISTS (SELECT FROM events_registration WHERE event_id = %(event)s AND organisation_id = %(organisation)s
            AND state = ANY(%(active)s) AND state <> 'begun') AS follows
), seat AS (
    UPDATE events_event SET taken = taken + 1 FROM found
    WHERE events_event.id = %(event)s AND %(vouched)s AND known IS NULL AND NOT waited_for
        AND (capacity IS NULL OR taken < capacity)
    RETURNING taken
)
SELECT known, mates, follows, EXISTS (SELECT FROM seat) FROM found
"""
# The form takes nobody any more once it is closed; hosts still write down who calls.
BY_FORM = [Event.State.ANNOUNCED.value, Event.State.OPEN.value]
BY_HOSTS = [*BY_FORM, Event.State.CLOSED.value]
ACTIVE = [state.value for state in Registration.ACTIVE]


@dataclass(frozen=True, slots=True)
class Settled:
    """What one arrival finds: who it is already, how many of the organisation come, and whether it has a seat."""

    known: uuid.UUID | None
    mates: int
    # Somebody of the organisation has a seat or waits for its first.
    follows: bool
    seated: bool


def hold(event: Event) -> Event:
    """Take the event's row for this transaction and read it anew; expects a transaction."""
    patience.for_a_moment_only()
    rows = Event.objects.select_for_update(of=("self",)).select_related("meeting", "series", "municipality")
    event.refresh_from_db(from_queryset=rows)
    return event


def arrive(row: Registration, *, hosts: bool) -> int:
    """The next number in the order of arrival, with the event's row held; 0 when nobody can register any more."""
    given: dict[str, Any] = {
        "event": row.event_id, "entry": row.pk, "states": BY_HOSTS if hosts else BY_FORM,
        "patience": patience.LOCK_TIMEOUT,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_ARRIVE, given)
        found = cursor.fetchone()
    return found[0] if found else 0


def settle(row: Registration, *, vouched: bool) -> Settled:
    """A seat for who has just come and is vouched for, if one is free and nobody waits longer.

    Expects the event's row to be held.
    """
    given: dict[str, Any] = {
        "event": row.event_id, "entry": row.pk, "email": row.email, "organisation": row.organisation_id,
        "active": ACTIVE, "vouched": vouched,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, given)
        return Settled(*cursor.fetchone())


def take(event_id: uuid.UUID) -> bool:
    """Count one seat more, if one is free. Whoever calls has seen to it that nobody waits longer."""
    free = Q(capacity__isnull=True) | Q(taken__lt=F("capacity"))
    return Event.objects.filter(free, pk=event_id).update(taken=F("taken") + 1) == 1


def take_in_turn(event_id: uuid.UUID) -> bool:
    """Like `take`, for whom the hosts vouch for now: people on the waiting list come first."""
    return not Registration.objects.filter(event_id=event_id).queue().exists() and take(event_id)


def give_back(event_id: uuid.UUID) -> None:
    """Count one seat less."""
    Event.objects.filter(pk=event_id).update(taken=F("taken") - 1)
