"""Process indicators of the loop, computed from our own data: other packages say how (`contributes.INDICATORS`)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import Measured, Measurement, collected
from augenhoehe.core.rights import SYSTEM
from augenhoehe.monitoring import periods
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Indicator, IndicatorValue
from augenhoehe.places.queries import installation

from .catalogue import create_indicator
from .values import NewValue, Origin, write_values

Status = IndicatorValue.Status
QUARTERLY = str(Indicator.Rhythm.QUARTERLY)
SOURCE = "Augenhöhe, aus den eigenen Vorgängen berechnet"
FIELD = "Arbeit an Strukturen"


def measurements() -> tuple[Measurement, ...]:
    """What packages offer to measure."""
    return collected("INDICATORS")


@transaction.atomic
def compute_measurements(*, at: datetime) -> int:
    """The running quarter and the one before, for the whole house; what was told before stays as an earlier version."""
    row = installation()
    if row is None or row.district is None:
        return 0
    day, area = day_of(at), AreaKey(row.district.pk)
    running = periods.first_day(day, QUARTERLY)
    before = periods.first_day(date.fromordinal(running.toordinal() - 1), QUARTERLY)
    values = []
    for one in measurements():
        indicator = _indicator_of(one, at)
        if indicator.retired:
            continue
        for period in (before, running):
            last = min(date.fromordinal(periods.following(period, QUARTERLY).toordinal() - 1), day)
            values.append(_value(indicator, area, period, one.measure(period, last), running))
    written = write_values(values=values, origin=Origin(SOURCE, day), by=SYSTEM, at=at)
    return written.new + written.corrected


def _value(indicator: Indicator, area: AreaKey, period: date, found: Measured, running: date) -> NewValue:
    """What is withheld or not there has no number; the running quarter is provisional."""
    if found.value is None:
        status = Status.SUPPRESSED if found.withheld else Status.UNKNOWN
        return NewValue(indicator.pk, area, period, None, str(status), note=found.note[:300])
    status = Status.PROVISIONAL if period == running else Status.ACTUAL
    return NewValue(
        indicator.pk, area, period, found.value, str(status), numerator=found.numerator,
        denominator=found.denominator, note=found.note[:300],
    )  # fmt: skip


def _indicator_of(one: Measurement, at: datetime) -> Indicator:
    """The indicator of a measurement, put into the catalogue when it first comes."""
    found = Indicator.objects.filter(computed_by=one.name).first()
    if found:
        return found
    return create_indicator(
        code=one.code, name=one.title, field=FIELD, kind=Indicator.Kind.PROCESS, unit=one.unit, text=one.text,
        numerator=one.numerator, denominator=one.denominator, method="von Augenhöhe jede Nacht berechnet", by=SYSTEM,
        at=at, family=Indicator.Family.LOOP, direction=one.direction, rhythm=QUARTERLY, source=SOURCE,
        decimals=one.decimals, levels=[Indicator.Level.DISTRICT], sensitivity=Indicator.Sensitivity.OPEN,
        computed_by=one.name,
    )  # fmt: skip
