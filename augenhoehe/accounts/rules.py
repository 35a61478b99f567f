"""May somebody do this with an account, a role or an invitation? Raises Refused with a whole sentence."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.utils.http import url_has_allowed_host_and_scheme

from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.values import dataclass

from . import permissions
from .models import Carrier, Grant, Invitation, User
from .queries import RESIDENCE_KINDS

# The wall (law.md no. 1): who works for an Ausländer- or Einbürgerungsbehörde takes part where
# decisions are made and carried out, never where hints, topics or people are read or roles are given.
RESIDENCE_ROLES = frozenset({Role.STEERING_MEMBER, Role.GROUP_MEMBER, Role.MEASURE_OWNER})
# These roles belong to one carrier each, because the closed rooms do (architecture §3).
CARRIER_ROLES = frozenset({Role.CASE_MANAGER, Role.TEAM_LEAD, Role.INSTITUTE})
# Who works on a commission works until its end: without a last day the closed room of a study stays shut.
ENDING_ROLES = frozenset({Role.INSTITUTE})
# Who comes from outside for a time advises and plans; what opens files, accounts or the trail is never theirs (S2-6).
NEVER_GUESTS = frozenset({Role.CASE_MANAGER, Role.TEAM_LEAD, Role.ADMINISTRATION, Role.DATA_PROTECTION})
# Longer is no visit: then somebody decides anew.
LONGEST_VISIT = timedelta(days=2 * 366)
# What the coordination may hand out with an invitation; everything else is given by administration.
COORDINATION_INVITES = frozenset(
    {
        Role.GROUP_MEMBER,
        Role.STEERING_MEMBER,
        Role.MEASURE_OWNER,
        Role.COMMITTEE_MEMBER,
        Role.MIGRANT_ORGANISATION,
        Role.VOLUNTEER,
        Role.ADVICE_SERVICE,
    }
)


@dataclass(frozen=True, slots=True)
class RoleConflict:
    """Two sets of roles that one person should not hold together, and why."""

    one: frozenset[Role]
    other: frozenset[Role]
    sentence: str


_CLOSED = frozenset({Role.CASE_MANAGER, Role.TEAM_LEAD})
CONFLICTS = (
    RoleConflict(
        _CLOSED,
        frozenset({Role.STEERING_MEMBER}),
        "Eine Person arbeitet dann mit einzelnen Fällen und entscheidet zugleich in der Lenkungsgruppe. "
        "Fälle und Strukturen sollen getrennt bleiben.",
    ),
    RoleConflict(
        _CLOSED,
        frozenset({Role.ADMINISTRATION}),
        "Eine Person verwaltet dann das System und arbeitet zugleich mit Fällen. "
        "Die Verwaltung des Systems soll keine Fälle lesen.",
    ),
    RoleConflict(
        frozenset({Role.ADMINISTRATION}),
        frozenset({Role.DATA_PROTECTION}),
        "Eine Person prüft dann den Datenschutz und vergibt zugleich die Rechte. Sie würde sich selbst prüfen.",
    ),
    RoleConflict(
        frozenset({Role.DATA_PROTECTION}),
        frozenset({Role.COORDINATION}),
        "Eine Person prüft dann den Datenschutz und arbeitet zugleich mit den Hinweisen. Sie würde sich selbst prüfen.",
    ),
)


def conflicts(held: Collection[Role]) -> list[str]:
    """Warnings for the roles of one person, as sentences; nothing is refused, but nobody oversees it."""
    roles = frozenset(held)
    return [one.sentence for one in CONFLICTS if roles & one.one and roles & one.other]


def new_conflicts(held: Collection[Role], added: Role) -> list[str]:
    """Warnings that a further role brings along."""
    before = conflicts(held)
    return [sentence for sentence in conflicts({*held, added}) if sentence not in before]


# --- Who may ------------------------------------------------------------------------------------------


def check_manage_accounts(by: Actor) -> None:
    by.check(permissions.MANAGE_ACCOUNTS)


def can_manage_accounts(by: Actor) -> bool:
    return by.may(permissions.MANAGE_ACCOUNTS)


def check_manage_carriers(by: Actor) -> None:
    by.check(permissions.MANAGE_CARRIERS)


def check_invite(by: Actor, *, role: Role | None, municipality_id: uuid.UUID | None) -> None:
    """Coordination invites to take part, within its own reach; every other role needs administration."""
    by.check(permissions.INVITE)
    if role is None or by.system:
        return
    if role not in COORDINATION_INVITES:
        by.check(permissions.MANAGE_ACCOUNTS)
        return
    if by.may(permissions.MANAGE_ACCOUNTS):
        return
    reach = by.reach(permissions.INVITE)
    if not reach.everywhere and municipality_id not in reach.municipalities:
        raise Refused("Sie laden nur für Ihre eigene Kommune ein. Wählen Sie diese Kommune.", field="municipality")


def check_withdraw_invitation(by: Actor, invitation: Invitation, *, at: datetime) -> None:
    if invitation.invited_by != by.user_id or by.user_id is None:
        by.check(permissions.MANAGE_ACCOUNTS)
    else:
        by.check(permissions.INVITE)
    check_invitation_open(invitation, at=at)


def can_withdraw_invitation(by: Actor, invitation: Invitation, *, at: datetime) -> bool:
    return allowed(check_withdraw_invitation, by, invitation, at=at)


def check_own_account(by: Actor, user: User) -> None:
    """Language, mails and sessions are a person's own matter."""
    if by.user_id != user.pk and not by.system:
        raise Refused("Diese Angaben ändert nur die Person selbst.")


