"""Questions about terms and successions: who came before and after, and what still lies open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from augenhoehe.committees.models import (
    AgendaItem,
    CarriedMatter,
    CarryOver,
    Committee,
    Mandate,
    Paper,
    Seat,
    Station,
    Term,
)  # fmt: skip
from augenhoehe.core.values import dataclass

# A draft is on nobody's table yet, but its way leads through a body that will be no more.
OPEN_PAPERS = (*Paper.TRAVELLING, Paper.State.DRAFT)


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Something a body has not finished: an item that waits, a paper that lies there, a mandate that runs."""

    kind: str
    pk: UUID
    title: str
    word: str
    since: date | None
    note: str


def open_matters(
    committee: Committee, *, before: date | None = None, without: CarryOver | None = None
) -> list[OpenMatter]:
    """What a body has not finished, the longest waiting first; `without` leaves out what was decided about already."""
    decided = _decided(without) if without else {"item": set(), "station": set(), "mandate": set()}
    found = [
        *(_item(one) for one in items_here(committee) if one.pk not in decided["item"]),
        *(_station(one) for one in stations_here(committee) if one.pk not in decided["station"]),
        *(_mandate(one) for one in mandates_here(committee) if one.pk not in decided["mandate"]),
    ]
    if before is not None:
        found = [one for one in found if one.since is None or one.since < before]
    return sorted(found, key=lambda one: (one.since or date.max, one.title, str(one.pk)))


def _decided(carry_over: CarryOver) -> dict[str, set[UUID | None]]:
    rows = list(carry_over.matters.values_list("item_id", "station_id", "mandate_id"))
    names = ("item", "station", "mandate")
    return {name: {row[place] for row in rows if row[place]} for place, name in enumerate(names)}


def items_here(committee: Any) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.undecided().filter(committee=committee, station__isnull=True)


def stations_here(committee: Any) -> QuerySet[Station]:
    rows = Station.objects.unfinished().filter(committee=committee, paper__state__in=OPEN_PAPERS)
    found: QuerySet[Station] = rows.select_related("paper")
    return found


def mandates_here(committee: Any) -> QuerySet[Mandate]:
    found: QuerySet[Mandate] = Mandate.objects.running().filter(committee=committee)
    return found


def _item(one: AgendaItem) -> OpenMatter:
    return OpenMatter("item", one.pk, one.title, "Tagesordnungspunkt", one.waiting_since, "wartet auf einen Beschluss")


def _station(one: Station) -> OpenMatter:
    lies = "liegt hier" if one.state == Station.State.OPEN else "ist auf dem Weg hierher"
    return OpenMatter("station", one.pk, one.paper.title, one.paper.name, one.opened_on, lies)


def _mandate(one: Mandate) -> OpenMatter:
    return OpenMatter(
        "mandate", one.pk, one.title, "Auftrag", one.given_at.date(), f"{one.unit}: {one.get_state_display()}"
    )


def carry_overs_of(committee: Committee) -> QuerySet[CarryOver]:
    """Successions and ends of terms of a body, the latest first."""
    rows = CarryOver.objects.filter(Q(committee=committee) | Q(to_committee=committee))
    return _with_bodies(rows).order_by("-starts_on", "id")


def _with_bodies(rows: QuerySet[CarryOver]) -> QuerySet[CarryOver]:
    towns = ("committee__municipality__boundary", "to_committee__municipality__boundary")
    return (
        rows.select_related("committee__municipality", "to_committee__municipality", "term")
        .defer(*towns)
        .prefetch_related("committee__names", "to_committee__names")
    )


