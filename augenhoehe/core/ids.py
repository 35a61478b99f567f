"""Identifiers and secret codes.

Secret codes carry at least 60 random bits and are stored only as HMAC.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid

from django.conf import settings

# Without I, L, O, U and 0, 1: nothing that is misread from paper. 30 signs, 4.9 bits each.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id() -> uuid.UUID:
    """A random UUIDv4: it tells neither time nor order."""
    return uuid.uuid4()


def new_code(groups: int = 4, size: int = 4) -> str:
    """A code for people, as „7KQ2-MX4R-9TBC-D3HV“: 16 signs carry 78 random bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for _ in range(groups))


def tidy_code(typed: str) -> str:
    """What a person typed, in the form `code_digest` expects; spaces, dashes and case do not matter."""
    signs = [sign for sign in typed.upper() if sign.isalnum()]
    return "".join(signs)


def code_digest(code: str, purpose: str) -> str:
    """HMAC-SHA256 (hex) of a code; the purpose keeps codes of different kinds apart."""
    message = f"{purpose}:{tidy_code(code)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()


def new_token() -> str:
    """An unguessable token for links (256 bits, URL-safe)."""
    return secrets.token_urlsafe(32)


def token_digest(token: str, purpose: str) -> str:
    """HMAC-SHA256 (hex) of a link token."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}:{token}".encode(), hashlib.sha256).hexdigest()


def derived_code(secret: str, purpose: str, groups: int = 4, size: int = 4) -> str:
    """The code that belongs to a secret: asked twice it is the same, without the key nobody can tell it.

    For forms that may be sent twice: the second time shows the same code, and still only its HMAC is kept.
    """
    key = f"derived:{purpose}".encode() + settings.SECRET_KEY.encode()
    rest = int.from_bytes(hmac.new(key, secret.encode(), hashlib.sha256).digest(), "big")
    signs = []
    for _ in range(groups * size):
        rest, place = divmod(rest, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "-".join("".join(signs[start : start + size]) for start in range(0, groups * size, size))
