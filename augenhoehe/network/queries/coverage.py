"""Whom the work reaches and whom not: register, contacts, seats and cooperations laid over each other (S3-6, S3-20)."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q

from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field

from .coverage_counts import counted
from .reached import Reached, Rows, called_in, kept_rows, said_of, towns_kept

Kind = Organisation.Kind


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


# --- Fields, towns, communities -----------------------------------------------------------------------
def coverage_for(actor: Actor, day: date) -> Coverage:
    """Of the entries that the actor keeps.

    Who knows which field is counted in each town, at home or active there; these pages are only for who may see
    hidden towns, too. Communities are as organisations describe themselves; nobody is put into one (S0-12).
    """
    said = said_of(actor, day)
    found = counted(towns_kept(actor), called_in(kept_rows(actor), said).anyhow, day)
    towns = [(str(pk), name) for pk, name in said["towns"]]
    homes: dict[str, list[Any]] = {town: numbers for town, *numbers in found["homes"]}
    nobody: list[Any] = [0] * 5
    together = {town: many for town, many, _ in found["together"]}
    knowing: Counter[tuple[str, str]] = Counter()
    for code, town, many in (*found["fields"], *found["active"]):
        knowing[code, town] += many
    return Coverage(
        total=sum(here for here, *_ in homes.values()),
        missing_count=sum(here - in_touch for here, in_touch, *_ in homes.values()),
        missing=[Missing(uuid.UUID(pk), name, town or "") for pk, name, town in found["missing"]],
        towns=[name for _, name in towns],
        lines=[TownLine(*[name, *homes.get(pk, nobody), together.get(pk, 0)]) for pk, name in towns],
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
