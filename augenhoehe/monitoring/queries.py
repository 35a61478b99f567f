"""Questions about indicators, their series and values. Pages read tuples, never a row object for each value."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, Max, OuterRef, Prefetch, Q, QuerySet, Subquery

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.places.queries import served_towns

from .areas import BEYOND, AreaKey
from .models import (
    DataGap,
    Indicator,
    IndicatorSeries,
    IndicatorSet,
    IndicatorSetMember,
    IndicatorTarget,
    IndicatorValue,
    PopulationGroup,
    ValueImport,
)
from .permissions import READ_INDICATORS

COUNTED = (str(IndicatorValue.Status.ACTUAL), str(IndicatorValue.Status.PROVISIONAL))
HIDDEN = (str(IndicatorValue.Status.SUPPRESSED), str(IndicatorValue.Status.COMPLEMENTARY))


@dataclass(frozen=True, slots=True)
class Strand:
    """A series with the names of its area and group."""

    pk: int
    area: AreaKey
    name: str
    group: int | None
    group_name: str
    valid_from: date | None
    valid_until: date | None
    last_period: date | None
    parent: uuid.UUID | None = None

    @property
    def is_social_area(self) -> bool:
        return self.area.social_area is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """A current value as a page needs it."""

    period: date
    status: str
    value: Decimal | None
    version: int
    source: str
    as_of: date | None
    area_status_on: date | None
    note: str

    @property
    def known(self) -> bool:
        return self.value is not None


# --- The catalogue ----------------------------------------------------------------------------------
def indicators_for(actor: Actor) -> QuerySet[Indicator]:
    """The indicators an actor may see; for get_object_or_404."""
    return Indicator.objects.visible_to(actor).select_related("responsible")


def catalogue_for(actor: Actor) -> QuerySet[Indicator]:
    """For the list: with the latest period that has a value anywhere."""
    series = IndicatorSeries.objects.filter(indicator=OuterRef("pk")).order_by()
    latest = series.values("indicator").annotate(last=Max("last_period")).values("last")
    return Indicator.objects.visible_to(actor).annotate(last_period=Subquery(latest))


def fields_of(actor: Actor) -> list[str]:
    """The themes in use."""
    return list(Indicator.objects.visible_to(actor).order_by("field").values_list("field", flat=True).distinct())


def public_indicators() -> list[Indicator]:
    """Public indicators that have a value, by theme."""
    told = IndicatorSeries.objects.filter(last_period__isnull=False).values("indicator")
    return list(Indicator.objects.public().filter(pk__in=told).order_by("field", "sorting"))


def groups() -> list[PopulationGroup]:
    return list(PopulationGroup.objects.order_by("position", "key"))


# --- Series and values ------------------------------------------------------------------------------
def strands_of(indicator: Indicator) -> list[Strand]:
    """All series of an indicator, in the order of people: beyond, Kreis, towns, social areas; one query."""
    rows = IndicatorSeries.objects.filter(indicator=indicator).values_list(
        "pk", "municipality_id", "social_area_id", "beyond", "group_id", "last_period",
        "municipality__name", "municipality__kind", "municipality__sorting", "municipality__parent_id",
        "social_area__name", "social_area__sorting", "social_area__valid_from", "social_area__valid_until",
        "group__name", "group__position",
    )  # fmt: skip
    found = []
    for (
        pk, town_id, area_id, beyond, group, last, town, kind, town_sorting, parent,
        area, area_sorting, since, until, group_name, group_place,
    ) in rows:  # fmt: skip
        level = 0 if beyond else 1 if kind == Municipality.Kind.DISTRICT else 2 if area_id is None else 3
        name = BEYOND.get(beyond, beyond) if beyond else area if area_id else town
        told = text_in(group_name, "de").text if group else ""
        order = (level, town_sorting or "", area_sorting or name or "", since or date.min, group_place or 0)
        key = AreaKey(town_id, area_id, beyond)
        found.append((order, Strand(pk, key, name or "", group, told, since, until, last, parent)))
    return [strand for _, strand in sorted(found, key=lambda pair: pair[0])]


def readings_of(series: Iterable[int], *, periods: Sequence[date] | None = None) -> dict[int, list[Reading]]:
    """The current values of some series, oldest first; one query."""
    rows = IndicatorValue.objects.current().filter(series_id__in=list(series))
    if periods is not None:
        rows = rows.filter(period__in=periods)
    found: dict[int, list[Reading]] = defaultdict(list)
    listed = rows.order_by("series_id", "period").values_list(
        "series_id", "period", "status", "value", "version",
        "delivery__source", "delivery__as_of", "delivery__area_status_on", "note",
    )  # fmt: skip
    for pk, *rest in listed:
        found[pk].append(Reading(*rest))
    return found


# --- What indices of segregation are computed from ---------------------------------------------------
@dataclass(frozen=True, slots=True)
class CountedPeople:
    """The people of a town in a period: all and each group, by social area; `missing`: areas without a plain count."""

    town: uuid.UUID
    period: date
    areas: tuple[str, ...]
    total: tuple[int, ...]
    groups: Mapping[int, tuple[int, ...]]
    outlines: list[dict | None]
    missing: int
    provisional: bool
    sources: tuple[str, ...]
    as_of: date | None
    area_status_on: date | None
    delivered_at: datetime


def counted_people(base: Indicator) -> Iterator[CountedPeople]:
    """Every town and period of an indicator that counts people by social area and group."""
    listed = (
        IndicatorValue.objects.current()
        .filter(series__indicator=base, series__social_area__isnull=False)
        .order_by("series__municipality_id", "period", "pk")
        .values_list(
            "series__municipality_id", "period", "series__social_area_id", "series__group_id", "status", "value",
            "delivery__source", "delivery__as_of", "delivery__area_status_on", "delivery__delivered_at", named=True,
        )
    )  # fmt: skip
    areas: dict[uuid.UUID, list[SocialArea]] = {}
    for (town, period), rows in groupby(listed, lambda one: (one.series__municipality_id, one.period)):
        if town not in areas:
            areas[town] = list(SocialArea.objects.filter(municipality=town).in_order())
        yield _counted(town, period, list(rows), areas[town])


def _counted(town: uuid.UUID, period: date, rows: list[Any], areas: list[SocialArea]) -> CountedPeople:
    drawn_on = max((one.delivery__area_status_on for one in rows if one.delivery__area_status_on), default=period)
    drawn = [one for one in areas if _is_drawn(one, drawn_on)]
    plain = {
        (one.series__social_area_id, one.series__group_id): int(one.value)
        for one in rows
        if one.status in COUNTED and one.value == int(one.value)
    }
    groups = sorted({one.series__group_id for one in rows if one.series__group_id is not None})
    wanted: list[int | None] = [None, *groups]
    whole = [one for one in drawn if all((one.pk, group) in plain for group in wanted)]
    return CountedPeople(
        town, period, tuple(one.key for one in whole), tuple(plain[one.pk, None] for one in whole),
        {group: tuple(plain[one.pk, group] for one in whole) for group in groups},
        [one.boundary for one in whole], len(drawn) - len(whole),
        any(one.status == IndicatorValue.Status.PROVISIONAL for one in rows),
        tuple(dict.fromkeys(one.delivery__source for one in rows)),
        max((one.delivery__as_of for one in rows if one.delivery__as_of), default=None), drawn_on,
        max(one.delivery__delivered_at for one in rows),
    )  # fmt: skip


def _is_drawn(area: SocialArea, day: date) -> bool:
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_until is None or area.valid_until >= day)


def told_until(indicators: list[uuid.UUID]) -> dict[tuple[uuid.UUID, date], datetime]:
    """When something was last told of a town and period by any of these indicators."""
    rows = IndicatorValue.objects.current().filter(series__indicator__in=indicators)
    listed = rows.order_by().values_list("series__municipality_id", "period").annotate(Max("delivery__delivered_at"))
    return {(town, period): last for town, period, last in listed}


def solvable_periods(indicator: Indicator, municipality: uuid.UUID, group: int | None) -> frozenset[date]:
    """Periods in which a single social area is hidden: the town's total less the others would tell it."""
    hidden = (
        IndicatorValue.objects.current()
        .filter(
            series__indicator=indicator, series__municipality=municipality, series__social_area__isnull=False,
            series__group=group, status__in=HIDDEN,
        )
        .values("period").annotate(count=Count("pk")).filter(count=1)
    )  # fmt: skip
    return frozenset(hidden.values_list("period", flat=True))


