"""Values are never changed: a correction is a new version, and what is hidden is not kept at all (S2-9, S2-10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import operations, periods
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Indicator, IndicatorSeries, IndicatorValue
from augenhoehe.monitoring.operations import NewValue, Origin
from tests.worlds import shared

from .factories import AT, SOURCE, a_value, an_area, an_indicator, here, the_cast, town, year


@shared
def cast():
    return the_cast()


@shared
def indicator(cast):
    return an_indicator()


def test_a_correction_is_a_new_version_and_the_old_one_stays(cast, indicator):
    first = a_value(indicator, town("Sternmünde"), 2020, 12.5)
    second = a_value(indicator, town("Sternmünde"), 2020, 13.5, by=cast.aylin)
    first.refresh_from_db()
    assert (first.current, first.value, first.version) == (False, Decimal("12.5"), 1)
    assert (second.current, second.value, second.version) == (True, Decimal("13.5"), 2)
    assert second.delivery.delivered_by == cast.aylin.user_id


def test_the_same_value_again_is_no_new_version(indicator):
    a_value(indicator, town("Sternmünde"), 2020, 12.5)
    assert a_value(indicator, town("Sternmünde"), 2020, 12.5).version == 1


def test_whoever_saw_an_older_version_gets_a_conflict(indicator):
    a_value(indicator, town("Sternmünde"), 2020, 12.5, seen_version=0)
    with pytest.raises(Conflict):
        a_value(indicator, town("Sternmünde"), 2020, 13, seen_version=0)


def test_a_series_keeps_how_much_of_it_is_known(indicator):
    for when, value, status in ((2018, 1, "actual"), (2019, None, "unknown"), (2021, 3, "estimated")):
        a_value(indicator, town("Sternmünde"), when, value, status=status)
    series = IndicatorSeries.objects.get(indicator=indicator)
    assert (series.first_period, series.last_period, series.known, series.missing) == (year(2018), year(2021), 2, 1)


@pytest.mark.parametrize("status", IndicatorValue.WITHOUT)
def test_a_hidden_or_unknown_value_has_no_number_not_even_inside(indicator, status):
    with pytest.raises(Refused, match="keine Zahl"):
        a_value(indicator, town("Sternmünde"), 2020, 4, status=status)
    held = a_value(indicator, town("Sternmünde"), 2020, None, status=status)
    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorValue.objects.filter(pk=held.pk).update(numerator=4)


def test_a_redrawn_area_begins_a_series_of_its_own(indicator):
    from augenhoehe.places.operations import redraw_social_area

    old = an_area(town("Sternmünde"))
    a_value(indicator, old, 2020, 10)
    new = redraw_social_area(area=old, valid_from=date(2022, 1, 1), by=SYSTEM, at=AT)
    a_value(indicator, new, 2022, 11)
    assert IndicatorSeries.objects.filter(indicator=indicator).count() == 2


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("aylin", True), ("bernward", True), ("linh", False), ("emine", False), ("faisal", False), ("korbinian", False)],
)
def test_values_are_entered_by_the_coordination(cast, indicator, who, allowed):
    def enter():
        return a_value(indicator, town("Sternmünde"), 2020, 1, by=getattr(cast, who))

    if allowed:
        assert enter().version == 1
    else:
        with pytest.raises(Refused):
            enter()


def test_the_responsible_unit_enters_values_of_its_own_indicators_only(cast):
    mine = an_indicator("Y1", responsible=cast.carriers["Jugendamt Sternmünde"])
    other = an_indicator("Y2")
    assert a_value(mine, town("Sternmünde"), 2020, 1, by=cast.linh).version == 1
    with pytest.raises(Refused):
        a_value(other, town("Sternmünde"), 2020, 1, by=cast.linh)


def test_an_integration_officer_of_one_town_writes_values_of_this_town_only(cast):
    indicator = an_indicator("Z1")
    a_value(indicator, town("Zwirnstadt"), 2020, 1, by=cast.nuray)
    rows = [NewValue(indicator.pk, here(town(name)), year(2021), Decimal(1)) for name in ("Zwirnstadt", "Sternmünde")]
    with pytest.raises(Refused, match="nicht zu Ihrem Bereich"):
        operations.deliver_values(values=rows, origin=Origin(SOURCE), by=cast.nuray, at=AT)
    assert not IndicatorValue.objects.filter(period=year(2021)).exists()


def test_a_delivery_tells_new_corrected_and_unchanged_apart(cast, indicator):
    place = here(town("Sternmünde"))

    def rows(*values):
        return [NewValue(indicator.pk, place, year(2010 + at), Decimal(one)) for at, one in enumerate(values)]

    first = operations.deliver_values(values=rows(1, 2, 3), origin=Origin(SOURCE), by=cast.aylin, at=AT)
    again = operations.deliver_values(values=rows(1, 5, 3, 4), origin=Origin(SOURCE), by=cast.aylin, at=AT)
    assert (first.new, first.corrected, first.unchanged) == (3, 0, 0)
    assert (again.new, again.corrected, again.unchanged) == (1, 1, 2)
    assert list(IndicatorValue.objects.current().order_by("period").values_list("value", flat=True)) == [1, 5, 3, 4]


def test_areas_beyond_are_for_comparison(cast, indicator):
    rows = [NewValue(indicator.pk, AreaKey(beyond="DE-NW"), year(2020), Decimal("30.1"))]
    operations.deliver_values(values=rows, origin=Origin("Landesamt"), by=cast.aylin, at=AT)
    assert IndicatorSeries.objects.get(indicator=indicator).beyond == "DE-NW"


@pytest.mark.parametrize(
    ("typed", "rhythm", "first", "label"),
    [
        ("2012", "yearly", date(2012, 1, 1), "2012"),
        ("31.12.2012", "yearly", date(2012, 1, 1), "2012"),
        ("2012/13", "yearly", date(2012, 1, 1), "2012"),
        ("2012-Q3", "quarterly", date(2012, 7, 1), "3. Quartal 2012"),
        ("3. Quartal 2012", "quarterly", date(2012, 7, 1), "3. Quartal 2012"),
        ("2012-09-05", "quarterly", date(2012, 7, 1), "3. Quartal 2012"),
        ("März 2012", "monthly", date(2012, 3, 1), "März 2012"),
        ("03/2012", "monthly", date(2012, 3, 1), "März 2012"),
    ],
)
def test_periods_are_read_as_people_write_them(typed, rhythm, first, label):
    assert periods.parsed(typed, rhythm) == first
    assert periods.label(first, rhythm) == label


@pytest.mark.parametrize("typed", ["gestern", "31.2.2012", "2012-13", "12", ""])
def test_what_is_no_period_is_refused_with_an_example(typed):
    with pytest.raises(ValueError, match="Zeitraum"):
        periods.parsed(typed, Indicator.Rhythm.YEARLY)
