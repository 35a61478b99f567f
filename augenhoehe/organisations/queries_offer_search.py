"""The public search for offers: words, language, place, kind, weekday, distance; nearest or best first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db.models import Exists, F, FloatField, OuterRef, Q, Value
from django.db.models.functions import Power, Sqrt

from augenhoehe.search.models import Document
from augenhoehe.search.queries import tsquery

from .models import Offer, OfferQuerySet, OfferTime
from .queries_offers import with_house

KILOMETRES_PER_DEGREE = 111.195
# Kind of their search documents.
OFFER = "offer"
PAGE_SIZE = 30
MOST_MATCHES = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for. `near` is (latitude, longitude); without `kilometres` a town is meant as such."""

    words: str = ""
    language: str = ""
    kind: str = ""
    day: str = ""
    town: UUID | None = None
    near: tuple[float, float] | None = None
    kilometres: int = 0
    online: bool = False
    free: bool = False

    @property
    def by_distance(self) -> bool:
        return self.near is not None and self.kilometres > 0

    @property
    def narrowed(self) -> bool:
        return self != Wish()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of offers; `first` counts from one."""

    rows: list[Offer]
    total: int
    page: int

    @property
    def capped(self) -> bool:
        """„mehr als 1000“: nobody counts on, and nobody turns so many pages."""
        return self.total > MOST_MATCHES

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def pages(self) -> int:
        return max(1, math.ceil(min(self.total, MOST_MATCHES) / PAGE_SIZE))


def search_offers(wish: Wish, *, page: int, language: str, day: date) -> Found:
    """At most four queries: words, count, rows, their times."""
    rows = _matching(wish, day)
    ranks = _ranks(wish.words, language) if wish.words else None
    if ranks is not None:
        rows = rows.filter(pk__in=list(ranks))
    if wish.by_distance:
        rows = rows.order_by("distance", "sorting", "id")
    elif ranks is not None:
        return _best_first(rows, ranks, page)
    else:
        rows = rows.in_order()
    total = rows.order_by()[: MOST_MATCHES + 1].count()
    page = _within(page, total)
    return Found(list(with_house(rows)[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]), total, page)


def _best_first(rows: OfferQuerySet, ranks: dict[UUID, float], page: int) -> Found:
    order = list(rows.in_order().values_list("pk", flat=True))
    order.sort(key=lambda pk: -ranks[pk])
    page = _within(page, len(order))
    chosen = order[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    found = {one.pk: one for one in with_house(Offer.objects.public().filter(pk__in=chosen))}
    return Found([found[pk] for pk in chosen if pk in found], len(order), page)


def _within(page: int, total: int) -> int:
    return min(max(page, 1), max(1, math.ceil(min(total, MOST_MATCHES) / PAGE_SIZE)))


def _ranks(words: str, language: str) -> dict[UUID, float]:
    """Offers with all the words, in the reader's language or in German, and how well they fit."""
    query = tsquery(words)
    if query is None:
        return {}
    rows: Any = Document.objects.filter(
        kind=OFFER, scope=Document.Scope.PUBLIC, language__in={language, "de"}, vector=query
    )
    best: dict[UUID, float] = {}
    for pk, rank in rows.annotate(rank=SearchRank(F("vector"), query)).values_list("object_id", "rank")[:MOST_MATCHES]:
        best[pk] = max(rank, best.get(pk, 0.0))
    return best


def _matching(wish: Wish, day: date) -> OfferQuerySet:
    rows = Offer.objects.public()
    if wish.language:
        rows = rows.filter(languages__contains=[wish.language])
    if wish.kind:
        rows = rows.filter(kind=wish.kind)
    if wish.free:
        rows = rows.filter(cost="")
    if wish.day:
        rows = rows.filter(Exists(_times_on([wish.day], day).filter(offer=OuterRef("pk"))))
    return _around(rows, wish)


def _times_on(days: Iterable[str], day: date) -> Any:
    """Times on these weekdays that have not run out."""
    return OfferTime.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), days__overlap=list(days))


def _around(rows: OfferQuerySet, wish: Wish) -> OfferQuerySet:
    """Within some kilometres of a point, or in a town; online ones are everywhere."""
    online = Q(where=Offer.Where.ONLINE) if wish.online else Q(pk__in=())
    if wish.by_distance and wish.near is not None:
        return within(rows, wish.near, wish.kilometres, or_else=online)
    return rows.filter(online | Q(shown_town_id=wish.town)) if wish.town else rows


def within(
    rows: OfferQuerySet, near: tuple[float, float], kilometres: float, *, or_else: Q | None = None
) -> OfferQuerySet:
    """Offers whose shown place lies around a point, with their `distance`."""
    inside = _box(*near, kilometres) & Q(distance__lte=kilometres)
    found: OfferQuerySet = rows.annotate(distance=_distance(*near)).filter(inside | or_else if or_else else inside)
    return found


def _box(latitude: float, longitude: float, kilometres: float) -> Q:
    """The square around a point, for the index; the circle is cut out afterwards."""
    north = kilometres / KILOMETRES_PER_DEGREE
    east = north / max(math.cos(math.radians(latitude)), 0.01)
    return Q(
        shown_latitude__range=(latitude - north, latitude + north),
        shown_longitude__range=(longitude - east, longitude + east),
    )


def _distance(latitude: float, longitude: float) -> Any:
    """Kilometres as the crow flies, flat: over a Kreis the earth's curve is a matter of metres."""
    up = (F("shown_latitude") - Value(latitude)) * Value(KILOMETRES_PER_DEGREE)
    squeeze = KILOMETRES_PER_DEGREE * math.cos(math.radians(latitude))
    across = (F("shown_longitude") - Value(longitude)) * Value(squeeze)
    return Sqrt(Power(up, 2) + Power(across, 2), output_field=FloatField())
