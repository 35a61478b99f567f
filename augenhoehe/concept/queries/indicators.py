"""What the indicators of goals say for the place of the concept: the newest known values, with their status."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from augenhoehe.concept.models import Concept, Goal
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.monitoring.models import Indicator, IndicatorValue


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator with its newest value in the area of the concept, or that there is none."""

    indicator: Indicator
    value: str
    period: str
    status: str
    status_word: str


def readings_of(goals: Iterable[Goal], concept: Concept, actor: Actor | None = None) -> dict[UUID, list[Reading]]:
    """By goal; without an actor, only what is public. Three queries."""
    rows = Indicator.objects.public() if actor is None else Indicator.objects.visible_to(actor)
    wanted = [one.pk for one in goals]
    links = Goal.indicators.through.objects.filter(goal_id__in=wanted, indicator__in=rows)
    pairs = list(links.values_list("goal_id", "indicator_id"))
    if not pairs:
        return {}
    indicators = {one.pk: one for one in rows.filter(pk__in={pk for _, pk in pairs}).in_order()}
    newest = _newest(indicators, concept)
    found: dict[UUID, list[Reading]] = {}
    for pk, indicator in indicators.items():
        for goal_id in (goal for goal, one in pairs if one == pk):
            found.setdefault(goal_id, []).append(_reading(indicator, newest.get(pk)))
    return found


def _newest(indicators: dict[UUID, Indicator], concept: Concept) -> dict[UUID, IndicatorValue]:
    """The last value of everybody in the whole municipality, known or not."""
    values = IndicatorValue.objects.current().filter(
        series__indicator__in=indicators, series__municipality=concept.municipality_id,
        series__social_area__isnull=True, series__group__isnull=True,
    )  # fmt: skip
    found: dict[UUID, IndicatorValue] = {}
    for one in values.select_related("series").order_by("period"):
        found[one.series.indicator_id] = one
    return found


def _reading(indicator: Indicator, value: IndicatorValue | None) -> Reading:
    if value is None:
        return Reading(indicator, "", "", "", gettext("noch kein Wert"))
    said = ""
    if value.value is not None:
        said = f"{number(round(float(value.value), indicator.decimals))} {indicator.unit}".strip()
    return Reading(indicator, said, str(value.period.year), value.status, gettext(value.get_status_display()))


def indicators_to_choose(actor: Actor) -> QuerySet[Indicator]:
    return Indicator.objects.visible_to(actor).filter(retired_on__isnull=True).in_order()
