"""What the pages of a body show beside its meetings: profile, rules in sentences, terms, capacity, lineage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

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
from augenhoehe.core.rights import Actor

from .bodies import body_rules_of, capacity_on, links_of
from .carrying import Lineage, lineage_of, load_counts, term_ends_of, terms_of


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about a body that is no meeting, no seat and no resolution."""

    lineage: Lineage
    terms: tuple[Term, ...]
    rules: tuple[BodyRule, ...]
    links: tuple[BodyLink, ...]
    term_ends: tuple[CarryOver, ...]


def profile_of(committee: Committee, seen: QuerySet[Committee], *, inside: bool = False) -> Profile:
    """`seen`: the bodies that the reader may see, so that no link leads nowhere."""
    return Profile(
        lineage=lineage_of(committee, seen),
        terms=tuple(terms_of(committee)),
        rules=tuple(body_rules_of(committee)),
        links=tuple(links_of(committee)),
        term_ends=tuple(term_ends_of(committee)) if inside else (),
    )


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


def load_of(committee: Committee, day: date) -> Load:
    counts = load_counts(committee)
    return Load(capacity_on(committee, day), counts["item"], counts["station"], counts["mandate"])


def loads_of_threads(actor: Actor, threads: Sequence[UUID], day: date) -> list[tuple[Committee, str, Load]]:
    """The groups in which matters lie now or that are to report on them, if their capacity is known."""
    items = AgendaItem.objects.undecided().filter(thread__in=threads)
    mandates = Mandate.objects.running().filter(resolution__agenda_item__thread__in=threads)
    concerned = Q(pk__in=items.values("committee")) | Q(pk__in=mandates.values("resolution__agenda_item__committee"))
    known = Capacity.objects.valid_on(day).values("committee")
    rows = Committee.objects.visible_to(actor, day).filter(concerned, pk__in=known).with_names().order_by("pk")
    return [(one, one.name_on(day), load_of(one, day)) for one in rows]
