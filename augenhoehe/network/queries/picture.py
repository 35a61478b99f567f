"""What the page of the picture asks: the latest drawing as far as its reader may see it, figures, suggestions."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from augenhoehe.core.rights import Actor
from augenhoehe.network.models import NetworkPicture, PictureLink, PictureNode, PictureSuggestion
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.places.models import Municipality

Key = uuid.UUID


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: organisations with their places, and links between those that are shown."""

    nodes: tuple[PictureNode, ...]
    links: tuple[PictureLink, ...]
    neighbours: dict[Key, list[Organisation]]


def latest() -> NetworkPicture | None:
    return NetworkPicture.objects.order_by("-drawn_at").first()


def history() -> list[NetworkPicture]:
    """One for each quarter, the latest first."""
    return list(NetworkPicture.objects.order_by("-quarter"))


def organisations_in(picture: NetworkPicture | None) -> QuerySet[Organisation]:
    """Who stands in the picture and still in the public register: what rests or was hidden since is no node."""
    rows = Organisation.objects.public().filter(
        pk__in=PictureNode.objects.filter(picture=picture).values("organisation_id")
    )
    towns = Prefetch("towns", queryset=Municipality.objects.in_order().defer("boundary"))
    return rows.select_related("municipality").defer("municipality__boundary").prefetch_related(towns)


def drawing(picture: NetworkPicture, shown: QuerySet[Organisation], without: Collection[str]) -> Drawing:
    """The nodes that are shown, and the links of the kinds that are not switched off."""
    known = {one.pk: one for one in shown}
    nodes = [one for one in picture.nodes.order_by("organisation__sorting") if one.organisation_id in known]
    for node in nodes:
        node.organisation = known[node.organisation_id]
    links = [
        one for one in picture.links.exclude(kind__in=without).order_by("one_id", "other_id", "kind")
        if one.one_id in known and one.other_id in known
    ]  # fmt: skip
    near: dict[Key, dict[Key, Organisation]] = defaultdict(dict)
    for link in links:
        near[link.one_id][link.other_id] = known[link.other_id]
        near[link.other_id][link.one_id] = known[link.one_id]
    sorted_near = {key: sorted(found.values(), key=lambda one: one.sorting) for key, found in near.items()}
    return Drawing(tuple(nodes), tuple(links), sorted_near)


def suggestions_for(actor: Actor, day: date) -> QuerySet[PictureSuggestion]:
    """Those for whom the suggestion is, and who keeps the entry of one of them."""
    rows = PictureSuggestion.objects.select_related("one__municipality", "other__municipality", "picture")
    rows = rows.defer("one__municipality__boundary", "other__municipality__boundary")
    published = Organisation.State.PUBLISHED
    rows = rows.filter(one__state=published, other__state=published)
    reach = actor.reach(KEEP_REGISTER)
    if reach.everywhere:
        return rows
    own = Organisation.objects.represented(actor, day).values("pk")
    mine = Q(one__in=own) | Q(other__in=own)
    kept = Q(one__municipality_id__in=reach.municipalities) | Q(other__municipality_id__in=reach.municipalities)
    return rows.filter(mine | kept)


def told_reasons(suggestion: PictureSuggestion, *, keeps: bool) -> list[str]:
    """In words. That somebody needs something, others do not learn; who keeps the register knows it."""
    codes = [code for code in suggestion.reasons if keeps or code != PictureSuggestion.Reason.NEED]
    return [str(PictureSuggestion.Reason(code).label) for code in codes] or [
        "was sie brauchen und teilen, könnte passen"
    ]
