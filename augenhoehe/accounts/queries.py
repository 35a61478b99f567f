"""Questions about people and their roles."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import ANONYMOUS, Actor, HeldRole, Role

from .models import Carrier, Grant, User, grant_valid_on

RESIDENCE_KINDS = frozenset({Carrier.Kind.RESIDENCE_AUTHORITY, Carrier.Kind.NATURALISATION})


def actor_of(user: User, *, at: datetime, second_factor: bool = False) -> Actor:
    """The actor behind a login: person, carrier and valid grants in one query. A closed account is nobody."""
    rows = list(
        User.objects.active()
        .filter(pk=user.pk)
        .annotate(valid=FilteredRelation("grants", condition=grant_valid_on(day_of(at), "grants__")))
        .order_by("valid__valid_from", "valid__id")
        .values(
            "id", "name", "function", "language", "carrier_id", "carrier__kind",
            "valid__role", "valid__municipality_id", "valid__carrier_id", "valid__deputy_for__name",
        )
    )  # fmt: skip
    if not rows:
        return ANONYMOUS
    person = rows[0]
    return Actor(
        user_id=person["id"],
        name=person["name"],
        function=person["function"],
        language=person["language"],
        roles=tuple(_held(row) for row in rows if row["valid__role"]),
        carrier_id=person["carrier_id"],
        residence_authority=person["carrier__kind"] in RESIDENCE_KINDS,
        second_factor=second_factor,
    )


def _held(row: dict[str, Any]) -> HeldRole:
    return HeldRole(
        role=Role(row["valid__role"]),
        municipality_id=row["valid__municipality_id"],
        carrier_id=row["valid__carrier_id"],
        deputy_for=row["valid__deputy_for__name"] or "",
    )


def people_with(role: Role, *, municipality_id: uuid.UUID | None = None, at: datetime) -> QuerySet[User]:
    """Active people who hold a role today: anywhere, or so that it covers the municipality."""
    grants = Grant.objects.valid_on(day_of(at)).filter(role=role)
    if municipality_id is not None:
        whole = Q(municipality__isnull=True, carrier__isnull=True)
        grants = grants.filter(whole | Q(municipality_id=municipality_id))
    return User.objects.active().filter(pk__in=grants.values("user_id")).in_order()
