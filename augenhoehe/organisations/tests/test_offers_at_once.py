"""Real parallel connections: what is hidden or changed at one moment by two people."""

from __future__ import annotations

from augenhoehe.core.refused import Conflict
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Offer, OfferTime, Organisation

from . import factories as f
from . import offer_factories as o
from .test_offers import PIN


def test_hiding_the_house_and_pinning_an_offer_at_once_leaves_no_pin(committed):
    f.the_cast()
    mosque = f.a_mosque(address_shown="full")
    offer = o.an_offer(mosque)

    def hide():
        operations.change_organisation(
            organisation=Organisation.objects.get(pk=mosque.pk), address_shown="town", by=SYSTEM, at=f.AT
        )

    def pin():
        operations.change_offer(offer=Offer.objects.get(pk=offer.pk), by=SYSTEM, at=f.AT, **PIN)

    def another():
        o.an_offer(Organisation.objects.get(pk=mosque.pk), "Noch eins", **PIN)

    assert failures_of(hide, pin, another) == []
    assert set(Offer.objects.values_list("shown_latitude", flat=True)) == {51.05}


def test_two_times_added_at_once_are_not_both_believed(committed):
    f.the_cast()
    offer = o.an_offer()

    def add():
        operations.add_time(offer=Offer.objects.get(pk=offer.pk), revision=1, by=SYSTEM, at=f.AT, **o.TUESDAY)

    assert [type(one) for one in failures_of(add, add)] == [Conflict]
    assert OfferTime.objects.count() == 2
