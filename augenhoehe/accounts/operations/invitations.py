"""Invitations: a link that opens in the person's language and leads in two taps to what it is about."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from augenhoehe.accounts import mails, rules
from augenhoehe.accounts.happenings import InvitationAccepted
from augenhoehe.accounts.models import Carrier, Grant, Invitation, User
from augenhoehe.accounts.queries import INVITATION_PURPOSE
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.ids import new_token, token_digest
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.journal.operations import audit
from augenhoehe.places.models import Municipality

from .grants import add_grant
from .users import lock_address, open_account

VALID_DAYS = 14


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    language: str,
    about: str,
    target: str,
    by: Actor,
    at: datetime,
    role: str = "",
    carrier: Carrier | None = None,
    municipality: Municipality | None = None,
    function: str = "",
    guest_until: date | None = None,
    by_mail: bool = True,
) -> tuple[Invitation, str]:
    """Invite somebody; the token is returned once and kept only as HMAC.

    With `by_mail` the link goes to the mailbox after the commit; without, it is handed over on paper.
    """
    email = _checked_email(email)
    _check_invitation(Role(role) if role else None, carrier, municipality, by)
    rules.check_target(target)
    _check_guest(role, guest_until, day_of(at))
    token = new_token()
    invitation = Invitation.objects.create(
        email=email, name=name, function=function, language=language, carrier=carrier, role=role,
        municipality=municipality, guest_until=guest_until, about=about, target=target,
        token_digest=token_digest(token, INVITATION_PURPOSE), by_mail=by_mail,
        invited_by=by.user_id, invited_by_name=by.name,
        invited_at=at, expires_at=at + timedelta(days=VALID_DAYS),
    )  # fmt: skip
    audit("invite", invitation, by=by, at=at, fields=["email", "name", "role", "target"])
    if by_mail:
        transaction.on_commit(lambda: _send(invitation, token, at), robust=True)
    return invitation, token


def _check_invitation(
    wanted: Role | None, carrier: Carrier | None, municipality: Municipality | None, by: Actor
) -> None:
    """Whether this role may be promised, and by them."""
    rules.check_invite(by, role=wanted, municipality_id=_pk(municipality))
    if wanted is not None:
        rules.check_role_fits_carrier(wanted, rules.kinds_of(carrier))
        scope = carrier.pk if carrier is not None and wanted in rules.CARRIER_ROLES else None
        rules.check_scope(wanted, municipality_id=None if scope else _pk(municipality), carrier_id=scope)


def _check_guest(role: str, until: date | None, today: date) -> None:
    if until is None:
        return
    if until < today:
        raise Refused("Das Enddatum liegt in der Vergangenheit.", field="guest_until")
    rules.check_guest(role or None, valid_from=today, valid_until=until)


@transaction.atomic
def renew_invitation(
    *, invitation: Invitation, by: Actor, at: datetime, by_mail: bool | None = None
) -> tuple[Invitation, str]:
    """Send an open or expired invitation again with a new link; the old link stops working."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.stands(at) not in ("open", "expired"):
        rules.check_invitation_open(invitation, at=at)
    role = Role(invitation.role) if invitation.role else None
    rules.check_invite(by, role=role, municipality_id=invitation.municipality_id)
    token = new_token()
    invitation.token_digest = token_digest(token, INVITATION_PURPOSE)
    invitation.expires_at = at + timedelta(days=VALID_DAYS)
    invitation.by_mail = invitation.by_mail if by_mail is None else by_mail
    invitation.sent_at = None
    invitation.save(update_fields=["token_digest", "expires_at", "by_mail", "sent_at"])
    audit("renew_invitation", invitation, by=by, at=at, fields=["expires_at"])
    if invitation.by_mail:
        transaction.on_commit(lambda: _send(invitation, token, at), robust=True)
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> Invitation:
    """Take an open invitation back; its link then says so."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    rules.check_withdraw_invitation(by, invitation, at=at)
    invitation.withdrawn_at, invitation.withdrawn_by = at, by.user_id
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit("withdraw_invitation", invitation, by=by, at=at, fields=["withdrawn_at"])
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, at: datetime) -> User:
    """Follow an invitation once: the account exists afterwards, with the role it promised.

    Of two people who press at once, one is told that it was already accepted: the row is locked.
    """
    invitation = _locked(token)
    rules.check_invitation_open(invitation, at=at)
    lock_address(invitation.email)
    user = User.objects.filter(email__iexact=invitation.email).first()
    created = user is None
    if user is None:
        user = _account_for(invitation, at=at)
    else:
        rules.check_active(user)
    person = Actor(user_id=user.pk, name=user.name, function=user.function, language=user.language)
    _give_promised_role(invitation, user, at=at)
    _prove_address(invitation, user)
    invitation.accepted_at, invitation.accepted_by, invitation.created_account = at, user, created
    invitation.save(update_fields=["accepted_at", "accepted_by", "created_account"])
    audit("accept_invitation", invitation, by=person, at=at, fields=["accepted_at"])
    happened(InvitationAccepted(invitation, user))
    return user


def _locked(token: str) -> Invitation:
    digest = token_digest(token, INVITATION_PURPOSE)
    found = Invitation.objects.select_for_update(of=("self",)).filter(token_digest=digest).first()
    if found is None:
        raise Refused("Diesen Link kennen wir nicht. Er ist vielleicht nicht vollständig.")
    return found


def _account_for(invitation: Invitation, *, at: datetime) -> User:
    return open_account(
        email=invitation.email,
        name=invitation.name,
        function=invitation.function,
        language=invitation.language,
        carrier=invitation.carrier,
        verified=False,
        by=_inviter(invitation),
        at=at,
    )


def _give_promised_role(invitation: Invitation, user: User, *, at: datetime) -> None:
    """The role, unless the person holds it there already; the wall is checked again."""
    if not invitation.role:
        return
    role, day = Role(invitation.role), day_of(at)
    scoped_to_carrier = role in rules.CARRIER_ROLES
    municipality = None if scoped_to_carrier else invitation.municipality
    carrier = (invitation.carrier or user.carrier) if scoped_to_carrier else None
    held = Grant.objects.not_ended_on(day).filter(
        Q(municipality=municipality) if municipality else Q(municipality__isnull=True),
        user=user, role=role, carrier=carrier, deputy_for__isnull=True,
    )  # fmt: skip
    if not held.exists():
        add_grant(
            user=user, role=role, by=_inviter(invitation), at=at, valid_from=day, municipality=municipality,
            carrier=carrier, valid_until=invitation.guest_until, guest=invitation.guest_until is not None,
        )  # fmt: skip


def _prove_address(invitation: Invitation, user: User) -> None:
    """A link that went only to the mailbox proves the mailbox; a printed one does not."""
    if invitation.by_mail and invitation.sent_at is not None:
        EmailAddress.objects.filter(user=user, email=invitation.email).update(verified=True)


def _inviter(invitation: Invitation) -> Actor:
    return Actor(user_id=invitation.invited_by, name=invitation.invited_by_name)


def _send(invitation: Invitation, token: str, at: datetime) -> None:
    """After the commit; a mail server that fails leaves the invitation as „nicht hinausgegangen“."""
    mails.send_invitation(invitation, token)
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=at)
    invitation.sent_at = at


def _checked_email(email: str) -> str:
    email = User.objects.normalize_email(email.strip()).lower()
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Das ist keine Mailadresse. Ein Beispiel: name@ort.de", field="email") from None
    return email


def _pk(municipality: Municipality | None) -> uuid.UUID | None:
    return municipality.pk if municipality is not None else None
