"""The register made large is one that the operations could have left: found, listed, in the feed, and whole."""

from __future__ import annotations

import pytest

from augenhoehe.core import clock
from augenhoehe.demo.scale.register import OFFERS_EACH, fill_register
from augenhoehe.network.models import CooperationPartner
from augenhoehe.organisations.models import FeedPlace, Offer, OfferTime, Organisation
from augenhoehe.organisations.queries.entries import worded
from augenhoehe.organisations.queries.offer_search import Wish, search_offers
from augenhoehe.places import queries as places
from augenhoehe.places.models import Municipality

from .test_scale import safeguards

WANTED = 40


@pytest.fixture
def filled(committed, monkeypatch) -> None:
    # Drawn for another world.
    monkeypatch.setattr(places, "_map", None)
    for number in range(3):
        name = f"Stadt {number}"
        Municipality.objects.create(ags=f"0599900{number}", name=name, sorting=name, kind="town", served=True)
    before = safeguards()
    assert fill_register(WANTED, at=clock.now(), progress=lambda _line: None) == WANTED
    assert fill_register(WANTED, at=clock.now(), progress=lambda _line: None) == 0
    assert safeguards() == before


def test_filled_up_the_register_is_large_and_whole(filled) -> None:
    assert Organisation.objects.public().count() == WANTED
    assert Offer.objects.public().count() == OfferTime.objects.count() == WANTED * OFFERS_EACH
    assert FeedPlace.objects.count() == WANTED * (OFFERS_EACH + 1)
    assert set(CooperationPartner.objects.values_list("answer", flat=True)) == {"yes"}
    one = Organisation.objects.first()
    assert one is not None and list(worded(Organisation.objects.all(), one.name.split()[-1]))
    assert search_offers(Wish(words="Beratung"), page=1, language="de", day=clock.today()).total
    # The database counts on where the filling ended.
    made = FeedPlace.objects.create(organisation=_another(one), changed_at=clock.now())
    assert made.number > WANTED * (OFFERS_EACH + 1)


def _another(one: Organisation) -> Organisation:
    return Organisation.objects.create(name="Neu", sorting="neu", reported_at=clock.now(), changed_at=clock.now())
