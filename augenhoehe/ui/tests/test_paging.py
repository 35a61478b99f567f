"""Keyset paging over real rows: nothing is lost, nothing comes twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import F, QuerySet
from django.db.models.functions import NullIf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.core.composed import together
from augenhoehe.core.models import Throttle
from augenhoehe.ui.tables import Column, Listing, Opening, opening_of
from augenhoehe.ui.tables.paging import CAP, Order, decode, ordered, page_of

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
rows = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=25)
orders = st.builds(Order, st.sampled_from(["", "count", "window", "key", "maybe"]), st.booleans())
patient = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _filled(values: list[tuple[int, int]]) -> QuerySet[Any]:
    Throttle.objects.all().delete()
    Throttle.objects.bulk_create(
        Throttle(key=f"k{at:02}", count=count, window=START + timedelta(microseconds=days))
        for at, (count, days) in enumerate(values)
    )
    return Throttle.objects.annotate(maybe=NullIf(F("count"), 2))


def _walk(found: QuerySet[Any], order: Order, size: int) -> list[str]:
    seen, after = [], ""
    for _ in range(100):
        part = page_of(found, order, after, size)
        assert part.place == len(seen)
        seen += [row.pk for row in part.rows]
        after = part.next
        if not after:
            return seen
    raise AssertionError("Die Seiten nehmen kein Ende.")


@patient
@given(rows, orders, st.integers(1, 7))
def test_walking_all_pages_shows_every_row_once_and_in_order(
    values: list[tuple[int, int]], order: Order, size: int
) -> None:
    found = _filled(values)
    assert _walk(found, order, size) == [row.pk for row in ordered(found, order)]


@patient
@given(rows.filter(len), orders, st.integers(1, 7))
def test_a_row_that_comes_or_goes_between_pages_moves_no_other(
    values: list[tuple[int, int]], order: Order, size: int
) -> None:
    found = _filled(values)
    first = page_of(found, order, "", size)
    Throttle.objects.filter(pk=first.rows[0].pk).delete()
    Throttle.objects.create(key="a-new", count=0, window=START - timedelta(days=9))
    rest, after = [], first.next
    while after:
        part = page_of(found, order, after, size)
        rest += [row.pk for row in part.rows]
        after = part.next
    old = {f"k{at:02}" for at in range(len(values))}
    assert sorted([row.pk for row in first.rows] + [pk for pk in rest if pk in old]) == sorted(old)


@patient
@given(st.text(max_size=60))
def test_a_broken_cursor_leads_to_the_first_page(cursor: str) -> None:
    found = _filled([(1, 1), (2, 2)])
    part = page_of(found, Order("count"), cursor, 1)
    assert len(part.rows) <= 1 and (decode(cursor) or part.place == 0)


def test_a_cursor_of_another_order_leads_to_the_first_page() -> None:
    found = _filled([(1, 1), (2, 2), (3, 3)])
    by_key = page_of(found, Order("key"), "", 1)
    assert page_of(found, Order("window"), by_key.next, 1).place == 0


def test_the_count_stops_at_its_cap(django_assert_max_num_queries: Any) -> None:
    Throttle.objects.bulk_create(Throttle(key=f"{at:04}", count=at, window=START) for at in range(CAP + 5))
    with django_assert_max_num_queries(2):
        part = page_of(Throttle.objects.all(), Order("count"), "", 50)
    assert part.total == CAP + 1
    with django_assert_max_num_queries(1):
        assert page_of(Throttle.objects.all(), Order("count"), part.next, 50).total == CAP + 1


def test_a_page_that_holds_everything_is_not_counted(django_assert_max_num_queries: Any) -> None:
    found = _filled([(1, 1), (2, 2)])
    with django_assert_max_num_queries(1):
        assert page_of(found, Order("count"), "", 50).total == 2


def test_a_list_opens_with_the_same_page_that_paging_finds():
    Throttle.objects.bulk_create(Throttle(key=f"{at:04}", count=at % 7, window=START) for at in range(12))
    rows, columns = Throttle.objects.all(), (Column("count", "Zahl", "count", sort="-count"),)
    for size in (5, 12):
        listing = Listing("zahlen", "Zahlen", columns, default_sort="count", page_size=size, count_to=9)
        order = listing.opening_order(rows)
        opening = Opening(together(opening_of(listing, rows)))
        there, found = opening.page_of(order, size), page_of(rows, order, "", size, cap=9)
        assert ([one.pk for one in there.rows], there.next) == ([one.pk for one in found.rows], found.next)
        assert (there.place, there.total) == (found.place, found.total)
