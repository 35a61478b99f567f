"""What the pages of a body show beside its meetings: profile, rules in sentences, terms, capacity, lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Func, IntegerField, OuterRef, Q, QuerySet, Subquery

from augenhoehe.committees.models import (
    AgendaItem,
    BodyLink,
    BodyRule,
    Capacity,
    CarryOver,
    Committee,
    Mandate,
    Term,
)  # fmt: skip
from augenhoehe.core.composed import Number, Rows, together
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .bodies import body_rules_of, links_of
from .carrying import (
    Lineage,
    items_here,
    lineage_in,
    lineage_of,
    mandates_here,
    stations_here,
    term_ends_of,
    terms_of,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about a body that is no meeting, no seat and no resolution."""

    lineage: Lineage
    terms: tuple[Term, ...]
    rules: tuple[BodyRule, ...]
    links: tuple[BodyLink, ...]
    term_ends: tuple[CarryOver, ...]


def public_profile_of(committee: Committee) -> Profile:
    """What everybody reads of it; only bodies that everybody may see, so that no link leads nowhere."""
    rows = together({
        "terms": terms_of(committee.pk, committee.municipality_id), "rules": body_rules_of(committee.pk),
        "links": links_of(committee.pk),
    })  # fmt: skip
    lineage = lineage_of(committee, Committee.objects.public())
    return Profile(lineage, tuple(rows["terms"]), tuple(rows["rules"]), tuple(rows["links"]), ())


def profile_beside(
    committee_id: UUID, town: UUID | None, successions: QuerySet[CarryOver]
) -> Mapping[str, QuerySet[Any]]:
    """What `profile_in` is made of; `successions`: those that the reader may see."""
    return {
        "terms": terms_of(committee_id, town), "rules": body_rules_of(committee_id), "links": links_of(committee_id),
        "term_ends": term_ends_of(committee_id), "successions": successions,
    }  # fmt: skip


def profile_in(committee_id: UUID, rows: Rows) -> Profile:
    """Expects successions that know both bodies with their names."""
    parts = (tuple(rows[name]) for name in ("terms", "rules", "links", "term_ends"))
    return Profile(lineage_in(committee_id, rows["successions"]), *parts)


@dataclass(frozen=True, slots=True)
class Load:
    """What a group can give, and what runs beside it."""

    capacity: Capacity | None
    items: int
    papers: int
    mandates: int

    @property
    def running(self) -> int:
        return self.items + self.papers + self.mandates

    @property
    def hours_each(self) -> int | None:
        """Hours a month for each running matter, rounded down; None without a capacity or without matters."""
        return self.capacity.hours // self.running if self.capacity and self.running else None


def load_beside(committee_id: UUID, day: date) -> Mapping[str, Any]:
    """What `load_in` is made of."""
    return {
        "capacities": Capacity.objects.valid_on(day).filter(committee=committee_id).order_by("pk")[:1],
        "running_items": Number(items_here(committee_id).values("pk")),
        "running_papers": Number(stations_here(committee_id).values("pk")),
        "running_mandates": Number(mandates_here(committee_id).values("pk")),
    }


def load_in(rows: Rows) -> Load:
    numbers = (rows[f"running_{name}"][0] for name in ("items", "papers", "mandates"))
    return Load(next(iter(rows["capacities"]), None), *numbers)


def loads_of_threads(actor: Actor, threads: Sequence[UUID], day: date) -> list[tuple[Committee, str, Load]]:
    """The groups in which matters lie now or that are to report on them, if their capacity is known (two queries)."""
    found = capacities_beside(actor, AgendaItem.objects.filter(thread__in=threads), day)
    return list(loads_from(found.select_related("committee").prefetch_related("committee__names"), day))


def capacities_beside(actor: Actor, items: QuerySet[AgendaItem], day: date) -> QuerySet[Capacity]:
    """What the groups can give that have to do with the items, and in numbers what runs beside it."""
    undecided = AgendaItem.objects.undecided().filter(pk__in=items.values("pk"))
    mandates = Mandate.objects.running().filter(resolution__agenda_item__in=items.values("pk"))
    concerned = Q(pk__in=undecided.values("committee"))
    concerned |= Q(pk__in=mandates.values("resolution__agenda_item__committee"))
    bodies = Committee.objects.visible_to(actor, day).filter(concerned)
    here = OuterRef("committee")
    running = {
        "items": _number(items_here(here)), "papers": _number(stations_here(here)),
        "mandates": _number(mandates_here(here)),
    }  # fmt: skip
    rows: QuerySet[Capacity] = Capacity.objects.valid_on(day).filter(committee__in=bodies.values("pk"))
    return rows.annotate(**running).order_by("committee_id")


def _number(rows: QuerySet[Any]) -> Subquery:
    counted = rows.order_by().annotate(number=Func(F("pk"), function="count", output_field=IntegerField()))
    return Subquery(counted.values("number"))


def loads_from(capacities: Iterable[Any], day: date) -> tuple[tuple[Committee, str, Load], ...]:
    """Expects `committee` with its names on each row of `capacities_beside`."""
    return tuple(
        (one.committee, one.committee.name_on(day), Load(one, one.items, one.papers, one.mandates))
        for one in capacities
    )