# --- What the state allows ----------------------------------------------------------------------------


def check_role_fits_carrier(role: Role, kinds: Iterable[str]) -> None:
    """The wall: for people and carriers of a residence authority most roles do not exist."""
    if role not in RESIDENCE_ROLES and any(kind in RESIDENCE_KINDS for kind in kinds):
        raise Refused(
            "Diese Rolle gibt es für Menschen aus einer Ausländer- oder Einbürgerungsbehörde nicht. "
            "Sie liest sonst Hinweise, die diese Behörde nie sehen darf.",
            field="role",
        )


def check_active(user: User) -> None:
    if not user.is_active:
        raise Refused("Dieses Konto ist stillgelegt.")


def check_grant_dates(
    *,
    valid_from: date,
    valid_until: date | None,
    guest: bool,
    deputy: bool,
    today: date | None = None,
    role: Role | str | None = None,
) -> None:
    """Guests and deputies always have a last day (domain.md 3.4), and so has who works on a commission."""
    if role in ENDING_ROLES and valid_until is None:
        raise Refused("Ein externes Institut arbeitet bis zum Ende seines Auftrags. Nennen Sie ein Enddatum.",
                      field="valid_until")  # fmt: skip
    if (guest or deputy) and valid_until is None:
        who = "Ein Gast" if guest else "Eine Vertretung"
        raise Refused(f"{who} braucht ein Enddatum.", field="valid_until")
    if guest:
        check_guest(role, valid_from=valid_from, valid_until=valid_until)
    if valid_until is not None and valid_until < valid_from:
        raise Refused("Das Enddatum liegt vor dem Anfang.", field="valid_until")
    if today is not None and valid_until is not None and valid_until < today:
        raise Refused("Das Enddatum liegt in der Vergangenheit.", field="valid_until")


def check_guest(role: Role | str | None, *, valid_from: date, valid_until: date | None) -> None:
    """An external office is a guest for a time, and no guest ever opens a case, an account or the trail."""
    if role in NEVER_GUESTS:
        raise Refused(
            "Diese Rolle gibt es für Gäste nicht. Gäste öffnen keine Fälle, keine Konten und keine Prüfspur.",
            field="role",
        )
    if valid_until is not None and valid_until > valid_from + LONGEST_VISIT:
        raise Refused("Ein Gast bleibt höchstens zwei Jahre. Danach entscheiden Sie neu.", field="valid_until")


def check_no_guest(is_guest: bool) -> None:
    """Who is a guest now does not get a case by the side door of a second role."""
    if is_guest:
        raise Refused(
            "Diese Person ist zurzeit Gast. Beenden Sie zuerst die Rolle als Gast, wenn sie nun hier arbeitet.",
            field="role",
        )


def check_deputy(*, user: User, deputy_for: User, role: Role, held: bool) -> None:
    if deputy_for.pk == user.pk:
        raise Refused("Niemand vertritt sich selbst. Wählen Sie eine andere Person.", field="deputy_for")
    if not held:
        raise Refused(f"{deputy_for.name} hat diese Rolle selbst nicht.", field="deputy_for")


def check_scope(role: Role, *, municipality_id: uuid.UUID | None, carrier_id: uuid.UUID | None) -> None:
    """A role reaches the whole Kreis, one municipality or one carrier."""
    if municipality_id is not None and carrier_id is not None:
        raise Refused("Eine Rolle gilt für eine Kommune oder für einen Träger, nicht für beides.", field="carrier")
    if role in CARRIER_ROLES and carrier_id is None:
        raise Refused("Diese Rolle gilt immer für einen Träger. Wählen Sie den Träger.", field="carrier")


def check_not_the_last_administrator(*, others: int) -> None:
    if others < 1:
        raise Refused("Mindestens eine Person muss das System verwalten. Geben Sie die Rolle zuerst jemand anderem.")


def check_grant_open(grant: Grant) -> None:
    if grant.revoked_at is not None:
        raise Refused("Diese Rolle ist schon entzogen.")


def check_carrier(*, kind: str, case_files: bool) -> None:
    if case_files and kind in RESIDENCE_KINDS:
        raise Refused("Eine Ausländer- oder Einbürgerungsbehörde führt hier keine Fallakten.", field="case_files")


def check_invitation_open(invitation: Invitation, *, at: datetime) -> None:
    sentences = {
        "accepted": "Diese Einladung wurde schon angenommen.",
        "withdrawn": "Diese Einladung wurde zurückgezogen.",
        "expired": "Diese Einladung ist abgelaufen.",
    }
    stands = invitation.stands(at)
    if stands != "open":
        raise Refused(sentences[stands])


def check_target(target: str) -> None:
    """An invitation leads to a page of this house, nowhere else."""
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        raise Refused("Das Ziel muss eine Seite dieser Anwendung sein und mit / beginnen.", field="target")


def link_signs_in(invitation: Invitation) -> bool:
    """May the accepted link itself open a session?

    Only if the link went to the person's mailbox, or if it made the account. A printed code for an
    account that exists already must not become a way into it for whoever printed it.
    """
    return invitation.created_account or (invitation.by_mail and invitation.sent_at is not None)


def kinds_of(*carriers: Carrier | None) -> tuple[str, ...]:
    return tuple(carrier.kind for carrier in carriers if carrier is not None)
