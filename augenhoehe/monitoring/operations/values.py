"""Values come in: one typed by a person, or millions from a file. A correction is a new version; nothing is changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, transaction

from augenhoehe.core.refused import Conflict
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.monitoring import rules
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.models import Delivery, Indicator, IndicatorSeries, IndicatorValue, PopulationGroup

BATCH = 5_000
SeriesKey = tuple[uuid.UUID, AreaKey, int | None]

# The typed rows as a table: arrays travel in one parameter each, however many rows there are.
_TYPED = """unnest(%(series)s::int[], %(period)s::date[], %(status)s::text[], %(value)s::numeric[],
    %(numerator)s::numeric[], %(denominator)s::numeric[], %(note)s::text[], %(delivery)s::int[])
    AS typed(series_id, period, status, value, numerator, denominator, note, delivery_id)"""
# What now differs is past; the unchanged keeps its version, however often a file is taken over.
_OUTDATE = f"""
    UPDATE monitoring_indicatorvalue AS held SET current = false FROM {_TYPED}
    WHERE held.series_id = typed.series_id AND held.period = typed.period AND held.current
      AND (held.status, held.value, held.numerator, held.denominator, held.note)
          IS DISTINCT FROM (typed.status, typed.value, typed.numerator, typed.denominator, typed.note)"""  # noqa: S608
_INSERT = f"""
    INSERT INTO monitoring_indicatorvalue
        (series_id, period, version, current, status, value, numerator, denominator, note, delivery_id)
    SELECT typed.series_id, typed.period, COALESCE(held.version, 0) + 1, true, typed.status, typed.value,
           typed.numerator, typed.denominator, typed.note, typed.delivery_id
    FROM {_TYPED} LEFT JOIN LATERAL (
        SELECT version, current FROM monitoring_indicatorvalue AS one
        WHERE one.series_id = typed.series_id AND one.period = typed.period ORDER BY version DESC LIMIT 1
    ) AS held ON true
    WHERE held.version IS NULL OR NOT held.current"""  # noqa: S608
_SUMMARISE = """
    UPDATE monitoring_indicatorseries AS series
    SET first_period = found.first, last_period = found.last, known = found.known, missing = found.missing
    FROM (
        SELECT series_id, min(period) AS first, max(period) AS last,
               count(*) FILTER (WHERE value IS NOT NULL) AS known, count(*) FILTER (WHERE value IS NULL) AS missing
        FROM monitoring_indicatorvalue WHERE current AND series_id = ANY(%s) GROUP BY series_id
    ) AS found WHERE series.id = found.series_id"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where values came from; the same for many of them."""

    source: str
    as_of: date | None = None
    area_status_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewValue:
    """One value to be written: of which indicator, where, for whom, when."""

    indicator: uuid.UUID
    area: AreaKey
    period: date
    value: Decimal | None
    status: str = "actual"
    group: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    # Instead of the delivery's own; imports whose rows name their source.
    origin: Origin | None = None

    @property
    def series(self) -> SeriesKey:
        return self.indicator, self.area, self.group


@dataclass(slots=True)
class Written:
    """What became of the rows."""

    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    touched: set[int] = field(default_factory=set)


@transaction.atomic
def enter_value(
    *,
    indicator: Indicator,
    area: AreaKey,
    period: date,
    status: str,
    value: Decimal | None,
    source: str,
    by: Actor,
    at: datetime,
    group: PopulationGroup | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    as_of: date | None = None,
    area_status_on: date | None = None,
    note: str = "",
    seen_version: int | None = None,
) -> IndicatorValue:
    """Enter or correct one value. `seen_version`: what the person saw before (0: none); another one is a conflict."""
    rules.check_enter(by, indicator, area.municipality)
    rules.check_status(status, value)
    rules.check_text(source or indicator.source, "Nennen Sie bitte die Quelle des Werts.", "source")
    new = NewValue(
        indicator.pk, area, period, value, status, group.pk if group else None, numerator, denominator, clean(note)
    )
    series = _series_of({new.series})[new.series]
    _locked([series])
    held = IndicatorValue.objects.current().filter(series_id=series, period=period).first()
    if seen_version is not None and seen_version != (held.version if held else 0):
        raise Conflict(held, {"value": value, "status": status})
    origin = Origin(clean(source or indicator.source), as_of, area_status_on)
    write_values(values=[new], origin=origin, by=by, at=at)
    return IndicatorValue.objects.current().select_related("series", "delivery").get(series_id=series, period=period)


