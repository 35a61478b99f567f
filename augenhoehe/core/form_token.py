"""The signed token of a form that knows no session: which submission this is, and when it was opened (ADR 0009)."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing

from .ids import new_token
from .values import dataclass

# Nobody reads a form in less; scripts do. There is no longest time: a form never runs out.
SHORTEST = timedelta(seconds=4)


@dataclass(frozen=True, slots=True)
class FormToken:
    """`submission` is a secret of this form alone: sent twice it is one entry. `purpose` names the form."""

    submission: str
    opened_at: datetime
    purpose: str

    def too_fast(self, at: datetime) -> bool:
        return at - self.opened_at < SHORTEST

    def signed(self) -> str:
        return _signer(self.purpose).sign_object([self.submission, int(self.opened_at.timestamp())])

    @property
    def entry_id(self) -> uuid.UUID:
        """The id of what this form creates: sent twice it is the same, and nobody can guess it."""
        message = f"entry:{self.purpose}:{self.submission}".encode()
        return uuid.UUID(bytes=hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()[:16], version=4)


def issue(purpose: str, at: datetime) -> FormToken:
    """A token for a form that is opened now."""
    return FormToken(new_token(), at, purpose)


def read(signed: str, purpose: str) -> FormToken | None:
    """The token of a form that came back; None when it is missing, not ours or from another form."""
    try:
        value: Any = _signer(purpose).unsign_object(signed)
        return FormToken(str(value[0]), datetime.fromtimestamp(value[1], UTC), purpose)
    except (signing.BadSignature, ValueError, TypeError, IndexError, OverflowError, OSError):
        return None


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"augenhoehe.form.{purpose}")