def history_of(indicator: Indicator, series: int) -> QuerySet[IndicatorValue]:
    """Every version of every value of a series, newest period first."""
    rows = IndicatorValue.objects.filter(series=series, series__indicator=indicator).select_related("delivery")
    return rows.order_by("-period", "-version")


def values_for(actor: Actor, indicator: Indicator) -> QuerySet[IndicatorValue]:
    """All current values of an indicator as a list, with area, group and delivery.

    The series are named one by one: then the index of the values is walked, however many millions there are.
    """
    series = IndicatorSeries.objects.visible_to(actor).filter(indicator=indicator, last_period__isnull=False)
    return (
        IndicatorValue.objects.current()
        .filter(series__in=list(series.values_list("pk", flat=True)))
        .select_related("series__municipality", "series__social_area", "series__group", "delivery")
        .defer("series__municipality__boundary", "series__social_area__boundary")
    )


def held_value(indicator: Indicator, area: AreaKey, group: int | None, period: date) -> IndicatorValue | None:
    """The current value at a place, if there is one."""
    return (
        IndicatorValue.objects.current()
        .filter(
            series__indicator=indicator, series__municipality=area.municipality, series__social_area=area.social_area,
            series__beyond=area.beyond, series__group=group, period=period,
        )
        .first()
    )  # fmt: skip