@transaction.atomic
def deliver_values(*, values: Iterable[NewValue], origin: Origin, by: Actor, at: datetime) -> Written:
    """Take many values over at once; every area must lie where the person's role reaches."""
    rules.check_write(by)
    return write_values(values=_reached(values, by), origin=origin, by=by, at=at)


def _reached(values: Iterable[NewValue], by: Actor) -> Iterator[NewValue]:
    """The values, each checked; a municipality is asked about once."""
    asked: set[uuid.UUID | None] = set()
    for one in values:
        if one.area.municipality not in asked:
            rules.check_place(by, one.area.municipality)
            asked.add(one.area.municipality)
        rules.check_status(one.status, one.value)
        yield one


def write_values(*, values: Iterable[NewValue], origin: Origin, by: Actor, at: datetime) -> Written:
    """The one way in which values are written, for callers that have asked the rules; part of their transaction."""
    written, deliveries = Written(), _Deliveries(origin, by, at)
    rows = iter(values)
    while batch := list(islice(rows, BATCH)):
        _write(_last_of_each(batch), deliveries, written)
    if written.touched:
        with connection.cursor() as cursor:
            cursor.execute(_SUMMARISE, [list(written.touched)])
    return written


class _Deliveries:
    """One delivery for each origin, made when its first value comes."""

    def __init__(self, origin: Origin, by: Actor, at: datetime) -> None:
        self.origin, self.by, self.at = origin, by, at
        self.made: dict[Origin, int] = {}

    def of(self, one: NewValue) -> int:
        origin = one.origin or self.origin
        if origin not in self.made:
            delivery = Delivery.objects.create(
                source=origin.source[:300], as_of=origin.as_of, area_status_on=origin.area_status_on,
                note=origin.note[:300], delivered_by=self.by.user_id, delivered_at=self.at,
            )  # fmt: skip
            audit("deliver_values", delivery, by=self.by, at=self.at, fields=["source", "values"])
            self.made[origin] = delivery.pk
        return self.made[origin]


def _last_of_each(batch: list[NewValue]) -> list[NewValue]:
    """One statement writes a place once: of two rows for it, the later one counts."""
    return list({(one.series, one.period): one for one in batch}.values())


def _write(batch: list[NewValue], deliveries: _Deliveries, written: Written) -> None:
    series = _series_of({one.series for one in batch})
    _locked(series.values())
    columns: dict[str, list[Any]] = {
        "series": [series[one.series] for one in batch],
        "period": [one.period for one in batch],
        "status": [one.status for one in batch],
        "value": [one.value for one in batch],
        "numerator": [one.numerator for one in batch],
        "denominator": [one.denominator for one in batch],
        "note": [one.note[:300] for one in batch],
        "delivery": [deliveries.of(one) for one in batch],
    }
    with connection.cursor() as cursor:
        cursor.execute(_OUTDATE, columns)
        outdated = cursor.rowcount
        cursor.execute(_INSERT, columns)
        inserted = cursor.rowcount
    written.corrected += outdated
    written.new += inserted - outdated
    written.unchanged += len(batch) - inserted
    written.touched.update(series.values())


def _locked(series: Iterable[int]) -> None:
    """Whoever writes into the same series waits; in one order, so that nobody waits for each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM monitoring_indicatorseries WHERE id = ANY(%s) ORDER BY id FOR UPDATE", [list(series)]
        )


def _series_of(keys: set[SeriesKey]) -> dict[SeriesKey, int]:
    """The series of these indicators, areas and groups; those that are missing are made."""
    found = _known_series(keys)
    missing = keys - found.keys()
    if missing:
        rows = [
            IndicatorSeries(
                indicator_id=indicator, municipality_id=area.municipality, social_area_id=area.social_area,
                beyond=area.beyond, group_id=group,
            )
            for indicator, area, group in missing
        ]  # fmt: skip
        # Somebody else may have made one in between: then theirs is taken.
        IndicatorSeries.objects.bulk_create(rows, ignore_conflicts=True)
        found |= _known_series(missing)
    return found


def _known_series(keys: set[SeriesKey]) -> dict[SeriesKey, int]:
    rows = IndicatorSeries.objects.filter(indicator__in={key[0] for key in keys})
    towns = {key[1].municipality for key in keys}
    if None not in towns:
        rows = rows.filter(municipality__in=towns)
    listed = rows.values_list("pk", "indicator_id", "municipality_id", "social_area_id", "beyond", "group_id")
    return {
        key: pk
        for pk, indicator, town, area, beyond, group in listed.iterator()
        if (key := (indicator, AreaKey(town, area, beyond), group)) in keys
    }
