"""What links organisations, and who could get to know whom; only what the whole network may learn."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from django.db.models import Q

from augenhoehe.committees.models import Committee, Seat
from augenhoehe.network.models import Cooperation, DismissedPair
from augenhoehe.network.models.picture import LinkKind, PictureSuggestion
from augenhoehe.organisations.models import Membership, Need, Offer, Organisation, Resource
from augenhoehe.organisations.queries.entries import plain_name
from augenhoehe.organisations.queries.needs import FITTING

Key = uuid.UUID
Pair = tuple[Key, Key]
Reason = PictureSuggestion.Reason
# So many suggestions per organisation and altogether: more would not be read.
PER_ORGANISATION, MOST = 3, 40


def pair(one: Key, other: Key) -> Pair:
    return (one, other) if one < other else (other, one)


def links_on(day: date, nodes: Mapping[Key, Organisation]) -> dict[Pair, set[str]]:
    """Every pair of published organisations with the kinds of what links them."""
    found: dict[Pair, set[str]] = defaultdict(set)

    def link(kind: str, together: Iterable[Key]) -> None:
        for one, other in combinations(sorted(set(together) & nodes.keys()), 2):
            found[one, other].add(kind)

    for links in _cooperations(day).values():
        link(LinkKind.COOPERATION, links)
    offers = Offer.objects.filter(state__in=Offer.RUNNING, partners__isnull=False).distinct()
    for offer in offers.prefetch_related("partners"):
        for partner in offer.partners.all():
            link(LinkKind.OFFER, (offer.organisation_id, partner.pk))
    valid = (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))
    for umbrella, member in Membership.objects.filter(valid).values_list("umbrella_id", "member_id"):
        link(LinkKind.UMBRELLA, (umbrella, member))
    for seated in seats_on(day, nodes).values():
        link(LinkKind.SEAT, seated)
    return dict(found)


def _cooperations(day: date) -> dict[Key, set[Key]]:
    """The partners of each agreed one that runs; of secret ones nothing."""
    rows = Cooperation.objects.agreed().running_on(day)
    found: dict[Key, set[Key]] = defaultdict(set)
    for key, partner in rows.values_list("pk", "partners__organisation_id"):
        found[key].add(partner)
    return found


def seats_on(day: date, nodes: Mapping[Key, Organisation]) -> dict[Key, set[Key]]:
    """Which organisations sit in each public committee: by the link of the seat, else by the exact name in words."""
    names: dict[str, Key] = {}
    for key, one in nodes.items():
        for name in filter(None, (one.name, one.short_name)):
            names[plain_name(name)] = key
    committees = Committee.objects.filter(public=True).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=day))
    rows = Seat.objects.valid_on(day).filter(committee__in=committees).exclude(organisation="")
    found: dict[Key, set[Key]] = defaultdict(set)
    for committee, entry, said in rows.values_list("committee_id", "organisation_entry_id", "organisation"):
        named = entry if entry in nodes else names.get(plain_name(said))
        if named is not None:
            found[committee].add(named)
    return found


# --- Who could get to know whom -------------------------------------------------------------------------
def suggestions_on(
    day: date, nodes: Mapping[Key, Organisation], links: Mapping[Pair, set[str]]
) -> dict[Pair, list[str]]:
    """Pairs without a link, with at least two reasons, or one that needs what the other shares."""
    dismissed = set(DismissedPair.objects.values_list("one_id", "other_id"))
    reasons: dict[Pair, set[str]] = defaultdict(set)
    for found, reason in (
        (_nearby(nodes), Reason.NEARBY),
        (_needs(day, nodes), Reason.NEED),
        (_shared(links), Reason.NEIGHBOUR),
    ):
        for one in found:
            if one not in links and one not in dismissed:
                reasons[one].add(reason)
    good = {one: why for one, why in reasons.items() if len(why) > 1 or Reason.NEED in why}
    order = sorted(good, key=lambda one: (-len(good[one]), nodes[one[0]].sorting, nodes[one[1]].sorting, one))
    given: dict[Key, int] = defaultdict(int)
    kept: dict[Pair, list[str]] = {}
    for one in order:
        if max(given[one[0]], given[one[1]]) < PER_ORGANISATION and len(kept) < MOST:
            kept[one] = sorted(good[one])
            given[one[0]] += 1
            given[one[1]] += 1
    return kept


def _nearby(nodes: Mapping[Key, Organisation]) -> set[Pair]:
    """The same field in the same town, as far as their profiles show the town."""
    there: dict[tuple[str, Key], list[Key]] = defaultdict(list)
    for key, one in nodes.items():
        if one.municipality_id and one.address_shown != Organisation.AddressShown.NONE:
            for code in one.fields:
                there[code, one.municipality_id].append(key)
    return {pair(*two) for keys in there.values() for two in combinations(keys, 2)}


def _needs(day: date, nodes: Mapping[Key, Organisation]) -> set[Pair]:
    """An open need of one, and what the other shares with the network, fit by their kinds and towns."""
    shared: dict[str, list[Key]] = defaultdict(list)
    offered = Resource.objects.offered(day).exclude(visibility=Resource.Visibility.COORDINATION)
    for kind, owner in offered.filter(organisation__in=nodes).values_list("kind", "organisation_id"):
        shared[kind].append(owner)
    found: set[Pair] = set()
    needs = Need.objects.filter(state=Need.State.OPEN, organisation__in=nodes)
    for kind, who in needs.values_list("kind", "organisation_id"):
        for fitting in FITTING.get(kind, ()):
            found |= {pair(who, owner) for owner in shared[fitting] if owner != who}
    return found


def _shared(links: Mapping[Pair, set[str]]) -> set[Pair]:
    """Both work with the same third one; being in the same umbrella is not working together."""
    near: dict[Key, set[Key]] = defaultdict(set)
    for (one, other), kinds in links.items():
        if kinds - {LinkKind.UMBRELLA}:
            near[one].add(other)
            near[other].add(one)
    return {pair(*two) for around in near.values() for two in combinations(sorted(around), 2)}
