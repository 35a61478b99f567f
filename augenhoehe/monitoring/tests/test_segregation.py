"""Indices of segregation as stored figures: from plain counts only, with their origin, public when switched on (S3-16)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import operations
from augenhoehe.monitoring.models import Indicator, IndicatorValue
from augenhoehe.monitoring.operations.segregating import INDICES, compute_indices
from tests.worlds import shared

from .factories import AT, a_value, an_area, an_indicator, the_cast, town

PEOPLE = [1000, 800, 1200, 600]
GROUP = {"Musterland": [311, 42, 97, 12], "Beispielland": [55, 61, 203, 33]}
LATER = AT + timedelta(hours=1)


@shared
def cast():
    return the_cast()


@shared
def counted(cast):
    """A town of four areas with everybody and two groups in 2024."""
    place = town("Sternmünde")
    areas = [an_area(place, number) for number in range(1, 5)]
    base = an_indicator("B1", unit="Personen", decimals=0, levels=["social_area"])
    operations.change_indicator(
        indicator=base, name=base.title, unit="Personen", segregates=True, by=SYSTEM, at=AT, revision=base.revision
    )
    groups = {name: operations.ensure_group(name=name, by=SYSTEM, at=AT) for name in GROUP}
    for at, area in enumerate(areas):
        a_value(base, area, 2024, PEOPLE[at])
        for name, numbers in GROUP.items():
            a_value(base, area, 2024, numbers[at], group=groups[name])
    return place, areas, base, groups


def told(name, group=None):
    rows = IndicatorValue.objects.current().filter(series__indicator__computed_by=name)
    return (rows.filter(series__group=group) if group else rows).select_related("delivery").get()


def by_hand(group, total):
    rest = [everybody - part for part, everybody in zip(group, total, strict=True)]
    return sum(abs(g / sum(group) - r / sum(rest)) for g, r in zip(group, rest, strict=True)) / 2


def test_five_indices_of_a_town_are_kept_with_the_file_they_come_from(counted):
    place, _areas, base, groups = counted
    assert compute_indices(at=LATER) == 2 * 4 + 1
    one = told("segregation.dissimilarity", groups["Musterland"])
    assert one.value == round(Decimal(str(by_hand(GROUP["Musterland"], PEOPLE))), 4)
    assert base.code in one.delivery.source and "Melderegister" in one.delivery.source
    assert one.delivery.note == "aus 4 Sozialräumen" and one.delivery.area_status_on is not None
    assert "Die Gruppe ist klein" in one.note and one.series.municipality == place
    assert told("segregation.spatial", groups["Musterland"]).value is not None
    assert told("segregation.isolation", groups["Musterland"]).value + told(
        "segregation.exposure", groups["Musterland"]
    ).value == pytest.approx(1)
    assert told("segregation.entropy").note == "über 2 Gruppen"
    # The next night nothing is new.
    assert compute_indices(at=LATER) == 0


def test_a_correction_makes_a_new_version_and_the_old_one_stays(counted):
    _place, areas, base, groups = counted
    compute_indices(at=LATER)
    before = told("segregation.dissimilarity", groups["Musterland"]).value
    a_value(base, areas[0], 2024, 250, group=groups["Musterland"], at=LATER + timedelta(hours=1))
    assert compute_indices(at=LATER + timedelta(hours=2)) > 0
    after = told("segregation.dissimilarity", groups["Musterland"])
    assert after.version == 2 and after.value != before


@pytest.mark.parametrize("status", ["suppressed", "estimated"])
def test_a_hidden_or_estimated_number_leaves_no_index_and_says_so(counted, status):
    _place, areas, base, groups = counted
    more = {"value": 12} if status == "estimated" else {}
    a_value(base, areas[3], 2024, more.get("value"), group=groups["Musterland"], status=status)
    compute_indices(at=LATER)
    one = told("segregation.dissimilarity", groups["Musterland"])
    assert one.value is None and one.status == "unknown" and "In einem Sozialraum ist eine Zahl" in one.note


def test_groups_that_overlap_have_no_common_index(counted):
    _place, areas, base, groups = counted
    a_value(base, areas[3], 2024, 590, group=groups["Musterland"])
    compute_indices(at=LATER)
    assert told("segregation.entropy").value is None and "überschneiden sich" in told("segregation.entropy").note


def test_only_an_indicator_that_counts_people_and_only_one_gives_the_indices(counted):
    share = an_indicator("X9")
    with pytest.raises(Refused, match="Einheit muss"):
        operations.change_indicator(
            indicator=share, name=share.title, segregates=True, by=SYSTEM, at=AT, revision=share.revision
        )
    other = an_indicator("X8", unit="Personen")
    with pytest.raises(Refused, match="schon aus B1"):
        operations.change_indicator(
            indicator=other, name=other.title, segregates=True, by=SYSTEM, at=AT, revision=other.revision
        )


def test_an_index_is_public_only_when_somebody_switched_it_on(counted):
    compute_indices(at=LATER)
    found = Indicator.objects.get(computed_by="segregation.dissimilarity")
    assert Indicator.objects.filter(computed_by__in=[one.name for one in INDICES], public=True).count() == 0
    address = f"/kennzahlen/{found.pk}/"
    assert Client().get(address).status_code == 404
    operations.change_indicator(
        indicator=found, name=found.title, public=True, by=SYSTEM, at=LATER, revision=found.revision
    )
    page = Client().get(address).content.decode()
    assert "Melderegister" in page and "Die Gruppe ist klein" in page
