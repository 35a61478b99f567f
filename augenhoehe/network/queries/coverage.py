"""Whom the work reaches and whom not: register, contacts, seats and cooperations laid over each other (S3-6, S3-20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import ContactNote, Need, Offer, Organisation, Resource
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.entries import beginning, plain_name
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Adoption

Rows = QuerySet[Organisation]
# Whoever was not spoken to for so long counts as not reached.
LONG = timedelta(days=365)
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
class Phase:
    name: str
    says: str
    inside: Q


def kept_rows(actor: Actor) -> Rows:
    """The published entries that the actor keeps; for nobody else these pages are."""
    rows = Organisation.objects.public()
    reach = actor.reach(KEEP_REGISTER)
    return rows if reach.everywhere else rows.filter(municipality_id__in=reach.municipalities)


def reached_on(day: date, rows: Rows) -> Reached:
    """By contact notes of a year, by seats (linked or named), by running cooperations, by what was taken over."""
    running = Cooperation.objects.agreed().running_on(day)
    seats = Seat.objects.valid_on(day).exclude(organisation="")
    group = Q(committee__kind=Committee.Kind.PROJECT_GROUP)
    unlinked = seats.exclude(organisation_entry__in=rows)
    said = dict.fromkeys(Adoption.objects.values_list("organisation", flat=True), "adopting")
    places = [(name, kind == Committee.Kind.PROJECT_GROUP) for name, kind in
              unlinked.values_list("organisation", "committee__kind").distinct()]  # fmt: skip
    names = _named(rows, [*said, *(name for name, _ in places)])

    def seated(inside: Q, *, in_group: bool) -> Q:
        linked = seats.filter(inside, organisation_entry__isnull=False).values("organisation_entry")
        named = {names.get(plain_name(name)) for name, grouped in places if grouped == in_group}
        return Q(pk__in=linked) | Q(pk__in=named - {None})

    return Reached(
        spoken=Q(pk__in=ContactNote.objects.filter(day__gt=day - LONG).values("organisation")),
        seated=seated(~group, in_group=False),
        grouped=seated(group, in_group=True),
        cooperating=Q(pk__in=CooperationPartner.objects.filter(cooperation__in=running).values("organisation")),
        adopting=Q(pk__in={names.get(plain_name(name)) for name in said} - {None}),
    )


def _named(rows: Rows, said: Iterable[str]) -> dict[str, Any]:
    """The entries that are called like what was said; the database finds those that begin alike."""
    alike = ~Q(short_name="")
    for begins in {beginning(name) for name in said}:
        alike |= Q(sorting__startswith=begins)
    found = rows.filter(alike).in_order().values_list("pk", "name", "short_name")  # type: ignore[attr-defined]
    return {plain_name(name): pk for pk, *names in found for name in names if name}


# --- Fields, towns, communities -----------------------------------------------------------------------
def _each(path: str) -> Func:
    """One row for each entry of an array."""
    return Func(F(path), function="unnest")


def matrix(rows: Rows, towns: Sequence[str]) -> list[tuple[str, list[Cell]]]:
    """How many organisations know a field well, in each town, at home or active there; zero is no verdict.

    These pages are only for who may see hidden towns, too.
    """
    home = rows.annotate(code=_each("fields")).values_list("code", "municipality__name").annotate(Count("pk"))
    active: Any = Organisation.towns.through.objects.filter(organisation__in=rows)
    active = active.exclude(organisation__municipality=F("municipality"))
    others = active.annotate(code=_each("organisation__fields")).values_list("code", "municipality__name")
    counts: Counter[tuple[str, str]] = Counter()
    for code, town, count in (*home, *others.annotate(Count("pk"))):
        counts[code, town] += count
    return [(str(field.label), [Cell(town, counts[str(field.value), town]) for town in towns]) for field in Field]


def town_names(actor: Actor) -> list[str]:
    reach = actor.reach(KEEP_REGISTER)
    rows = served_towns().defer("boundary")
    return [one.name for one in (rows if reach.everywhere else rows.filter(pk__in=reach.municipalities))]


def communities(rows: Rows, reached: Reached) -> list[Community]:
    """As organisations describe themselves; nobody is put into one (S0-12)."""
    found = rows.annotate(told=_each("communities")).values_list("told")
    lines = found.annotate(Count("pk"), in_touch=Count("pk", filter=reached.anyhow))
    return sorted((Community(*line) for line in lines), key=lambda one: sort_key(one.name))


def not_reached(rows: Rows, reached: Reached) -> Rows:
    """Nobody spoke to them for a year, they sit nowhere, and work with nobody."""
    found = rows.filter(~reached.anyhow).select_related("municipality").defer("municipality__boundary")
    return found.in_order()  # type: ignore[attr-defined, no-any-return]


def town_lines(rows: Rows, towns: Sequence[str], reached: Reached, day: date) -> list[TownLine]:
    """The map of engagement as a table: what there is, what is missing, who works together (S3-27)."""
    at_home = rows.values_list("municipality__name")
    homes = {
        name: counts for name, *counts in at_home.annotate(Count("pk"), in_touch=Count("pk", filter=reached.anyhow))
    }
    offers = _by_town(rows, Offer.objects.filter(state__in=Offer.RUNNING))
    shared = _by_town(rows, Resource.objects.offered(day))
    needs = _by_town(rows, Need.objects.filter(state=Need.State.OPEN))
    running = Cooperation.objects.agreed().running_on(day).filter(towns__isnull=False)
    together = dict(running.values_list("towns__name").annotate(Count("pk")))
    lines = []
    for town in towns:
        here, in_touch = homes.get(town, (0, 0))
        found = (one.get(town, 0) for one in (offers, shared, needs, together))
        lines.append(TownLine(town, here, in_touch, *found))
    return lines


def _by_town(rows: Rows, things: QuerySet[Any]) -> dict[str, int]:
    """How many of something the organisations at home in each town have."""
    return dict(
        things.filter(organisation__in=rows).values_list("organisation__municipality__name").annotate(Count("pk"))
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
