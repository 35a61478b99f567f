"""Who is reached: by contact notes of a year, by seats (linked or named), by running cooperations (S3-6, S3-20)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import ContactNote, Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.entries import beginning, kept_towns, plain_name
from augenhoehe.structure.models import Adoption

Rows = QuerySet[Organisation]
Said = Mapping[str, list[Any]]
# Whoever was not spoken to for so long counts as not reached.
LONG = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Reached:
    """Conditions: was spoken to, sits somewhere, works with others, took something over. The database counts."""

    spoken: Q
    seated: Q
    grouped: Q
    cooperating: Q
    adopting: Q

    @property
    def anyhow(self) -> Q:
        return self.spoken | self.seated | self.grouped | self.cooperating


@dataclass(frozen=True, slots=True)
class Called:
    """Entries that are called like somebody whom a seat or an adoption names without a link."""

    seated: frozenset[UUID]
    grouped: frozenset[UUID]
    adopting: frozenset[UUID]

    @property
    def anyhow(self) -> frozenset[UUID]:
        return self.seated | self.grouped


def towns_kept(actor: Actor) -> frozenset[UUID] | None:
    """Where the actor keeps the register; None: everywhere."""
    reach = actor.reach(KEEP_REGISTER)
    return None if reach.everywhere else frozenset(reach.municipalities)


def kept_in(towns: frozenset[UUID] | None) -> Rows:
    """The published entries of these towns."""
    rows: Rows = Organisation.objects.public()
    return rows if towns is None else rows.filter(municipality_id__in=sorted(towns))


def kept_rows(actor: Actor) -> Rows:
    """The published entries that the actor keeps; for nobody else these pages are."""
    return kept_in(towns_kept(actor))


def reached_on(day: date, actor: Actor) -> Reached:
    """By what is linked and by what is only named."""
    found, called = links_on(day), called_in(kept_rows(actor), said_of(actor, day))
    return replace(
        found,
        seated=found.seated | Q(pk__in=called.seated),
        grouped=found.grouped | Q(pk__in=called.grouped),
        adopting=Q(pk__in=called.adopting),
    )


def links_on(day: date) -> Reached:
    """What is linked to an entry; who took something over is only named."""
    running = Cooperation.objects.agreed().running_on(day)
    group = Q(committee__kind=Committee.Kind.PROJECT_GROUP)

    def seated(inside: Q) -> Q:
        return Q(pk__in=_seats(day).filter(inside, organisation_entry__isnull=False).values("organisation_entry"))

    return Reached(
        spoken=Q(pk__in=ContactNote.objects.filter(day__gt=day - LONG).values("organisation")),
        seated=seated(~group),
        grouped=seated(group),
        cooperating=Q(pk__in=CooperationPartner.objects.filter(cooperation__in=running).values("organisation")),
        adopting=Q(pk__in=()),
    )


def said_of(actor: Actor, day: date) -> Said:
    """What is only said by name: who took something over, whom somebody sits for; and the towns of the page."""
    return _said.ask(actor=actor, day=day)


@composed
def _said(*, actor: Actor, day: date) -> Mapping[str, QuerySet[Any]]:
    unlinked = _seats(day).exclude(organisation_entry__in=kept_rows(actor).values("pk"))
    return {
        "adopted": Adoption.objects.order_by().values_list("organisation", flat=True).distinct(),
        "places": unlinked.order_by().values_list("organisation", "committee__kind").distinct(),
        "towns": kept_towns(actor).values_list("pk", "name"),
    }


def _seats(day: date) -> QuerySet[Seat]:
    return Seat.objects.valid_on(day).exclude(organisation="")


def called_in(rows: Rows, said: Said) -> Called:
    """Who of these entries is named."""
    group = Committee.Kind.PROJECT_GROUP
    names = _named(rows, [*said["adopted"], *(name for name, _ in said["places"])])

    def keys(named: Iterable[str]) -> frozenset[UUID]:
        return frozenset(names[plain] for plain in map(plain_name, named) if plain in names)

    return Called(
        seated=keys(name for name, kind in said["places"] if kind != group),
        grouped=keys(name for name, kind in said["places"] if kind == group),
        adopting=keys(said["adopted"]),
    )


def _named(rows: Rows, said: Iterable[str]) -> dict[str, UUID]:
    """The entries that are called like what was said; the database finds those that begin alike."""
    alike = ~Q(short_name="")
    for begins in {beginning(name) for name in said}:
        alike |= Q(sorting__startswith=begins)
    found = rows.filter(alike).in_order().values_list("pk", "name", "short_name")  # type: ignore[attr-defined]
    return {plain_name(name): pk for pk, *names in found for name in names if name}
