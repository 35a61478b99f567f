"""The link in an invitation: it names a meeting and a seat, signed, and opens nothing else.

Whoever holds it answers for this seat until the meeting begins. It is no sign-in: the page shows what
everybody may read, and the answer. Mail programs open links by themselves, so that only a POST answers.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.core import signing

from .models import Meeting, Seat

SALT = "augenhoehe.committees.rsvp"


@dataclass(frozen=True, slots=True)
class Link:
    meeting_id: uuid.UUID
    seat_id: uuid.UUID


def token_for(meeting: Meeting, seat: Seat) -> str:
    return signing.Signer(salt=SALT).sign_object([meeting.pk.hex, seat.pk.hex]).replace(":", ".")


def link_of(token: str) -> Link | None:
    """The meeting and seat of a token; nothing for one that was changed or made elsewhere."""
    signed = ":".join(token.rsplit(".", 1))
    try:
        meeting_id, seat_id = signing.Signer(salt=SALT).unsign_object(signed)
        return Link(uuid.UUID(meeting_id), uuid.UUID(seat_id))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
