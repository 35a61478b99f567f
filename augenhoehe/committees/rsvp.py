"""The link in an invitation: it names a meeting and a seat, signed, and opens nothing else.

Whoever holds it answers for this seat until the meeting begins. It is no sign-in: the page shows what
everybody may read, and the answer.
"""

from __future__ import annotations

import uuid

from augenhoehe.core.links import link_token, named_by
from augenhoehe.core.values import dataclass

from .models import CalendarFeed, DeputyRequest, Guest, Meeting, Seat

PURPOSE = "augenhoehe.committees.rsvp"
DEPUTY, GUEST, FEED = (f"augenhoehe.committees.{one}" for one in ("deputy", "guest", "feed"))


@dataclass(frozen=True, slots=True)
class Link:
    meeting_id: uuid.UUID
    seat_id: uuid.UUID


def token_for(meeting: Meeting, seat: Seat) -> str:
    return link_token(PURPOSE, meeting.pk, seat.pk)


def link_of(token: str) -> Link | None:
    """The meeting and seat of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=2)
    return Link(*named) if named else None


def token_of(thing: DeputyRequest | Guest | CalendarFeed) -> str:
    """The link of a deputy who was asked, of a guest, of a person's own calendar."""
    purpose = {DeputyRequest: DEPUTY, Guest: GUEST, CalendarFeed: FEED}[type(thing)]
    return link_token(purpose, thing.pk)


def id_of(purpose: str, token: str) -> uuid.UUID | None:
    named = named_by(purpose, token, count=1)
    return named[0] if named else None
