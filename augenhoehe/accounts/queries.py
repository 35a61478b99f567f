"""Questions about people and their roles."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject

from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed
from augenhoehe.core.ids import token_digest
from augenhoehe.core.rights import ANONYMOUS, Actor, HeldRole, Role
from augenhoehe.places import queries as places
from augenhoehe.places.models import Municipality

from . import permissions
from .models import Carrier, Grant, Invitation, User

RESIDENCE_KINDS = frozenset({Carrier.Kind.RESIDENCE_AUTHORITY, Carrier.Kind.NATURALISATION})
INVITATION_PURPOSE = "invitation"


def with_grants(*, at: datetime) -> QuerySet[User]:
    """Open accounts with their valid grants (`held`) and the kind of their carrier: all that makes an actor."""
    return _with_grants(day_of(at))


def _with_grants(day: date) -> QuerySet[User]:
    grants = Grant.objects.valid_on(day).filter(user=OuterRef("pk")).order_by("valid_from", "id")
    held = JSONObject(role="role", municipality="municipality_id", carrier="carrier_id", deputy_for="deputy_for__name")
    return User.objects.active().annotate(held=ArraySubquery(grants.values(json=held)), kind=F("carrier__kind"))


def signed_in(pk: uuid.UUID, *, at: datetime) -> User | None:
    """`with_grants` of one account, for every request of a session."""
    return next(iter(_signed_in.ask(pk=pk, day=day_of(at))["users"]), None)


@composed
def _signed_in(*, pk: uuid.UUID, day: date) -> Mapping[str, QuerySet[User]]:
    return {"users": _with_grants(day).filter(pk=pk)}


def actor_of(user: User, *, at: datetime, second_factor: bool = False) -> Actor:
    """The actor behind a login; no query for the person of a session. A closed account is nobody."""
    person: Any = user if hasattr(user, "held") else with_grants(at=at).filter(pk=user.pk).first()
    if person is None:
        return ANONYMOUS
    return Actor(
        user_id=person.pk,
        name=person.name,
        function=person.function,
        language=person.language,
        roles=tuple(_held(row) for row in person.held if row["role"] in set(Role)),
        carrier_id=person.carrier_id,
        residence_authority=person.kind in RESIDENCE_KINDS,
        second_factor=second_factor,
    )


def _held(row: dict[str, Any]) -> HeldRole:
    return HeldRole(
        role=Role(row["role"]),
        municipality_id=_id(row["municipality"]),
        carrier_id=_id(row["carrier"]),
        deputy_for=row["deputy_for"] or "",
    )


def _id(text: str | None) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None


def people_with(role: Role, *, municipality_id: uuid.UUID | None = None, at: datetime) -> QuerySet[User]:
    """Active people who hold a role today: anywhere, or so that it covers the municipality."""
    grants = Grant.objects.valid_on(day_of(at)).filter(role=role)
    if municipality_id is not None:
        whole = Q(municipality__isnull=True, carrier__isnull=True)
        grants = grants.filter(whole | Q(municipality_id=municipality_id))
    return User.objects.active().filter(pk__in=grants.values("user_id")).in_order()


def users_for(actor: Actor) -> QuerySet[User]:
    """Accounts an actor may see; all of them only after a second factor."""
    if actor.may(permissions.READ_ACCOUNTS):
        actor.check(permissions.READ_ACCOUNTS)
    return User.objects.visible_to(actor).select_related("carrier")


def users_with_roles(actor: Actor, day: date) -> QuerySet[User]:
    """The same with each person's valid roles as `valid_grants`, in a constant number of queries."""
    grants = Grant.objects.valid_on(day).select_related("municipality", "carrier").in_order()
    return users_for(actor).prefetch_related(Prefetch("grants", grants, to_attr="valid_grants"))


def people_of(carrier: Carrier, actor: Actor) -> QuerySet[User]:
    """The active people of a carrier, as far as an actor may see accounts."""
    return users_for(actor).filter(carrier=carrier, is_active=True).order_by("sorting")


