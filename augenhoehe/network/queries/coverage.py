"""Whom the work reaches and whom not: register, contacts, seats and cooperations laid over each other (S3-6, S3-20)."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.journal.queries import end_of_trail
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import ContactNote, Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.entries import beginning, kept_towns, plain_name
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.structure.models import Adoption

from .coverage_counts import counted

Rows = QuerySet[Organisation]
# Whoever was not spoken to for so long counts as not reached.
LONG = timedelta(days=365)
KEPT_SECONDS = 3600
Kind = Organisation.Kind


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
class Cell:
    town: str
    count: int


@dataclass(frozen=True, slots=True)
class Community:
    """Organisations that name a community of their own accord, and whether anybody of them is reached."""

    name: str
    organisations: int
    reached: int


@dataclass(frozen=True, slots=True)
class TownLine:
    """Who does what where: numbers of a town."""

    name: str
    organisations: int
    reached: int
    offers: int
    shared: int
    needs: int
    cooperations: int


@dataclass(frozen=True, slots=True)
class Missing:
    """One that nobody spoke to for a year, that sits nowhere and works with nobody."""

    pk: uuid.UUID
    name: str
    town: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the page says: numbers of all, names of the first that are not reached; zero is no verdict (S3-27)."""

    total: int
    missing_count: int
    missing: list[Missing]
    towns: list[str]
    lines: list[TownLine]
    matrix: list[tuple[str, list[Cell]]]
    communities: list[Community]


@dataclass(frozen=True, slots=True)
class Phase:
    name: str
    says: str
    inside: Q


def kept_rows(actor: Actor) -> Rows:
    """The published entries that the actor keeps; for nobody else these pages are."""
    rows = Organisation.objects.public()
    reach = actor.reach(KEEP_REGISTER)
    return rows if reach.everywhere else rows.filter(municipality_id__in=reach.municipalities)


def reached_on(day: date, actor: Actor) -> Reached:
    """By contact notes of a year, by seats (linked or named), by running cooperations, by what was taken over."""
    return _reached(kept_rows(actor), _said.ask(actor=actor, day=day), day)


@composed
def _said(*, actor: Actor, day: date) -> Mapping[str, QuerySet[Any]]:
    """What is only said by name: who took something over, whom somebody sits for; and the towns of the page."""
    unlinked = _seats(day).exclude(organisation_entry__in=kept_rows(actor).values("pk"))
    return {
        "adopted": Adoption.objects.order_by().values_list("organisation", flat=True).distinct(),
        "places": unlinked.order_by().values_list("organisation", "committee__kind").distinct(),
        "towns": kept_towns(actor).values_list("pk", "name"),
    }


def _seats(day: date) -> QuerySet[Seat]:
    return Seat.objects.valid_on(day).exclude(organisation="")


def _reached(rows: Rows, said: Mapping[str, list[Any]], day: date) -> Reached:
    running = Cooperation.objects.agreed().running_on(day)
    group = Q(committee__kind=Committee.Kind.PROJECT_GROUP)
    places = [(name, kind == Committee.Kind.PROJECT_GROUP) for name, kind in said["places"]]
    names = _named(rows, [*said["adopted"], *(name for name, _ in places)])

    def seated(inside: Q, *, in_group: bool) -> Q:
        linked = _seats(day).filter(inside, organisation_entry__isnull=False).values("organisation_entry")
        named = {names.get(plain_name(name)) for name, grouped in places if grouped == in_group}
        return Q(pk__in=linked) | Q(pk__in=named - {None})

    return Reached(
        spoken=Q(pk__in=ContactNote.objects.filter(day__gt=day - LONG).values("organisation")),
        seated=seated(~group, in_group=False),
        grouped=seated(group, in_group=True),
        cooperating=Q(pk__in=CooperationPartner.objects.filter(cooperation__in=running).values("organisation")),
        adopting=Q(pk__in={names.get(plain_name(name)) for name in said["adopted"]} - {None}),
    )


def _named(rows: Rows, said: Iterable[str]) -> dict[str, Any]:
    """The entries that are called like what was said; the database finds those that begin alike."""
    alike = ~Q(short_name="")
    for begins in {beginning(name) for name in said}:
        alike |= Q(sorting__startswith=begins)
    found = rows.filter(alike).in_order().values_list("pk", "name", "short_name")  # type: ignore[attr-defined]
    return {plain_name(name): pk for pk, *names in found for name in names if name}