def targets_of(indicator: Indicator) -> list[IndicatorTarget]:
    rows = IndicatorTarget.objects.filter(indicator=indicator).select_related("municipality", "social_area", "group")
    return list(rows.defer("municipality__boundary", "social_area__boundary").order_by("due"))


def series_at(actor: Actor, area: AreaKey, most: int) -> list[IndicatorSeries]:
    """What is known of an area, for everybody in it: its series with their indicators, by theme."""
    rows = IndicatorSeries.objects.visible_to(actor).filter(
        municipality=area.municipality, social_area=area.social_area, beyond=area.beyond, group=None,
        last_period__isnull=False,
    )  # fmt: skip
    found = rows.select_related("indicator").order_by("indicator__field", "indicator__sorting", "pk")
    return list(found.prefetch_related("indicator__definitions")[:most])


# --- Places -----------------------------------------------------------------------------------------
def area_choices(day: date) -> list[tuple[str, str]]:
    """Areas a value may be entered for: the Kreis, its towns, the social areas as drawn on a day, and beyond."""
    towns = list(served_towns().only("pk", "name", "parent_id"))
    parents = Municipality.objects.filter(pk__in={town.parent_id for town in towns if town.parent_id})
    found = [(f"m:{one.pk}", one.name) for one in (*parents.only("pk", "name"), *towns)]
    names = {town.pk: town.name for town in towns}
    areas = SocialArea.objects.filter(municipality__in=names).valid_on(day).in_order()
    for pk, town, name in areas.values_list("pk", "municipality_id", "name"):
        found.append((f"a:{pk}", f"{names[town]}: {name}"))
    return found + [(f"b:{code}", name) for code, name in BEYOND.items()]


def area_from(choice: str) -> AreaKey:
    """The area of a choice above."""
    kind, _, rest = choice.partition(":")
    if kind == "b" and rest in BEYOND:
        return AreaKey(beyond=rest)
    if kind == "a":
        town = SocialArea.objects.values_list("municipality_id", flat=True).get(pk=rest)
        return AreaKey(town, uuid.UUID(rest))
    return AreaKey(uuid.UUID(rest))


def drawings(areas: Iterable[uuid.UUID], towns: Iterable[uuid.UUID]) -> list[tuple[uuid.UUID, str, dict]]:
    """Outlines of social areas and towns that have one."""
    found: list[Any] = []
    for rows in (SocialArea.objects.filter(pk__in=list(areas)), Municipality.objects.filter(pk__in=list(towns))):
        found += rows.filter(boundary__isnull=False).values_list("pk", "name", "boundary")
    return found


# --- Sets and gaps ----------------------------------------------------------------------------------
def sets_for(actor: Actor) -> QuerySet[IndicatorSet]:
    members = IndicatorSetMember.objects.select_related("indicator").order_by("position")
    return (
        IndicatorSet.objects.visible_to(actor)
        .select_related("committee")
        .prefetch_related("committee__names", Prefetch("members", members))
        .order_by("-adopted_on", "title")
    )


def gaps_for(actor: Actor) -> QuerySet[DataGap]:
    """What is known not to be known; outside only what was published."""
    rows = DataGap.objects.select_related("indicator", "municipality").defer("municipality__boundary")
    return rows if actor.may(READ_INDICATORS) else rows.filter(public=True)


def uncovered(actor: Actor) -> QuerySet[IndicatorSeries]:
    """Series in which values are missing: unknown, not collected or hidden ones."""
    rows = IndicatorSeries.objects.visible_to(actor).filter(Q(missing__gt=0))
    return rows.select_related("indicator", "municipality", "social_area", "group").defer(
        "municipality__boundary", "social_area__boundary"
    )


# --- Imports ----------------------------------------------------------------------------------------
def imports_for(actor: Actor) -> QuerySet[ValueImport]:
    """The imports an actor may see, newest first."""
    rows = ValueImport.objects.visible_to(actor).select_related("municipality").defer("municipality__boundary")
    return rows.order_by("-started_at", "-pk")
