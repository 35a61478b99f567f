"""Actors and texts for the portal's tests, by the cast of the demo world."""

from __future__ import annotations

from datetime import UTC, datetime

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Actor, HeldRole, Role

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def acting(name: str, *roles: Role, second_factor: bool = True) -> Actor:
    held = tuple(HeldRole(role) for role in roles)
    return Actor(user_id=new_id(), name=name, function=name, roles=held, second_factor=second_factor)


def samuel() -> Actor:
    return acting("Systemverwaltung", Role.ADMINISTRATION)


def gesine() -> Actor:
    return acting("Datenschutzbeauftragte", Role.DATA_PROTECTION)