def user_of(actor: Actor) -> User:
    """The account behind an actor who is signed in."""
    return User.objects.select_related("carrier").get(pk=actor.user_id)


def grants_of(user: User) -> QuerySet[Grant]:
    """All grants of a person, also those that ended, newest first."""
    found = Grant.objects.filter(user=user).select_related("municipality", "carrier", "deputy_for")
    return found.order_by("-valid_from", "role", "id")


def grants_for(actor: Actor) -> QuerySet[Grant]:
    """Grants of the accounts an actor may see."""
    return Grant.objects.filter(user__in=users_for(actor)).select_related("user", "municipality", "carrier")


def roles_of(user: User, day: date) -> frozenset[Role]:
    """The roles a person holds on a day or will hold."""
    return frozenset(Role(role) for role in user.grants.not_ended_on(day).values_list("role", flat=True))


def anybody_with_a_role(day: date) -> QuerySet[Grant]:
    return Grant.objects.valid_on(day)


def colleagues(user: User) -> QuerySet[User]:
    """Active people whom a person might stand in for."""
    return User.objects.active().exclude(pk=user.pk).in_order()


def carriers() -> QuerySet[Carrier]:
    """All carriers in German order."""
    return Carrier.objects.select_related("municipality").in_order()


def towns() -> QuerySet[Municipality]:
    """The towns of this installation, without their boundaries."""
    return places.served_towns().defer("boundary")


def towns_to_invite_for(actor: Actor) -> QuerySet[Municipality]:
    """The towns for which an actor may invite."""
    reach = actor.reach(permissions.INVITE)
    return towns() if reach.everywhere else towns().filter(pk__in=reach.municipalities)


def invitations_for(actor: Actor) -> QuerySet[Invitation]:
    """Invitations an actor may see: those of others only after a second factor."""
    if actor.may(permissions.READ_ACCOUNTS):
        if actor.second_factor or actor.system:
            return Invitation.objects.visible_to(actor).select_related("municipality", "carrier")
        return Invitation.objects.filter(invited_by=actor.user_id).select_related("municipality", "carrier")
    return Invitation.objects.visible_to(actor).select_related("municipality", "carrier")


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation a link belongs to, whatever its state."""
    digest = token_digest(token, INVITATION_PURPOSE)
    return Invitation.objects.select_related("municipality").filter(token_digest=digest).first()


def factors_of(user: User) -> list[Authenticator]:
    """The second factors of a person, without the recovery codes, which only stand in for one."""
    found = Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return list(found.order_by("type", "created_at"))


def newest_factor(user: User, kind: str) -> Authenticator | None:
    """The factor of a kind that a person set up last."""
    return Authenticator.objects.filter(user=user, type=kind).order_by("-created_at", "-pk").first()


def demo_code(user: User, *, at: datetime) -> str:
    """In the demo only: the code the person's authenticator app would show now, or nothing.

    A code counts once; if the present one was used already, the next one is shown.
    """
    factor = newest_factor(user, Authenticator.Type.TOTP) if settings.DEMO else None
    if factor is None:
        return ""
    app, step = factor.wrap(), int(at.timestamp()) // mfa_settings.TOTP_PERIOD
    secret = decrypt(factor.data["secret"])
    codes = [format_hotp_value(hotp_value(secret, step + ahead)) for ahead in range(mfa_settings.TOTP_TOLERANCE + 1)]
    return next((code for code in codes if not cache.get(app._get_used_cache_key(code))), codes[0])


def administrators_without_factor(*, at: datetime) -> tuple[int, int]:
    """How many people administrate today, and how many of them have no second factor yet."""
    people = people_with(Role.ADMINISTRATION, at=at)
    factors = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values("user_id")
    return people.count(), people.exclude(pk__in=factors).count()


def address_proven(user: User) -> bool:
    """Has the person shown that the mailbox is theirs?"""
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()
