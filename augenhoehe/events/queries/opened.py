"""The event whose form many people open and send at once: read whole once in a moment, not once for each of them."""

from __future__ import annotations

import copy
import time
import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from augenhoehe.core.composed import composed
from augenhoehe.events.models import Event

from .events import whole

# So long a name of a host or a question may be as it was; seats, state and what the hosts changed are read each time.
KEPT_SECONDS, MOST = 3, 100
_kept: dict[uuid.UUID, tuple[float, Event]] = {}


def event_of_form(pk: uuid.UUID, at: datetime) -> Event | None:
    """A public event with its questions; None before its time."""
    now = next(iter(_standing.ask(pk=pk, at=at)["event"]), None)
    if now is None:
        return None
    until, found = _kept.get(pk, (0.0, None))
    if found is None or time.monotonic() > until or found.revision != now[0]:
        found = whole(Event.objects.filter(pk=pk)).prefetch_related("questions").first()
        if found is None:
            return None
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[pk] = (time.monotonic() + KEPT_SECONDS, found)
    # Everybody has an own one: nobody sees what becomes of somebody else's.
    event = copy.copy(found)
    event.taken = now[1]
    return event


@composed
def _standing(pk: uuid.UUID, at: datetime) -> Mapping[str, QuerySet[Event, tuple[int, int]]]:
    return {"event": Event.objects.public(at).filter(pk=pk).values_list("revision", "taken")}


def forget_opened() -> None:
    """For tests, which change events under the process."""
    _kept.clear()