# --- Fields, towns, communities -----------------------------------------------------------------------
def kept_coverage(actor: Actor, day: date) -> Coverage:
    """As long as nobody does anything, it is counted once for everybody who keeps the same towns.

    Like a public page that is kept ready (`journal.views.kept`): every operation writes the audit trail.
    """
    entry, quiet = end_of_trail()
    reach = actor.reach(KEEP_REGISTER)
    towns = "everywhere" if reach.everywhere else " ".join(sorted(map(str, reach.municipalities)))
    key = f"network.coverage.{hashlib.sha256(f'{entry} {day} {towns}'.encode()).hexdigest()}"
    found: Coverage | None = cache.get(key) if quiet else None
    if found is None:
        found = coverage_for(actor, day)
        if quiet:
            cache.set(key, found, KEPT_SECONDS)
    return found


def coverage_for(actor: Actor, day: date) -> Coverage:
    """Of the entries that the actor keeps.

    Who knows which field is counted in each town, at home or active there; these pages are only for who may see
    hidden towns, too. Communities are as organisations describe themselves; nobody is put into one (S0-12).
    """
    said = _said.ask(actor=actor, day=day)
    rows = kept_rows(actor)
    found = counted(rows, _reached(rows, said, day).anyhow, day)
    towns = [(str(pk), name) for pk, name in said["towns"]]
    homes = {town: (here, in_touch) for town, here, in_touch in found["homes"]}
    beside = [{town: many for town, many, _ in found[one]} for one in ("offers", "shared", "needs", "together")]
    knowing: Counter[tuple[str, str]] = Counter()
    for code, town, many in (*found["fields"], *found["active"]):
        knowing[code, town] += many
    return Coverage(
        total=sum(here for here, _ in homes.values()),
        missing_count=sum(here - in_touch for here, in_touch in homes.values()),
        missing=[Missing(uuid.UUID(pk), name, town or "") for pk, name, town in found["missing"]],
        towns=[name for _, name in towns],
        lines=[TownLine(name, *homes.get(pk, (0, 0)), *(one.get(pk, 0) for one in beside)) for pk, name in towns],
        matrix=[
            (str(field.label), [Cell(name, knowing[str(field.value), pk]) for pk, name in towns]) for field in Field
        ],
        communities=sorted((Community(*one) for one in found["communities"]), key=lambda one: sort_key(one.name)),
    )


# --- Kinds of actors in each phase (S2-23) ------------------------------------------------------------
def phases(reached: Reached) -> list[Phase]:
    """From being known to acting; each organisation may stand in several."""
    return [
        Phase("Verzeichnet", "steht im Verzeichnis", Q()),
        Phase("Angesprochen", "Kontakt im letzten Jahr", reached.spoken),
        Phase("Berät mit", "Sitz in einem Gremium", reached.seated),
        Phase("Erarbeitet mit", "Sitz in einer Projektgruppe", reached.grouped),
        Phase("Setzt um", "hat etwas übernommen", reached.adopting),
        Phase("Arbeitet zusammen", "Kooperation läuft", reached.cooperating),
    ]


def involvement(rows: Rows, found: Sequence[Phase]) -> list[tuple[str, list[int]]]:
    """Kinds of actors × phases."""
    counted = {f"in_{number}": Count("pk", filter=phase.inside) for number, phase in enumerate(found)}
    lines = {kind: counts for kind, *counts in rows.values_list("kind").annotate(**counted)}
    return [
        (str(kind.label), lines.get(str(kind.value), [0] * len(found))) for kind in Kind if kind != Kind.OTHER
    ]  # fmt: skip


def uninvolved(lines: Iterable[tuple[str, Collection[int]]]) -> tuple[list[str], list[str]]:
    """(kinds that nobody has entered, kinds that are known but take part in nothing)."""
    unknown, idle = [], []
    for label, counts in lines:
        known, *others = counts
        if not known:
            unknown.append(label)
        elif not any(others):
            idle.append(label)
    return unknown, idle
