"""Whom the work reaches and whom not: register, contacts, seats and cooperations laid over each other (S3-6, S3-20)."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import ContactNote, Need, Offer, Organisation, Resource
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.entries import plain_name
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import served_towns
from augenhoehe.structure.models import Adoption

Key = uuid.UUID
# Whoever was not spoken to for so long counts as not reached.
LONG = timedelta(days=365)
Kind = Organisation.Kind


@dataclass(frozen=True, slots=True)
class Reached:
    """Which organisations were spoken to, sit somewhere, work with others or took something over."""

    spoken: frozenset[Key]
    seated: frozenset[Key]
    grouped: frozenset[Key]
    cooperating: frozenset[Key]
    adopting: frozenset[Key]

    def anyhow(self, key: Key) -> bool:
        return key in self.spoken or key in self.seated or key in self.grouped or key in self.cooperating


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
    inside: frozenset[Key]


def kept_rows(actor: Actor) -> QuerySet[Organisation]:
    """The published entries that the actor keeps; for nobody else these pages are."""
    rows = Organisation.objects.public().select_related("municipality").defer("municipality__boundary")
    reach = actor.reach(KEEP_REGISTER)
    if not reach.everywhere:
        rows = rows.filter(municipality_id__in=reach.municipalities)
    return rows.prefetch_related("towns").in_order()  # type: ignore[attr-defined,no-any-return]


def reached_on(day: date, rows: Sequence[Organisation]) -> Reached:
    """By contact notes of a year, by seats (linked or named), by running cooperations, by what was taken over."""
    keys = {one.pk for one in rows}
    spoken = ContactNote.objects.filter(day__gt=day - LONG, organisation__in=keys)
    partners = CooperationPartner.objects.filter(
        organisation__in=keys, cooperation__in=Cooperation.objects.agreed().running_on(day)
    )
    names = _names(rows)
    group = Committee.Kind.PROJECT_GROUP
    seats = Seat.objects.valid_on(day).exclude(organisation="")
    found: dict[bool, set[Key]] = defaultdict(set)
    for kind, entry, said in seats.values_list("committee__kind", "organisation_entry_id", "organisation"):
        found[kind == group] |= {entry} if entry in keys else _named(names, said)
    adopting: set[Key] = set()
    for said in Adoption.objects.values_list("organisation", flat=True):
        adopting |= _named(names, said)
    return Reached(
        spoken=frozenset(spoken.values_list("organisation_id", flat=True)),
        seated=frozenset(found[False]),
        grouped=frozenset(found[True]),
        cooperating=frozenset(partners.values_list("organisation_id", flat=True)),
        adopting=frozenset(adopting),
    )


def _names(rows: Iterable[Organisation]) -> dict[str, Key]:
    return {plain_name(name): one.pk for one in rows for name in (one.name, one.short_name) if name}


def _named(names: dict[str, Key], said: str) -> set[Key]:
    key = names.get(plain_name(said))
    return {key} if key else set()


# --- Fields, towns, communities -----------------------------------------------------------------------
def towns_of(organisation: Organisation) -> set[str]:
    """At home or active there; these pages are only for who may see the hidden ones, too."""
    home = {organisation.municipality.name} if organisation.municipality else set()
    return home | {town.name for town in organisation.towns.all()}


def matrix(rows: Sequence[Organisation], towns: Sequence[str]) -> list[tuple[str, list[Cell]]]:
    """How many organisations know a field well, in each town; a zero is a question, not a verdict."""
    counts = Counter((code, town) for one in rows for code in one.fields for town in towns_of(one))
    return [
        (str(field.label), [Cell(town, counts[str(field.value), town]) for town in towns])
        for field in Field
    ]  # fmt: skip


def town_names(actor: Actor) -> list[str]:
    reach = actor.reach(KEEP_REGISTER)
    rows = served_towns().defer("boundary")
    return [one.name for one in (rows if reach.everywhere else rows.filter(pk__in=reach.municipalities))]


def communities(rows: Sequence[Organisation], reached: Reached) -> list[Community]:
    """As organisations describe themselves; nobody is put into one (S0-12)."""
    members: dict[str, list[Organisation]] = defaultdict(list)
    for one in rows:
        for name in one.communities:
            members[name].append(one)
    return [
        Community(name, len(found), sum(reached.anyhow(one.pk) for one in found))
        for name, found in sorted(members.items(), key=lambda pair: sort_key(pair[0]))
    ]


def not_reached(rows: Sequence[Organisation], reached: Reached) -> list[Organisation]:
    """Nobody spoke to them for a year, they sit nowhere, and work with nobody."""
    return [one for one in rows if not reached.anyhow(one.pk)]


def town_lines(rows: Sequence[Organisation], towns: Sequence[str], reached: Reached, day: date) -> list[TownLine]:
    """The map of engagement as a table: what there is, what is missing, who works together (S3-27)."""
    keys = [one.pk for one in rows]
    offers = _count(Offer.objects.filter(state__in=Offer.RUNNING, organisation__in=keys))
    shared = _count(Resource.objects.offered(day).filter(organisation__in=keys))
    needs = _count(Need.objects.filter(state=Need.State.OPEN, organisation__in=keys))
    there = Cooperation.objects.agreed().running_on(day).values_list("towns__name", flat=True)
    together = Counter(name for name in there if name)
    lines = []
    for town in towns:
        home = [one.pk for one in rows if one.municipality and one.municipality.name == town]
        lines.append(TownLine(
            town, len(home), sum(reached.anyhow(key) for key in home), sum(offers[key] for key in home),
            sum(shared[key] for key in home), sum(needs[key] for key in home), together[town],
        ))  # fmt: skip
    return lines


def _count(rows: QuerySet) -> Counter[Key]:
    return Counter(rows.values_list("organisation_id", flat=True))


# --- Kinds of actors in each phase (S2-23) ------------------------------------------------------------
def phases(rows: Sequence[Organisation], reached: Reached) -> list[Phase]:
    """From being known to acting; each organisation may stand in several."""
    return [
        Phase("Verzeichnet", "steht im Verzeichnis", frozenset(one.pk for one in rows)),
        Phase("Angesprochen", "Kontakt im letzten Jahr", reached.spoken),
        Phase("Berät mit", "Sitz in einem Gremium", reached.seated),
        Phase("Erarbeitet mit", "Sitz in einer Projektgruppe", reached.grouped),
        Phase("Setzt um", "hat etwas übernommen", reached.adopting),
        Phase("Arbeitet zusammen", "Kooperation läuft", reached.cooperating),
    ]


def involvement(rows: Sequence[Organisation], found: Sequence[Phase]) -> list[tuple[str, list[int]]]:
    """Kinds of actors × phases."""
    kinds = {one.pk: one.kind for one in rows}
    counts = [Counter(kinds[key] for key in phase.inside if key in kinds) for phase in found]
    return [(str(kind.label), [count[str(kind.value)] for count in counts]) for kind in Kind if kind != Kind.OTHER]


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
