"""The link in an invitation: it names a meeting and a seat, signed, and opens nothing else.

Whoever holds it answers for this seat until the meeting begins. It is no sign-in: the page shows what
everybody may read, and the answer. Mail programs open links by themselves, so that only a POST answers.
"""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Meeting, Seat

SALT = "augenhoehe.committees.rsvp"
# Two ids of 16 bytes and 128 bits of signature: 64 signs, one line in most mail programs.
SIGNED, SIGNATURE = 32, 16


@dataclass(frozen=True, slots=True)
class Link:
    meeting_id: uuid.UUID
    seat_id: uuid.UUID


def token_for(meeting: Meeting, seat: Seat) -> str:
    named = meeting.pk.bytes + seat.pk.bytes
    return urlsafe_b64encode(named + _signature(named)).decode()


def link_of(token: str) -> Link | None:
    """The meeting and seat of a token; nothing for one that was changed or made elsewhere."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii"))
    except ValueError:
        return None
    named, signature = raw[:SIGNED], raw[SIGNED:]
    if len(raw) != SIGNED + SIGNATURE or not constant_time_compare(signature, _signature(named)):
        return None
    return Link(uuid.UUID(bytes=named[:16]), uuid.UUID(bytes=named[16:]))


def _signature(named: bytes) -> bytes:
    return salted_hmac(SALT, named, algorithm="sha256").digest()[:SIGNATURE]
