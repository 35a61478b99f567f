"""The loop measures itself: quarter by quarter, without typing, and never a person (S1-26, S3-23)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from augenhoehe.concept.tests import factories as concept
from augenhoehe.core.clock import BERLIN
from augenhoehe.core.contributions import Measured, collected
from augenhoehe.core.refused import Refused
from augenhoehe.monitoring.models import Indicator, IndicatorValue
from augenhoehe.monitoring.operations import computing
from tests.worlds import shared

from .factories import AT, a_value, the_cast, town


@shared
def cast():
    return the_cast()


@shared
def measured(cast):
    computing.compute_measurements(at=AT)
    return {one.computed_by: one for one in Indicator.objects.filter(family="loop")}


def values_of(indicator):
    rows = IndicatorValue.objects.current().filter(series__indicator=indicator).order_by("period")
    return [(one.period, one.status, one.value) for one in rows]


def test_every_package_names_its_measurements_once(cast):
    names = [one.name for one in collected("INDICATORS")]
    codes = [one.code for one in collected("INDICATORS")]
    assert len(set(names)) == len(names) >= 8 and len(set(codes)) == len(codes)


def test_measurements_come_into_the_catalogue_and_tell_two_quarters(measured):
    assert {"structure.open", "concept.on_time", "organisations.register"} <= set(measured)
    told = values_of(measured["structure.open"])
    assert told == [(date(2026, 7, 1), "actual", 0), (date(2026, 10, 1), "provisional", 0)]
    assert not any(one.public for one in measured.values())


def test_people_are_counted_when_the_quarter_is_over_and_only_through_the_gate(measured):
    told = values_of(measured["structure.people"])
    assert told[-1] == (date(2026, 10, 1), "unknown", None)


@pytest.mark.parametrize(("people", "status", "value"), [(None, "suppressed", None), (7, "actual", 7)])
def test_people_are_read_from_the_register_of_releases_as_they_left(cast, people, status, value):
    from augenhoehe.disclosure.models import Release

    cells = [{"cell": ["gesamt", "gesamt"], "value": people}]
    Release.objects.create(
        key="structure.arrivals", title="Personen", as_of=date(2026, 9, 30), threshold=5, cells=cells,
        state=Release.State.RELEASED, created_at=AT,
    )  # fmt: skip
    computing.compute_measurements(at=AT)
    indicator = Indicator.objects.get(computed_by="structure.people")
    assert values_of(indicator)[0] == (date(2026, 7, 1), status, value)


def test_a_postponed_marker_counts_as_late(cast):
    measure = concept.a_measure(cast, markers=2)
    first, second = concept.markers_of(measure)
    later = datetime.combine(first.first_due + timedelta(days=1), datetime.min.time(), tzinfo=BERLIN)
    concept.claimed(cast, first)
    concept.confirmed(cast, concept.markers_of(measure)[0])
    computing.compute_measurements(at=later)
    indicator = Indicator.objects.get(computed_by="concept.on_time")
    held = IndicatorValue.objects.current().get(series__indicator=indicator, period=date(2027, 1, 1))
    assert (held.value, held.numerator, held.denominator) == (Decimal(100), 1, 1)
    assert second.first_due > first.first_due


def test_again_the_same_night_changes_nothing(measured):
    assert computing.compute_measurements(at=AT) == 0


def test_nobody_types_what_is_computed(cast, measured):
    with pytest.raises(Refused, match="berechnet Augenhöhe selbst"):
        a_value(measured["structure.open"], town("Sternmünde"), 2026, 1, by=cast.aylin)


def test_nothing_to_measure_is_unknown_and_not_nought(measured):
    assert Measured(None).value is None
    assert values_of(measured["structure.adopted"])[0][1:] == ("unknown", None)
