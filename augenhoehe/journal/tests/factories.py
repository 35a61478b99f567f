"""The cast of the demo world as actors, and threads built through operations."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from augenhoehe.accounts.models import User
from augenhoehe.accounts.tests import factories as accounts
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import Actor, HeldRole, Role
from augenhoehe.journal import operations
from augenhoehe.journal.models import Thread

BY_CARRIER = frozenset({Role.CASE_MANAGER, Role.TEAM_LEAD, Role.INSTITUTE})
AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def actor(name: str, function: str, *roles: Role, municipality_id: uuid.UUID | None = None, **more: Any) -> Actor:
    """A person with roles; the same name is the same person."""
    held = tuple(HeldRole(role, municipality_id=municipality_id) for role in roles)
    return Actor(user_id=uuid.uuid5(uuid.NAMESPACE_DNS, name), name=name, function=function, roles=held, **more)


AYLIN = actor("Aylin Adaköy", "Koordination Integrationsmanagement", Role.COORDINATION)
GESINE = actor("Gesine Grauhorst", "Datenschutzbeauftragte", Role.DATA_PROTECTION)
KORBINIAN = actor("Korbinian Kottenbrack", "Dezernent", Role.STEERING_MEMBER)
SAMUEL = actor("Samuel Sesayo", "Systemverwaltung", Role.ADMINISTRATION)
VEIT = actor("Veit Vonaußen", "")
WIEBKE = actor("Wiebke Wartenfels", "Ausländerbehörde", Role.STEERING_MEMBER, residence_authority=True)


def a_thread(title: str = "Kita-Auskunft nur auf Deutsch", *, at: datetime = AT, **more: Any) -> Thread:
    return operations.open_thread(title=title, by=AYLIN, at=at, text="Die Strukturfrage ist ein Entwurf.", **more)


def a_public_thread(title: str = "Kita-Auskunft nur auf Deutsch", *, at: datetime = AT, **more: Any) -> Thread:
    thread = a_thread(f"{title} (intern)", at=at, **more)
    summary = multilingual(
        "Briefe der Kita kommen nur auf Deutsch. Eltern verstehen sie nicht. Das soll anders werden."
    )
    return operations.publish_thread(thread=thread, title=multilingual(title), summary=summary, by=AYLIN, at=at)


LONG_AGO = datetime(2024, 1, 2, 9, 0, tzinfo=UTC)


def signed_in(client: Client, letter: str, *roles: Role) -> User:
    """Somebody of the cast, signed in, with roles that hold today whatever day the tests run."""
    user = accounts.person(letter, at=LONG_AGO)
    for role in roles:
        scope: dict[str, Any] = {"carrier": accounts.caritas()} if role in BY_CARRIER else {}
        # An institute works for the length of its study.
        scope |= {"valid_until": date(2099, 12, 31)} if role == Role.INSTITUTE else {}
        accounts.grant(user, role, at=LONG_AGO, **scope)
    client.force_login(user)
    return user
