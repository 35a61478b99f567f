"""Links that name things and open nothing else: signed ids, short enough for one line of a mail.

No sign-in: whoever holds the link may do the one thing its page is for. Mail programs open links by themselves,
so that only a POST ever does something.
"""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.utils.crypto import constant_time_compare, salted_hmac

# 128 bits of signature: with two ids 64 signs.
SIGNATURE = 16


def link_token(purpose: str, *named: uuid.UUID) -> str:
    """The token of a link that names things, in this order."""
    raw = b"".join(one.bytes for one in named)
    return _written(raw + _signature(purpose, raw))


def named_by(purpose: str, token: str, *, count: int) -> tuple[uuid.UUID, ...]:
    """What a token names; empty for one that was changed, or made elsewhere or for something else."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    except ValueError:
        return ()
    named, signature = raw[: 16 * count], raw[16 * count :]
    # The last sign has two bits that mean nothing: of four spellings only ours is the link that was sent.
    if (
        _written(raw) != token
        or len(named) != 16 * count
        or not constant_time_compare(signature, _signature(purpose, named))
    ):
        return ()
    return tuple(uuid.UUID(bytes=named[start : start + 16]) for start in range(0, len(named), 16))


def _written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _signature(purpose: str, named: bytes) -> bytes:
    return salted_hmac(purpose, named, algorithm="sha256").digest()[:SIGNATURE]
