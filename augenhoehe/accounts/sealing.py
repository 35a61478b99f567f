"""Small secrets that must be read again (a factor's key, a link shown once): AES-256-GCM under a derived key."""

from __future__ import annotations

import base64
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "v1:"


def seal(text: str, purpose: str) -> str:
    """Encrypt; the purpose keeps secrets of different kinds apart."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_key(purpose)).encrypt(nonce, text.encode(), None)
    return MARK + base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, purpose: str) -> str:
    """Decrypt what `seal` made; ValueError when it was changed or made under another key."""
    raw = base64.b64decode(sealed.removeprefix(MARK))
    try:
        return AESGCM(_key(purpose)).decrypt(raw[:12], raw[12:], None).decode()
    except InvalidTag:
        raise ValueError("Das Geheimnis lässt sich mit dem jetzigen Schlüssel nicht lesen.") from None


def _key(purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"augenhoehe.{purpose}".encode()).derive(settings.SECRET_KEY.encode())
