"""What accounts hangs into shared places."""

from __future__ import annotations

from augenhoehe.core import clock
from augenhoehe.core.contributions import Check, Navigation
from augenhoehe.core.rights import Actor

from . import queries
from .permissions import INVITE, PERMISSIONS, READ_ACCOUNTS
from .register import DATA, RETENTION

__all__ = ["CHECKS", "DATA", "NAVIGATION", "PERMISSIONS", "RETENTION"]


def _invites_only(actor: Actor) -> bool:
    """Who manages accounts finds the invitations there."""
    return actor.may(INVITE) and not actor.may(READ_ACCOUNTS)


NAVIGATION = (
    Navigation("Konten", "accounts_inside:users", 80, lambda actor: actor.may(READ_ACCOUNTS)),
    Navigation(
        "Einladungen", "accounts_inside:invitations", 85, _invites_only, under=("committees_inside:committees",)
    ),
)


def _administration() -> tuple[bool, str]:
    """One line of `augenhoehe doctor`."""
    people, without = queries.administrators_without_factor(at=clock.now())
    if not people:
        return False, "Niemand verwaltet das System. Legen Sie jemanden an: augenhoehe administrator MAIL NAME"
    if without:
        return False, f"{without} von {people} Personen mit Systemverwaltung haben noch keinen zweiten Faktor."
    return True, f"Systemverwaltung: {people}, alle mit zweitem Faktor."


CHECKS = (Check("Systemverwaltung", _administration),)
