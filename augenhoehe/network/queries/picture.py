"""What the page of the picture asks: the latest drawing as far as its reader may see it, figures, suggestions."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum

from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.network.graph import fitted, place_alone
from augenhoehe.network.models import NetworkPicture, PictureLink, PictureNode, PictureSuggestion
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries.cards import in_list

Key = uuid.UUID
# A picture with more dots cannot be read.
MOST_DRAWN = 60


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: organisations with their places, and links between those that are shown."""

    nodes: tuple[PictureNode, ...]
    links: tuple[PictureLink, ...]
    neighbours: dict[Key, list[str]]
    # Not everybody found room; the table has them all.
    left_out: bool


def history() -> list[NetworkPicture]:
    """One for each quarter, the latest first."""
    return list(NetworkPicture.objects.order_by("-quarter"))


def latest(pictures: Iterable[NetworkPicture]) -> NetworkPicture | None:
    return max(pictures, key=lambda one: one.drawn_at, default=None)


def stand_of_register() -> str:
    """Differs as soon as any entry was changed, added or removed; says nothing else.

    Every change counts in the entry's revision or its state, so no change that ends late goes unseen.
    """
    published = Count("pk", filter=Q(state=Organisation.State.PUBLISHED))
    found = Organisation.objects.aggregate(
        entries=Count("pk"), published=published, revisions=Sum("revision"), changed_at=Max("changed_at")
    )
    return "/".join(str(value) for value in found.values())


def organisations_in(picture: NetworkPicture | None) -> QuerySet[Organisation]:
    """Who stands in the picture and still in the public register: what rests or was hidden since is no node."""
    rows = Organisation.objects.public().filter(
        pk__in=PictureNode.objects.filter(picture=picture).values("organisation_id")
    )
    return in_list(rows)


def drawing(picture: NetworkPicture, shown: QuerySet[Organisation], without: Collection[str]) -> Drawing:
    """The largest groups of what is shown, and the links of the kinds that are not switched off.

    Who stands alone is drawn, too, as long as there is room: a picture of thousands tells nobody anything.
    """
    # Only who is meant, without what their rows say: for the database.
    meant = shown.order_by().values("pk")
    rows = picture.nodes.filter(organisation__in=meant)
    linked = list(rows.filter(group__gt=0).order_by("group", "organisation__sorting", "pk")[: MOST_DRAWN + 1])
    room = MOST_DRAWN - len(linked)
    alone = list(rows.filter(group=0).order_by("organisation__sorting", "pk")[: room + 1]) if room > 0 else []
    left_out = len(linked) > MOST_DRAWN or len(alone) > room
    alone = [] if left_out else alone
    nodes = [*linked[:MOST_DRAWN], *alone]
    keys = [one.organisation_id for one in nodes]
    known = Organisation.objects.only("name", "short_name", "sorting", "kind", "state").in_bulk(keys)
    for number, node in enumerate(alone):
        node.x, node.y = place_alone(number)
    if left_out:
        # Where the others stood, there is room now.
        for node, place in zip(nodes, fitted({one.pk: (one.x, one.y) for one in nodes}).values(), strict=True):
            node.x, node.y = place
    for node in nodes:
        node.organisation = known[node.organisation_id]
    links = picture.links.exclude(kind__in=without).filter(one__in=keys, other__in=keys)
    return Drawing(
        tuple(sorted(nodes, key=lambda node: (node.organisation.sorting, node.pk))),
        tuple(links.order_by("one_id", "other_id", "kind")),
        neighbours_of(picture, keys, meant, without),
        left_out,
    )


def neighbours_of(
    picture: NetworkPicture, keys: Collection[Key], shown: QuerySet[Any] | None, without: Collection[str]
) -> dict[Key, list[str]]:
    """With whom of those that are shown each of them is linked, by name; None: everybody who is still published."""
    links = picture.links.exclude(kind__in=without).filter(Q(one__in=keys) | Q(other__in=keys))
    if shown is None:
        published = Organisation.State.PUBLISHED
        links = links.filter(one__state=published, other__state=published)
    else:
        links = links.filter(one__in=shown, other__in=shown)
    near: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    sides = ("one_id", "one__sorting", "one__name", "other_id", "other__sorting", "other__name")
    for one, *said, other, sorting, name in links.values_list(*sides):
        near[one].add((sorting, name))
        near[other].add((said[0], said[1]))
    return {key: [name for _, name in sorted(found)] for key, found in near.items()}


def standing_of(picture: NetworkPicture | None, keys: Collection[Key]) -> dict[Key, PictureNode]:
    """The nodes of some organisations: their group, and whether they hold one together."""
    if picture is None:
        return {}
    return {one.organisation_id: one for one in picture.nodes.filter(organisation__in=keys)}


def suggestions_for(actor: Actor, day: date) -> QuerySet[PictureSuggestion]:
    """Those for whom the suggestion is, and who keeps the entry of one of them."""
    rows = PictureSuggestion.objects.select_related("one", "other")
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
