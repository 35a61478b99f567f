"""The page „Rollen und Rechte“ as data: role × permission, drawn from what every package declares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.contributions import permissions
from augenhoehe.core.layers import LAYERS
from augenhoehe.core.rights import Permission, Role
from augenhoehe.core.values import dataclass
from augenhoehe.ui.status import Kind, StatusTag

from .models import Grant
from .role_texts import ROLES, RoleText, choices, name_of
from .rules import CARRIER_ROLES, RESIDENCE_ROLES

__all__ = ["ROLES", "cards", "choices", "csv_rows", "matrix", "name_of", "reach_of", "told"]

_STANDS: dict[str, tuple[Any, Kind]] = {
    "valid": (_("gültig"), "good"),
    "later": (_("noch nicht gültig"), "active"),
    "ended": (_("abgelaufen"), "neutral"),
    "revoked": (_("entzogen"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A grant as a page tells it: role, reach, dates, and how it stands today."""

    grant: Grant
    name: str
    sentence: str
    reach: str
    status: StatusTag


def told(grants: Iterable[Grant], today: date) -> list[GrantLine]:
    return [_told(grant, today) for grant in grants]


def _told(grant: Grant, today: date) -> GrantLine:
    word, kind = _STANDS[grant.stands(today)]
    text = ROLES.get(Role(grant.role)) if grant.role in set(Role) else None
    return GrantLine(
        grant, name_of(grant.role), text.sentence if text else "", reach_of(grant), StatusTag(str(word), kind)
    )


def reach_of(grant: Grant) -> str:
    """Where a grant counts, in words."""
    if grant.municipality is not None:
        return grant.municipality.name
    return grant.carrier.name if grant.carrier is not None else str(_("ganzer Kreis"))


@dataclass(frozen=True, slots=True)
class Line:
    """One permission in the matrix: which of the columns hold it, and what else it asks for."""

    permission: Permission
    held: tuple[bool, ...]

    @property
    def wall(self) -> str:
        """The column of the Ausländer- and Einbürgerungsbehörde (law.md no. 1)."""
        if not self.permission.residence_authority:
            return "nie"
        return "mit Rolle" if self.permission.roles & RESIDENCE_ROLES else "keine Rolle dafür"

    @property
    def wall_mark(self) -> str:
        """The same, short enough for a column."""
        return {"nie": "nie", "mit Rolle": "●"}.get(self.wall, "")


@dataclass(frozen=True, slots=True)
class Group:
    """The permissions of one package, with its German title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role with everything it may do, as a plain list: for phones and for signing."""

    role: Role
    text: RoleText
    permissions: tuple[Permission, ...]

    @property
    def reach(self) -> str:
        if self.role in CARRIER_ROLES:
            return "gilt immer für einen Träger"
        return "gilt für den ganzen Kreis oder eine Kommune"

    @property
    def residence_authority(self) -> bool:
        return self.role in RESIDENCE_ROLES

    @property
    def needs_second_factor(self) -> bool:
        return any(one.second_factor for one in self.permissions)


def matrix(declared: Iterable[Permission] | None = None) -> list[Group]:
    """Role × permission, grouped by package in the order of the layers; nothing is written by hand."""
    found = list(permissions() if declared is None else declared)
    groups = []
    for package in LAYERS:
        lines = tuple(
            Line(one, tuple(role in one.roles for role in ROLES))
            for one in found
            if one.name.partition(".")[0] == package
        )
        if lines:
            groups.append(Group(str(apps.get_app_config(package).verbose_name), lines))
    return groups


def cards(declared: Iterable[Permission] | None = None) -> list[RoleCard]:
    """Each role with its permissions, in the order of the roles."""
    found = list(permissions() if declared is None else declared)
    return [RoleCard(role, text, tuple(one for one in found if role in one.roles)) for role, text in ROLES.items()]


def csv_rows(declared: Iterable[Permission] | None = None) -> list[list[str]]:
    """The matrix as a table for a spreadsheet."""
    head = ["Bereich", "Recht", "Kennung", *(text.name for text in ROLES.values())]
    rows = [[*head, "Ausländer- und Einbürgerungsbehörde", "Zweiter Faktor"]]
    for group in matrix(declared):
        for line in group.lines:
            marks = ["ja" if held else "" for held in line.held]
            factor = "ja" if line.permission.second_factor else ""
            rows.append([group.title, line.permission.sentence, line.permission.name, *marks, line.wall, factor])
    return rows
