"""Roles for people, with reach and dates."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from augenhoehe.accounts import rules
from augenhoehe.accounts.models import Carrier, Grant, User
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role,
    by: Actor,
    at: datetime,
    valid_from: date,
    municipality: Municipality | None = None,
    carrier: Carrier | None = None,
    valid_until: date | None = None,
    guest: bool = False,
    deputy_for: User | None = None,
) -> Grant:
    """Give a person a role: for the whole Kreis, one municipality or one carrier."""
    rules.check_manage_accounts(by)
    return add_grant(
        user=user,
        role=role,
        by=by,
        at=at,
        valid_from=valid_from,
        municipality=municipality,
        carrier=carrier,
        valid_until=valid_until,
        guest=guest,
        deputy_for=deputy_for,
    )


@transaction.atomic
def add_grant(
    *,
    user: User,
    role: Role,
    by: Actor,
    at: datetime,
    valid_from: date,
    municipality: Municipality | None = None,
    carrier: Carrier | None = None,
    valid_until: date | None = None,
    guest: bool = False,
    deputy_for: User | None = None,
) -> Grant:
    """What an administrator and an accepted invitation have in common; the caller has checked who may."""
    role = Role(role)
    # Locked with its carrier, so that neither moves behind the wall meanwhile.
    user = User.objects.select_for_update(of=("self",)).select_related("carrier").get(pk=user.pk)
    if role in rules.CARRIER_ROLES and carrier is None and municipality is None:
        carrier = user.carrier
    grant = Grant(
        user=user, role=role.value, municipality=municipality, carrier=carrier, deputy_for=deputy_for, guest=guest,
        valid_from=valid_from, valid_until=valid_until, granted_at=at, granted_by=by.user_id,
    )  # fmt: skip
    _check_new(grant, role, deputy_for, day_of(at))
    grant.save(force_insert=True)
    audit("grant_role", grant, by=by, at=at, fields=["role", "municipality", "carrier", "valid_from", "valid_until"])
    return grant


def _check_new(grant: Grant, role: Role, deputy_for: User | None, today: date) -> None:
    """Whether this person may carry this role, there and for so long."""
    user, guest = grant.user, grant.guest
    rules.check_active(user)
    rules.check_role_fits_carrier(role, rules.kinds_of(user.carrier, grant.carrier))
    rules.check_scope(role, municipality_id=grant.municipality_id, carrier_id=grant.carrier_id)
    rules.check_grant_dates(
        valid_from=grant.valid_from, valid_until=grant.valid_until, guest=guest, deputy=deputy_for is not None,
        today=today, role=role,
    )  # fmt: skip
    if role in rules.NEVER_GUESTS:
        rules.check_no_guest(Grant.objects.not_ended_on(today).filter(user=user, guest=True).exists())
    if deputy_for is not None:
        _check_deputy(user, deputy_for, role, grant.valid_from)
    else:
        _check_not_held(user, role, grant.municipality, grant.carrier, today)


@transaction.atomic
def change_grant_end(*, grant: Grant, valid_until: date | None, by: Actor, at: datetime) -> Grant:
    """Give a role another last day; guests and deputies keep one."""
    rules.check_manage_accounts(by)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    rules.check_grant_open(grant)
    deputy = grant.deputy_for_id is not None
    rules.check_grant_dates(
        valid_from=grant.valid_from, valid_until=valid_until, guest=grant.guest, deputy=deputy, today=day_of(at),
        role=grant.role,
    )  # fmt: skip
    grant.valid_until = valid_until
    grant.save(update_fields=["valid_until"])
    audit("change_grant_end", grant, by=by, at=at, fields=["valid_until"])
    return grant


@transaction.atomic
def revoke_grant(*, grant: Grant, by: Actor, at: datetime) -> Grant:
    """Take a role back at once. The last administration stays."""
    rules.check_manage_accounts(by)
    grant = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    rules.check_grant_open(grant)
    day = day_of(at)
    if grant.role == Role.ADMINISTRATION and grant.stands(day) == "valid":
        rules.check_not_the_last_administrator(others=others_administering(grant.user, day, but=grant))
    grant.revoked_at, grant.revoked_by = at, by.user_id
    grant.save(update_fields=["revoked_at", "revoked_by"])
    audit("revoke_grant", grant, by=by, at=at, fields=["revoked_at"])
    return grant


@transaction.atomic
def end_role(*, user: User, role: Role, by: Actor, at: datetime) -> int:
    """The reason for a role is gone; how many grants ended. The caller has checked who may."""
    grants = list(
        Grant.objects.select_for_update(of=("self",))
        .filter(user=user, role=role.value, revoked_at__isnull=True)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day_of(at)))
    )
    for grant in grants:
        grant.revoked_at, grant.revoked_by = at, by.user_id
        grant.save(update_fields=["revoked_at", "revoked_by"])
        audit("revoke_grant", grant, by=by, at=at, fields=["revoked_at"])
    return len(grants)


def others_administering(user: User, day: date, but: Grant | None = None) -> int:
    """How many valid administrations remain without this one; the rows stay locked until the end."""
    grants = Grant.objects.valid_on(day).filter(role=Role.ADMINISTRATION, user__is_active=True)
    rows = list(grants.select_for_update(of=("self",)).order_by("id").values_list("pk", "user_id"))
    if but is not None:
        return sum(1 for pk, _ in rows if pk != but.pk)
    return sum(1 for _, owner in rows if owner != user.pk)


def _check_deputy(user: User, deputy_for: User, role: Role, day: date) -> None:
    held = Grant.objects.valid_on(day).filter(user=deputy_for, role=role, deputy_for__isnull=True).exists()
    rules.check_deputy(user=user, deputy_for=deputy_for, role=role, held=held)


def _check_not_held(
    user: User, role: Role, municipality: Municipality | None, carrier: Carrier | None, day: date
) -> None:
    same = Grant.objects.not_ended_on(day).filter(
        user=user, role=role, municipality=municipality, carrier=carrier, deputy_for__isnull=True
    )
    if same.exists():
        raise Refused(f"{user.name} hat diese Rolle dort schon. Ändern Sie dort das Enddatum.", field="role")
