"""Lists of links as the public reads them and as the coordination keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from augenhoehe.core.composed import composed, hang
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.portal.models import Link, LinkList, LinkListQuerySet
from augenhoehe.portal.models.links import ASK_AFTER, CHECK_AFTER


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link as it is shown: with the languages spoken there, each in its own name."""

    link: Link
    languages: tuple[str, ...]
    old: bool


def link_lists_for(actor: Actor) -> LinkListQuerySet:
    rows: LinkListQuerySet = LinkList.objects.visible_to(actor)
    return rows


def overview_of_lists(actor: Actor, day: date) -> LinkListQuerySet:
    """For the list inside: how many links, how old the oldest look is, how many do not answer."""
    rows: LinkListQuerySet = (
        link_lists_for(actor)
        .in_order()
        .annotate(
            count=Count("links"),
            oldest=Min("links__checked_on"),
            trouble=Count("links", filter=Q(links__answer__in=Link.TROUBLE)),
        )
    )
    return rows


def public_link_lists(*places: str) -> Sequence[LinkList]:
    """Published lists with their links, in one statement; places: only those that stand there."""
    rows = _public.ask(places=places)
    hang(rows["lists"], "links", rows["links"], "link_list_id")
    for one in rows["lists"]:
        one.shown_links = list(one.links.all())
    return [one for one in rows["lists"] if one.shown_links]


@composed
def _public(*, places: tuple[str, ...]) -> Mapping[str, QuerySet[Any]]:
    lists = LinkList.objects.public()
    lists = lists.filter(place__in=places) if places else lists
    links = Link.objects.filter(link_list__in=lists.values("pk")).order_by("position", "id")
    return {"lists": lists.in_order(), "links": links}


def lines_of(links: Sequence[Link], day: date) -> list[LinkLine]:
    return [
        LinkLine(one, tuple(SPOKEN.get(code, code) for code in one.languages), one.checked_on < day - CHECK_AFTER)
        for one in links
    ]


def links_for(actor: Actor) -> QuerySet[Link]:
    """Links of the lists that an actor may read, each with its list."""
    return Link.objects.filter(link_list__in=link_lists_for(actor)).select_related("link_list")


def links_of(link_list: LinkList) -> Sequence[Link]:
    return list(Link.objects.filter(link_list=link_list).order_by("position", "id"))


def links_to_ask(at: datetime) -> QuerySet[Link]:
    """Public links whose turn it is, the longest not asked first."""
    turn = Q(asked_at__isnull=True) | Q(asked_at__lt=at - ASK_AFTER) | Q(silent_times__gt=0, asked_at__lt=at)
    return Link.objects.filter(turn, link_list__public=True).order_by("asked_at", "id")
