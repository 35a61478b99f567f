from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.values import dataclass
from augenhoehe.oparl.kinds import BASE, url_of
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import installation

# Of objects that have no row of their own: what they are made from makes their id.
NAMESPACE = UUID("6f7a1c52-6a0e-4f0b-9f0e-6f7061726c31")


class Ref(NamedTuple):
    """One object and the row it is made from."""

    kind: str
    id: UUID
    source: UUID


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said about one public object. Properties without a value are left out (OParl 1.1, „null“)."""

    ref: Ref
    body: UUID | None
    content: dict[str, Any]
    organization: UUID | None = None
    embeds: dict[str, list[Ref]] = field(default_factory=dict)

    @property
    def inner(self) -> list[Ref]:
        return [ref for refs in self.embeds.values() for ref in refs]


# Ids that are asked for, each with the rows it may come from.
Wanted = Mapping[UUID, set[UUID]]
Source = Callable[[Wanted], Iterable[Fact]]


def made_from(*parts: object) -> UUID:
    return uuid5(NAMESPACE, "|".join(str(one) for one in parts))


def rows_of(wanted: Wanted) -> set[UUID]:
    return {source for sources in wanted.values() for source in sources}


def said(**properties: Any) -> dict[str, Any]:
    """Properties with a value; a trailing underscore hides Python's words, `augenhoehe_x` is our own attribute."""
    found = {}
    for name, value in properties.items():
        if value is None or value == "" or value == [] or value == {}:
            continue
        key = name.removesuffix("_")
        if key.startswith("augenhoehe_"):
            key = f"augenhoehe:{key.removeprefix('augenhoehe_')}"
        found[key] = value
    return found


def moment(value: datetime | None) -> str | None:
    """`2026-11-26T18:00:00+01:00`: with offset, without fractions."""
    return value.astimezone(BERLIN).replace(microsecond=0).isoformat() if value else None


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def page(path: str) -> str | None:
    """A page of this installation for people."""
    return BASE + path if path else None


def link(kind: str, pk: UUID | None) -> str | None:
    return url_of(kind, pk) if pk else None


def home_body() -> UUID | None:
    """The Body of what belongs to no single town: the Kreis, or the first town of an installation without one."""
    row = installation()
    if row is not None and row.district_id is not None:
        return row.district_id
    return Municipality.objects.served().in_order().values_list("pk", flat=True).first()


def body_of(municipality_id: UUID | None, home: UUID | None) -> UUID | None:
    return municipality_id or home