def carry_over_in(committees: QuerySet[Committee]) -> QuerySet[CarryOver]:
    """Transitions of bodies that the actor may see, with both bodies."""
    return _with_bodies(CarryOver.objects.filter(committee__in=committees.values("pk")))


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who came before a body and who follows it."""

    before: tuple[CarryOver, ...]
    after: CarryOver | None


def successions_of(committee_id: UUID, seen: QuerySet[Committee]) -> QuerySet[CarryOver]:
    """What came before and after a body, as far as the reader may see both sides."""
    rows = CarryOver.objects.filter(kind=CarryOver.Kind.SUCCESSION).order_by("starts_on")
    rows = rows.filter(Q(committee=committee_id) | Q(to_committee=committee_id))
    return rows.filter(committee__in=seen.values("pk"), to_committee__in=seen.values("pk"))


def lineage_in(committee_id: UUID, successions: Iterable[CarryOver]) -> Lineage:
    """Predecessors and successor; expects both bodies with their names."""
    found = list(successions)
    return Lineage(
        before=tuple(one for one in found if one.to_committee_id == committee_id),
        after=next((one for one in found if one.committee_id == committee_id), None),
    )


def lineage_of(committee: Committee, seen: QuerySet[Committee]) -> Lineage:
    """Predecessors and successor among the bodies that the reader may see."""
    return lineage_in(committee.pk, _with_bodies(successions_of(committee.pk, seen)))


def heirs_of(committee_id: UUID | None) -> list[UUID]:
    """A body and all that followed it: whoever asked in its name hears the answer in the successor."""
    found: list[UUID] = []
    while committee_id is not None and committee_id not in found:
        found.append(committee_id)
        committee_id = (
            CarryOver.objects.filter(committee_id=committee_id, kind=CarryOver.Kind.SUCCESSION)
            .values_list("to_committee_id", flat=True)
            .first()
        )
    return found


def decided_matters(carry_over: CarryOver) -> QuerySet[CarriedMatter]:
    return carry_over.matters.order_by("decided_at", "id")


# --- Terms ------------------------------------------------------------------------------------------
def terms_of(committee_id: UUID, town: UUID | None) -> QuerySet[Term]:
    """The terms of a body, its own and those of its town, with the number of its seats; the latest first."""
    seats = Count("seats", filter=Q(seats__committee=committee_id))
    ended = Exists(CarryOver.objects.filter(term=OuterRef("pk")))
    return Term.objects.of(committee_id, town).annotate(seat_count=seats, ended=ended).order_by("-starts_on")


def term_ends_of(committee_id: UUID) -> QuerySet[CarryOver]:
    """Where a term ended with something open in this body, the latest first."""
    rows = CarryOver.objects.filter(committee=committee_id, kind=CarryOver.Kind.TERM_END)
    return rows.select_related("term").order_by("-starts_on")


def term_on(committee: Committee, day: date) -> Term | None:
    """The term that holds on a day; a body's own before the town's."""
    found = list(Term.objects.of(committee.pk, committee.municipality_id).holding_on(day))
    return next((one for one in found if one.committee_id), found[0] if found else None)


def terms_for(committees: QuerySet[Committee]) -> QuerySet[Term]:
    """Terms of bodies that the actor may see, or of a town."""
    return Term.objects.filter(Q(committee__in=committees.values("pk")) | Q(municipality__isnull=False)).select_related(
        "committee", "municipality"
    )


def seats_by_term(committee: Committee) -> list[tuple[Term | None, list[Seat]]]:
    """All seats a body ever had, under their term; those without one last."""
    seats = list(
        committee.seats.select_related("user", "organisation_entry").order_by(
            "-chair", "organisation", "valid_from", "id"
        )
    )
    terms = list(terms_of(committee.pk, committee.municipality_id))
    found: list[tuple[Term | None, list[Seat]]] = [
        (one, [seat for seat in seats if seat.term_id == one.pk]) for one in terms
    ]
    rest = [seat for seat in seats if seat.term_id is None]
    return [*found, (None, rest)] if rest else found


def bodies_with_open(committees: Iterable[Committee], before: date) -> list[Committee]:
    """Of several bodies those that leave something open at the end of a term."""
    return [one for one in committees if open_matters(one, before=before)]
