"""The register in numbers, of what its public pages show (S1-22, S1-23, S1-26).

Entries are organisations that chose to be public, no protected persons: these counts leave without the gate. Nobody
is counted at a town or an orientation that the public profile does not show.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from augenhoehe.core.clock import quarter_of
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Comparator, Organisation
from augenhoehe.organisations.queries.offers import public_offers

_KIND = Organisation.Kind
NONE_SHOWN = Organisation.AddressShown.NONE
# So many quarters of development are told.
QUARTERS = 8

Rows = tuple[tuple[str, int], ...]


def run_by_migrants() -> Q:
    """Migrant organisations: by their kind, or because they say that half of them immigrated."""
    return Q(kind__in=(_KIND.MIGRANT_ORGANISATION, _KIND.UMBRELLA)) | Q(migrant_led=True)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many organisations stand in the public register by a day, and where; codes, not words."""

    total: int
    migrant: int
    towns: Rows
    unnamed: int
    fields: Rows
    orientations: Rows
    undeclared: int
    kinds: Rows
    members: Rows
    quarters: Rows


def numbers(day: date, *, migrant_only: bool = False) -> Numbers:
    """One query. What rests or left since is not counted on an earlier day either: the register keeps no past."""
    rows = Organisation.objects.public().filter(published_on__lte=day)
    migrant = set(rows.filter(run_by_migrants()).values_list("pk", flat=True))
    if migrant_only:
        rows = rows.filter(run_by_migrants())
    found = list(
        rows.values_list(
            "municipality__name", "municipality__sorting", "address_shown", "fields", "orientations",
            "communities_shown", "kind", "members", "published_on",
        )
    )  # fmt: skip
    towns = Counter((sorting, town) for town, sorting, shown, *_ in found if town and shown != NONE_SHOWN)
    declared = [codes for *_, codes, shown, _kind, _members, _on in found if shown and codes]
    return Numbers(
        total=len(found),
        migrant=len(migrant),
        towns=tuple((town, count) for (_, town), count in sorted(towns.items(), key=lambda one: (-one[1], one[0]))),
        unnamed=len(found) - sum(towns.values()),
        fields=_most_common(code for row in found for code in row[3]),
        orientations=_most_common(code for codes in declared for code in codes),
        undeclared=len(found) - len(declared),
        kinds=_most_common(row[6] for row in found),
        members=tuple((code, count) for code in Organisation.Members.values if (count := _count(found, 7, code))),
        quarters=_development([row[8] for row in found], day),
    )


def _most_common(codes) -> Rows:  # type: ignore[no-untyped-def]
    return tuple(Counter(codes).most_common())


def _count(found: list[tuple], place: int, code: str) -> int:
    return sum(row[place] == code for row in found)


def _development(published: list[date], day: date) -> Rows:
    """How many stood there at the end of each of the last quarters; the last one is the day itself."""
    ends = [day]
    while len(ends) < QUARTERS:
        first = date(ends[-1].year, 3 * ((ends[-1].month - 1) // 3) + 1, 1)
        ends.append(first - timedelta(days=1))
    return tuple((quarter_of(end), sum(one <= end for one in published)) for end in reversed(ends))


@dataclass(frozen=True, slots=True)
class OfferNumbers:
    """Running public offers by kind and by language."""

    total: int
    kinds: Rows
    languages: Rows


def offer_numbers() -> OfferNumbers:
    rows = list(public_offers().values_list("pk", "kind", "languages"))
    return OfferNumbers(
        total=len(rows),
        kinds=_most_common(kind for _, kind, _ in rows),
        languages=_most_common(code for *_, codes in rows for code in codes),
    )


def comparators() -> list[Comparator]:
    return list(Comparator.objects.order_by("-number", "label"))


def all_comparators() -> QuerySet[Comparator]:
    """For get_object_or_404."""
    return Comparator.objects.all()
