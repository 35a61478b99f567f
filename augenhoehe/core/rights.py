"""Actor, Role, Permission: who acts, and what they may.

Permissions are declared as code in each package's rules.py, with the roles that hold them and a
sentence an officer can sign off; the page „Rollen und Rechte“ is drawn from them (ADR 0004).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from .refused import Refused
from .values import dataclass


class Role(StrEnum):
    """Roles of domain.md 3.4. German names and descriptions: accounts/roles.py."""

    COORDINATION = "coordination"
    INTEGRATION_OFFICER = "integration_officer"
    CASE_MANAGER = "case_manager"
    TEAM_LEAD = "team_lead"
    ADVICE_SERVICE = "advice_service"
    RECONSTRUCTION = "reconstruction"
    STEERING_MEMBER = "steering_member"
    GROUP_MEMBER = "group_member"
    MEASURE_OWNER = "measure_owner"
    COMMITTEE_MEMBER = "committee_member"
    COMMITTEE_OFFICE = "committee_office"
    MIGRANT_ORGANISATION = "migrant_organisation"
    VOLUNTEER = "volunteer"
    INSTITUTE = "institute"
    PRESS = "press"
    FORUM_MODERATION = "forum_moderation"
    DATA_PROTECTION = "data_protection"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing somebody may do, in words an officer can sign off.

    residence_authority: may an account of an Ausländer- or Einbürgerungsbehörde ever use it?
    The wall of law.md no. 1: for hints and their topics it is False, whatever the roles say.
    second_factor: administration and closed rooms demand a second factor in this session.
    """

    name: str
    sentence: str
    roles: frozenset[Role]
    residence_authority: bool = True
    second_factor: bool = False


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role with its reach: the whole Kreis, one municipality, or one carrier."""

    role: Role
    municipality_id: uuid.UUID | None = None
    carrier_id: uuid.UUID | None = None
    deputy_for: str = ""

    @property
    def whole(self) -> bool:
        return self.municipality_id is None and self.carrier_id is None


class SecondFactorNeeded(Refused):
    """Allowed in principle, but this session has shown no second factor yet."""

    def __init__(self) -> None:
        super().__init__("Für diesen Bereich bestätigen Sie bitte zuerst Ihren zweiten Faktor.")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in person with valid grants, an anonymous visitor, or the system itself."""

    user_id: uuid.UUID | None = None
    name: str = ""
    function: str = ""
    language: str = "de"
    roles: tuple[HeldRole, ...] = ()
    carrier_id: uuid.UUID | None = None
    residence_authority: bool = False
    second_factor: bool = False
    system: bool = False

    @property
    def signed_in(self) -> bool:
        return self.user_id is not None

    def as_system(self) -> Actor:
        """The same person, where a rule of another room has already said yes.

        A method, since `dataclasses.replace` does not take the lazy actor that a request carries.
        """
        return replace(self, system=True)

    @property
    def role_names(self) -> frozenset[Role]:
        return frozenset(held.role for held in self.roles)

    def holds(self, *roles: Role) -> bool:
        """Does the actor hold one of the roles, anywhere?"""
        return any(held.role in roles for held in self.roles)

    def may(
        self,
        permission: Permission,
        *,
        municipality_id: uuid.UUID | None = None,
        carrier_id: uuid.UUID | None = None,
    ) -> bool:
        """May the actor do this, there? Without a place: anywhere at all. Second factor: see `check`."""
        if self.system:
            return True
        if self.residence_authority and not permission.residence_authority:
            return False
        held = [held for held in self.roles if held.role in permission.roles]
        if municipality_id is None and carrier_id is None:
            return bool(held)
        return any(_covers(one, municipality_id, carrier_id) for one in held)

    def reach(self, permission: Permission) -> Reach:
        """Where the actor may do this: everywhere, or in the named municipalities and carriers."""
        if self.system:
            return Reach(everywhere=True)
        if self.residence_authority and not permission.residence_authority:
            return Reach()
        held = [held for held in self.roles if held.role in permission.roles]
        return Reach(
            everywhere=any(one.whole for one in held),
            municipalities=frozenset(one.municipality_id for one in held if one.municipality_id),
            carriers=frozenset(one.carrier_id for one in held if one.carrier_id),
        )

    def check(
        self,
        permission: Permission,
        *,
        municipality_id: uuid.UUID | None = None,
        carrier_id: uuid.UUID | None = None,
    ) -> None:
        """Raise Refused unless the actor may; raise SecondFactorNeeded if only the factor is missing."""
        if not self.may(permission, municipality_id=municipality_id, carrier_id=carrier_id):
            raise Refused(f"Dafür fehlt Ihnen das Recht „{permission.sentence}“.")
        if permission.second_factor and not (self.second_factor or self.system):
            raise SecondFactorNeeded()


@dataclass(frozen=True, slots=True)
class Reach:
    everywhere: bool = False
    municipalities: frozenset[uuid.UUID] = frozenset()
    carriers: frozenset[uuid.UUID] = frozenset()

    @property
    def nowhere(self) -> bool:
        return not (self.everywhere or self.municipalities or self.carriers)


def _covers(held: HeldRole, municipality_id: uuid.UUID | None, carrier_id: uuid.UUID | None) -> bool:
    if held.whole:
        return True
    if municipality_id is not None and held.municipality_id == municipality_id:
        return True
    return carrier_id is not None and held.carrier_id == carrier_id


def roles(*names: Role) -> frozenset[Role]:
    """Short for the `roles` of a Permission."""
    return frozenset(names)


def permissions_of(declared: Iterable[Permission]) -> dict[str, Permission]:
    """Permissions by name; two of one name are a mistake of ours."""
    found: dict[str, Permission] = {}
    for permission in declared:
        if permission.name in found:
            raise ValueError(f"Zwei Rechte heißen {permission.name}.")
        found[permission.name] = permission
    return found


ANONYMOUS = Actor()
SYSTEM = Actor(name="Augenhöhe", function="System", system=True)
