"""Accounts: who signs in. Nobody opens one alone; administration enters it or an invitation does."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.db.models import F

from augenhoehe.accounts import rules
from augenhoehe.accounts.happenings import UserDeactivated
from augenhoehe.accounts.models import Carrier, Grant, Invitation, User
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import sort_key
from augenhoehe.journal.operations import audit

OWN_FIELDS = frozenset({"name", "language", "digest"})


@transaction.atomic
def create_user(
    *,
    email: str,
    name: str,
    function: str,
    language: str,
    carrier: Carrier | None,
    by: Actor,
    at: datetime,
) -> User:
    """Open an account. Its address counts as proven only after the first sign-in by mail code."""
    rules.check_manage_accounts(by)
    return open_account(
        email=email, name=name, function=function, language=language, carrier=carrier, verified=False, by=by, at=at
    )


@transaction.atomic
def open_account(
    *,
    email: str,
    name: str,
    function: str,
    language: str,
    carrier: Carrier | None,
    verified: bool,
    by: Actor,
    at: datetime,
) -> User:
    """What an administrator and an accepted invitation have in common; the caller has checked who may."""
    lock_address(email)
    email = _clean_email(email)
    user = User.objects.create_user(
        email,
        name=name,
        function=function,
        language=language,
        carrier=carrier,
        created_at=at,
        created_by=by.user_id,
    )
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=verified)
    audit("create_user", user, by=by, at=at, fields=["email", "name", "function", "language", "carrier"])
    return user


@transaction.atomic
def change_user(
    *,
    user: User,
    revision: int,
    by: Actor,
    at: datetime,
    email: str,
    name: str,
    function: str,
    language: str,
    carrier: Carrier | None,
) -> User:
    """Change who somebody is. A new address must be proven again; a new carrier must fit the roles."""
    rules.check_manage_accounts(by)
    rules.check_active(user)
    email = _clean_email(email, but=user)
    _check_roles_fit(user, carrier, at=at)
    values: dict[str, Any] = {
        "email": email, "name": name, "function": function, "language": language, "carrier": carrier,
    }  # fmt: skip
    changed = [field for field, value in values.items() if value != getattr(user, field)]
    change(user, revision=revision, **values, sorting=sort_key(name)[:160])
    if "email" in changed:
        _replace_address(user, email)
    audit("change_user", user, by=by, at=at, fields=changed)
    return user


@transaction.atomic
def change_own_profile(*, user: User, revision: int, by: Actor, at: datetime, **values: Any) -> User:
    """A person changes their own name, language or mail frequency."""
    rules.check_own_account(by, user)
    unknown = set(values) - OWN_FIELDS
    if unknown:
        raise TypeError(f"Unbekannte Angaben: {unknown}")
    changed = [field for field, value in values.items() if value != getattr(user, field)]
    if "name" in values:
        values["sorting"] = sort_key(values["name"])[:160]
    change(user, revision=revision, **values)
    audit("change_own_profile", user, by=by, at=at, fields=changed)
    return user


@transaction.atomic
def deactivate_user(*, user: User, revision: int, by: Actor, at: datetime) -> User:
    """Close an account: its sessions end, its roles are revoked, its open invitations are withdrawn."""
    from .grants import others_administering

    rules.check_manage_accounts(by)
    rules.check_active(user)
    if user.pk == by.user_id:
        raise Refused("Das eigene Konto legt niemand selbst still. Bitten Sie eine zweite Person.")
    day = day_of(at)
    if user.grants.valid_on(day).filter(role=Role.ADMINISTRATION).exists():
        rules.check_not_the_last_administrator(others=others_administering(user, day))
    change(
        user,
        revision=revision,
        is_active=False,
        deactivated_at=at,
        deactivated_by=by.user_id,
        session_round=F("session_round") + 1,
    )
    user.refresh_from_db(fields=["session_round"])
    user.grants.not_ended_on(day).update(revoked_at=at, revoked_by=by.user_id)
    Invitation.objects.open(at).filter(invited_by=user.pk).update(withdrawn_at=at, withdrawn_by=by.user_id)
    audit("deactivate_user", user, by=by, at=at, fields=["is_active"])
    happened(UserDeactivated(user))
    return user


@transaction.atomic
def reactivate_user(*, user: User, revision: int, by: Actor, at: datetime) -> User:
    """Open a closed account again, without roles; a pseudonymised one has nobody behind it any more."""
    rules.check_manage_accounts(by)
    if user.is_active:
        raise Refused("Dieses Konto ist nicht stillgelegt.")
    if user.pseudonymised_at:
        raise Refused("Von diesem Konto sind Name und Adresse gelöscht. Legen Sie ein neues an.")
    change(user, revision=revision, is_active=True, deactivated_at=None, deactivated_by=None)
    audit("reactivate_user", user, by=by, at=at, fields=["is_active"])
    return user


@transaction.atomic
def sign_out_everywhere(*, user: User, by: Actor, at: datetime) -> None:
    """End every session of a person, on all devices, this one included."""
    if by.user_id != user.pk:
        rules.check_manage_accounts(by)
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)
    user.refresh_from_db(fields=["session_round"])
    audit("sign_out_everywhere", user, by=by, at=at)


@transaction.atomic
def remove_factors(*, user: User, by: Actor, at: datetime) -> int:
    """Take away lost second factors, after somebody has made sure who is asking; all sessions end."""
    rules.check_manage_accounts(by)
    if user.pk == by.user_id:
        raise Refused("Den eigenen zweiten Faktor setzt niemand selbst zurück. Bitten Sie eine zweite Person.")
    removed, _ = Authenticator.objects.filter(user=user).delete()
    sign_out_everywhere(user=user, by=by, at=at)
    audit("remove_factors", user, by=by, at=at)
    return removed


def lock_address(email: str) -> None:
    """Until the end of the transaction nobody else opens an account for this address."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"account:{email.strip().lower()}"])


def _clean_email(email: str, but: User | None = None) -> str:
    email = User.objects.normalize_email(email.strip()).lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Das ist keine Mailadresse. Ein Beispiel: name@ort.de", field="email") from None
    found = User.objects.filter(email__iexact=email)
    if (found.exclude(pk=but.pk) if but else found).exists():
        raise Refused("Zu dieser Mailadresse gibt es schon ein Konto.", field="email")
    return email


def _replace_address(user: User, email: str) -> None:
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)


def _check_roles_fit(user: User, carrier: Carrier | None, *, at: datetime) -> None:
    # Locks the person, so that no role is given while the carrier changes.
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    for grant in Grant.objects.not_ended_on(day_of(at)).filter(user=user):
        rules.check_role_fits_carrier(Role(grant.role), rules.kinds_of(carrier))
