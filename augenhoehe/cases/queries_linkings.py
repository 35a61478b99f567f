"""Questions about linkings: what can be linked to, what is still there, what waits, how many there are."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from augenhoehe.accounts.models import Carrier
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Offer, Organisation
from augenhoehe.organisations.queries.entries import worded

from .linking import Target
from .models import Concern, Linking
from .permissions import READ_NUMBERS
from .queries import cases_for

MOST_ORGANISATIONS = 10


def linkings_for(actor: Actor) -> QuerySet[Linking]:
    """Linkings in the files that this person may open."""
    return Linking.objects.filter(case__in=cases_for(actor)).select_related("case__client", "concern")


def concerns_in(case_id: uuid.UUID) -> list[Concern]:
    return list(Concern.objects.filter(case=case_id).order_by("position"))


# --- The register, read as everybody reads it -------------------------------------------------------
def target_of(*, offer: str = "", organisation: str = "") -> Target | None:
    """What was chosen from the search, if everybody may read it today."""
    if found := Offer.objects.public().filter(pk=_number(offer)).select_related("organisation").first():
        return Target("offer", f"{found} ({found.organisation.name})", str(found.pk))
    house = Organisation.objects.public().filter(pk=_number(organisation)).first()
    return Target("organisation", house.name, str(house.pk)) if house else None


def _number(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None


def organisations_called(words: str) -> list[Organisation]:
    """Published organisations in whose name or description all the words stand."""
    if not words.strip():
        return []
    found = worded(Organisation.objects.public().in_order(), words)
    return list(found[:MOST_ORGANISATIONS])


def still_public(linkings: Iterable[Linking]) -> frozenset[str]:
    """The numbers of linked offers and organisations that have a public page today."""
    targets = [one.target for one in linkings]
    offers = [one.number for one in targets if one.kind == "offer"]
    houses = [one.number for one in targets if one.kind == "organisation"]
    found = list(Offer.objects.public().filter(pk__in=offers).values_list("pk", flat=True)) if offers else []
    if houses:
        found += Organisation.objects.public().filter(pk__in=houses).values_list("pk", flat=True)
    return frozenset(map(str, found))


# --- Numbers for a team lead --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class LinkingNumbers:
    """How many linkings of a carrier stand where: no person, no case, no offer."""

    carrier: Carrier
    open: int
    arrived: int
    not_arrived: int


def linking_numbers(actor: Actor) -> list[LinkingNumbers]:
    """One line a carrier, for who leads a team there; never by person (nothing here rates anybody's work)."""
    if not actor.may(READ_NUMBERS):
        return []
    numbers = _by_state("SELECT carrier_id, state, linkings FROM cases_linking_numbers()")
    return [
        LinkingNumbers(one, **{str(state): found.get(str(state), 0) for state in Linking.State})
        for one, found in numbers
    ]


def concern_numbers(actor: Actor) -> list[tuple[Carrier, list[int]]]:
    """For each carrier of a team lead: how many concerns stand where, in the order of their states."""
    if not actor.may(READ_NUMBERS):
        return []
    numbers = _by_state("SELECT carrier_id, state, concerns FROM cases_concern_numbers()")
    return [(one, [found.get(str(state), 0) for state in Concern.State]) for one, found in numbers]


def _by_state(sql: str) -> list[tuple[Carrier, dict[str, int]]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    numbers: dict[uuid.UUID, dict[str, int]] = {}
    for carrier_id, state, count in rows:
        numbers.setdefault(carrier_id, {})[state] = count
    return [(one, numbers[one.pk]) for one in Carrier.objects.filter(pk__in=numbers).in_order()]
