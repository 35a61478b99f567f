"""The feed page after page: nothing is missed while data change, and every page of a large register is valid."""

from __future__ import annotations

import pytest

from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import FeedPlace, Offer
from tests.worlds import shared

from . import factories as f
from . import offer_factories as o
from .feed_factories import asked, fill, ids, term, visit_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: f.AT)


@shared
def cast():
    return f.the_cast()


def read_all(path: str, between, per_page: int = 5, **parameters) -> list[str]:
    """As another register does: page after page, while something happens between two of them."""
    found, number = [], 1
    while True:
        page = asked(path, page=number, per_page=per_page, **parameters)
        found += [one["id"] for one in page["contents"]]
        if page["last_page"]:
            return found
        between(number)
        number += 1


@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations"])
def test_who_reads_page_after_page_misses_nothing_while_entries_come_and_go(cast, path):
    fill(12, offers_each=1)
    kind = "organisation" if path == "organizations" else "offer"
    start = list(FeedPlace.objects.filter(**{f"{kind}__isnull": False}).order_by("number"))
    leaving = {1: start[0], 2: start[3]}
    before = set(ids(path, per_page=200))

    def between(number: int) -> None:
        if number in leaving:
            thing = getattr(leaving[number], kind)
            if kind == "offer":
                operations.end_offer(offer=thing, by=SYSTEM, at=f.AT)
            else:
                operations.rest_organisation(organisation=thing, reason="Pause", by=SYSTEM, at=f.AT)
        o.an_offer(f.a_club(f"AAA Neu {number}"), f"AAA Neu {number}")

    read = read_all(path, between)
    stayed = before - {str(getattr(one, f"{kind}_id")) for one in leaving.values()}
    assert stayed and stayed <= set(read) and len(read) == len(set(read))


def test_with_a_filter_a_departure_moves_nothing_up_either(cast):
    fill(12, offers_each=1)
    sport = term("offer_kind", "encounter")
    start = ids("services", per_page=200, taxonomy_term_id=sport)

    def between(number: int) -> None:
        if number == 1:
            operations.pause_offer(offer=Offer.objects.get(pk=start[1]), by=SYSTEM, at=f.AT)
            operations.end_offer(offer=Offer.objects.get(pk=start[0]), by=SYSTEM, at=f.AT)

    assert set(start[1:]) <= set(read_all("services", between, taxonomy_term_id=sport))


def test_every_page_of_a_register_is_valid(cast):
    fill(30, offers_each=10)
    visit_all(asked, per_page=50)


@pytest.mark.prove
def test_every_page_of_a_large_register_is_valid(cast):
    """5,000 organisations and 20,000 offers (issue 4, acceptance 2)."""
    fill(5_000, offers_each=4)
    visit_all(asked, per_page=200)
