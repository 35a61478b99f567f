"""The form's own signed token: which submission this is, and when its first screen was opened (ADR 0009)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from augenhoehe.core.ids import new_token

SALT = "structure.report"
# Nobody reads four screens in less; scripts do. There is no longest time: a form never runs out.
SHORTEST = timedelta(seconds=4)


@dataclass(frozen=True, slots=True)
class FormToken:
    """`submission` is a secret of this form alone: sent twice it is one hint, with one code."""

    submission: str
    opened_at: datetime

    def too_fast(self, at: datetime) -> bool:
        return at - self.opened_at < SHORTEST

    def signed(self) -> str:
        return signing.Signer(salt=SALT).sign_object([self.submission, int(self.opened_at.timestamp())])


def issue(at: datetime) -> FormToken:
    """A token for a form that is opened now."""
    return FormToken(new_token(), at)


def read(signed: str) -> FormToken | None:
    """The token of a form that came back; None when it is missing or not ours."""
    try:
        value: Any = signing.Signer(salt=SALT).unsign_object(signed)
        return FormToken(str(value[0]), datetime.fromtimestamp(value[1], UTC))
    except (signing.BadSignature, ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
