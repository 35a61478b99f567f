"""AES-256-GCM: content under a key, bound to the row it belongs to."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class Unreadable(Exception):
    """The sealed content was changed, belongs to another row, or was sealed under another key."""


def new_key() -> bytes:
    return secrets.token_bytes(32)


def seal(key: bytes, content: bytes, about: str) -> bytes:
    """Encrypt; `about` names the row, so that nobody can exchange two sealed contents."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> bytes:
    """Decrypt what `seal` made for the same row; Unreadable otherwise."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError):
        raise Unreadable(about) from None
