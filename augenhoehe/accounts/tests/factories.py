"""The named cast of the demo world (demo-world.md), built through operations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from augenhoehe.accounts import operations, queries
from augenhoehe.accounts.models import Carrier, Grant, User
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.places.models import Municipality

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = day_of(NOW)

NAMES = {
    "aylin": "Aylin Adaköy",
    "bernward": "Bernward Brockstiel",
    "chiara": "Chiara Colbrunetti",
    "dragan": "Dragan Dravorić",
    "faisal": "Faisal Fakhruni",
    "gesine": "Gesine Grauhorst",
    "halyna": "Halyna Holubrenko",
    "korbinian": "Korbinian Kottenbrack",
    "nuray": "Nuray Nalbandur",
    "samuel": "Samuel Sesayo",
    "veit": "Veit Vonaußen",
    "wiebke": "Wiebke Wartenfels",
}


def town(name: str = "Zwirnstadt", ags: str = "05999004") -> Municipality:
    found = Municipality.objects.filter(ags=ags).first()
    return found or Municipality.objects.create(
        ags=ags, name=name, sorting=Municipality.sorting_for(name), kind=Municipality.Kind.TOWN, served=True
    )


def carrier(name: str = "Kreis Federlohe", kind: str = Carrier.Kind.DISTRICT, **more: Any) -> Carrier:
    found = Carrier.objects.filter(name=name).first()
    return found or operations.create_carrier(name=name, kind=kind, by=SYSTEM, at=NOW, **more)


def caritas() -> Carrier:
    return carrier("Caritasverband Federlohe", Carrier.Kind.WELFARE, regime=Carrier.Regime.KDG, case_files=True)


def residence_authority() -> Carrier:
    return carrier("Ausländerbehörde des Kreises", Carrier.Kind.RESIDENCE_AUTHORITY)


def person(letter: str, *roles: Role, of: Carrier | None = None, at: datetime = NOW, **more: Any) -> User:
    """Somebody of the cast, with roles for the whole Kreis."""
    fields = {"function": "", "language": "de", **more}
    user = User.objects.filter(email=f"{letter}@federlohe.example").first() or operations.create_user(
        email=f"{letter}@federlohe.example", name=NAMES[letter], carrier=of, by=SYSTEM, at=at, **fields
    )
    for role in roles:
        grant(user, role, at=at)
    return user


def grant(user: User, role: Role, *, at: datetime = NOW, valid_from: date | None = None, **more: Any) -> Grant:
    start = valid_from or day_of(at)
    return operations.grant_role(user=user, role=role, by=SYSTEM, at=at, valid_from=start, **more)


def actor(user: User, *, second_factor: bool = False, at: datetime = NOW) -> Actor:
    return queries.actor_of(user, at=at, second_factor=second_factor)


def administrator() -> Actor:
    """Samuel, with his second factor shown."""
    samuel = (
        person("samuel")
        if User.objects.filter(email="samuel@federlohe.example").exists()
        else person("samuel", Role.ADMINISTRATION)
    )
    return actor(samuel, second_factor=True)
