"""The public search for offers: words, language, place, kind, weekday, distance; nearest or best first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchRank
from django.db.models import BooleanField, Exists, F, FloatField, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Power, Round, Sqrt

from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Offer, OfferQuerySet, OfferTime
from augenhoehe.organisations.queries.offers import for_lines
from augenhoehe.search.models import Document
from augenhoehe.search.queries import tsquery

KILOMETRES_PER_DEGREE = 111.195
# Kind of their search documents.
OFFER = "offer"
PAGE_SIZE = 30
MOST_MATCHES, MOST_RANKED = 1000, 300


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
    """Few queries, however many offers there are: matches are counted to a thousand and ranked to three hundred."""
    rows = _matching(wish, day)
    documents = _documents(wish.words, language) if wish.words else None
    found = rows if documents is None else rows.filter(pk__in=documents.values("object_id"))
    total = found.order_by()[: MOST_MATCHES + 1].count()
    page = _within(page, total)
    shown = slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    if wish.by_distance:
        lines = for_lines(found.order_by("distance", "sorting", "id"))[shown]
    elif documents is None:
        lines = for_lines(rows.in_order())[shown]
    elif total <= MOST_RANKED:
        lines = for_lines(_best_first(found, documents))[shown]
    else:
        # So many match that a walk through the keys of all, in order, soon has a page of them.
        keys = rows.filter(_Among(documents.values("object_id"))).in_order().values("pk")[shown]
        lines = for_lines(Offer.objects.filter(pk__in=keys)).in_order()
    return Found(list(lines), total, page)


def _best_first(rows: OfferQuerySet, documents: QuerySet[Document]) -> OfferQuerySet:
    """What fits the words best, in whichever language; of equals in the order of the alphabet."""
    ranked: Any = documents.filter(object_id=OuterRef("pk"))
    best = ranked.order_by("-rank").values("rank")[:1]
    found: OfferQuerySet = rows.annotate(rank=Round(Subquery(best), 4)).order_by("-rank", "sorting", "id")
    return found


class _Among(Func):
    """Whether the key is among some: looked up in a table of them that is made once, row by row in their order.

    Without „IS TRUE“ PostgreSQL would join the two and sort everything that matches.
    """

    template, arg_joiner = "(%(expressions)s) IS TRUE", " IN "
    output_field = BooleanField()

    def __init__(self, keys: QuerySet[Any]) -> None:
        super().__init__(F("pk"), Subquery(keys))


def _documents(words: str, language: str) -> QuerySet[Document]:
    """What everybody may find with all the words, in the reader's language or in German, with `rank`."""
    query = tsquery(words)
    public: QuerySet[Document] = Document.objects.filter(
        kind=OFFER, scope=Document.Scope.PUBLIC, language__in={language, "de"}
    )
    if query is None:
        return public.none()
    found: Any = public.filter(vector=query).annotate(rank=SearchRank(F("vector"), query))
    return found  # type: ignore[no-any-return]


def _within(page: int, total: int) -> int:
    return min(max(page, 1), max(1, math.ceil(min(total, MOST_MATCHES) / PAGE_SIZE)))


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
