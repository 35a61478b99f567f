"""Questions the demo asks."""

from __future__ import annotations

from augenhoehe.accounts.models import User

from .world.cast import BY_LETTER


def account_of(letter: str) -> User | None:
    """The account of one of the cast; none for other letters and for those without an account."""
    person = BY_LETTER.get(letter.lower())
    return User.objects.filter(email=person.email, is_active=True).first() if person else None
