"""From how many kinds of sources a structural question is evidenced, and what each says (S3-33)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.concept.queries import analyses_for
from augenhoehe.core.addresses import by_id
from augenhoehe.core.composed import Rows
from augenhoehe.core.numbers import number
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.monitoring.addresses import of_indicator
from augenhoehe.monitoring.areas import BEYOND
from augenhoehe.monitoring.models import Indicator, IndicatorSeries, IndicatorValue
from augenhoehe.monitoring.queries import area_from
from augenhoehe.structure.models import Cause, Hint, QuestionSource, StructuralQuestion

MOST = 12
KINDS = Cause.Source


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One named source as the page of the question shows it."""

    pk: uuid.UUID
    kind: str
    label: str
    says: str
    shows: str
    url: str


def beside(rows: QuerySet[QuestionSource], actor: Actor) -> Mapping[str, QuerySet[Any]]:
    """What the lines of named sources are made of: `reads` says whether the reader may see the figure or analysis."""
    figures = Indicator.objects.visible_to(actor).filter(pk=OuterRef("series__indicator"))
    analyses = SocialAreaAnalysis.objects.visible_to(actor).filter(pk=OuterRef("analysis"))
    places = ("municipality", "social_area")
    named = rows.select_related(
        "series__indicator", *(f"series__{one}" for one in places), *(f"analysis__{one}" for one in places)
    ).defer(*(f"{of}__{one}__boundary" for of in ("series", "analysis") for one in places))
    values = IndicatorValue.objects.current().filter(series__in=rows.filter(series__isnull=False).values("series"))
    return {
        "sources": named.annotate(reads=Exists(figures) | Exists(analyses)).order_by(
            F("series").asc(nulls_last=True), "named_on", "pk"
        ),
        "values": values.order_by("series", "-period").distinct("series"),
    }


def lines_in(rows: Rows) -> list[SourceLine]:
    """What stands behind the question, as far as the reader may see it, among rows of `beside`."""
    values = {one.series_id: one for one in rows["values"]}
    return [_line(one, values) for one in rows["sources"]]


def _line(row: Any, values: Mapping[int, IndicatorValue]) -> SourceLine:
    if row.series is not None:
        one, may = row.series, row.reads
        says = _value(one, values.get(one.pk)) if may else ""
        return SourceLine(
            row.pk, KINDS.STATISTICS, f"{one.indicator.title}, {place_of(one)}", says, row.shows,
            of_indicator(one.indicator) if may else "",
        )  # fmt: skip
    analysis: SocialAreaAnalysis = row.analysis
    return SourceLine(
        row.pk, KINDS.AREA, str(analysis), f"{analysis.starts_on.year} bis {analysis.ends_on.year}", row.shows,
        by_id("desk:area", analysis.pk) if row.reads else "",
    )  # fmt: skip


def place_of(series: IndicatorSeries) -> str:
    """„Uhlenquell (Zwirnstadt), Frauen“."""
    area, town = series.social_area, series.municipality
    place = f"{area.name} ({town.name})" if area and town else town.name if town else BEYOND.get(series.beyond, "")
    return place


def _value(series: IndicatorSeries, value: IndicatorValue | None) -> str:
    if value is None:
        return "noch kein Wert"
    year = f"{value.period.year}"
    if value.value is None:
        return f"{value.get_status_display()} ({year})"
    indicator = series.indicator
    said = f"{number(round(float(value.value), indicator.decimals))} {indicator.unit}".strip()
    return f"{said} ({year})"


def source_of(question: StructuralQuestion, pk: uuid.UUID) -> QuerySet[QuestionSource]:
    return QuestionSource.objects.filter(pk=pk, question=question)


# --- What can be chosen ------------------------------------------------------------------------------
def indicators_to_name(actor: Actor) -> QuerySet[Indicator]:
    return Indicator.objects.visible_to(actor).filter(series__last_period__isnull=False).distinct().in_order()


def series_in(indicator: Indicator, choice: str) -> IndicatorSeries | None:
    """The series of everybody in a place; none if nobody delivered one."""
    area = area_from(choice)
    return IndicatorSeries.objects.filter(
        indicator=indicator, municipality=area.municipality, social_area=area.social_area, beyond=area.beyond,
        group=None, last_period__isnull=False,
    ).first()  # fmt: skip


def analyses_to_name(actor: Actor) -> QuerySet[SocialAreaAnalysis]:
    return analyses_for(actor).exclude(state=SocialAreaAnalysis.State.DRAFT).order_by("-ends_on", "pk")


# --- How many kinds ------------------------------------------------------------------------------------
def kinds_named(found: Iterable[str]) -> list[str]:
    """The kinds in their order, in words."""
    there = set(found)
    return [str(one.label) for one in KINDS if one in there]


# From hints, too, one knows what kind of source they are.
OF_HINTS = {
    str(Hint.Source.INTERVIEW.label): KINDS.INTERVIEWS,
    str(Hint.Source.CASE_MANAGEMENT.label): KINDS.CASES,
    str(Hint.Source.ADVICE.label): KINDS.CASES,
    str(Hint.Source.EVENT.label): KINDS.EVENT,
    str(Hint.Source.COMMITTEE.label): KINDS.GROUP,
}


def kinds_of(
    *, hints: Sequence[str], causes: Sequence[Cause], lines: Sequence[SourceLine], hung: Sequence[Mapping[str, Any]],
    reconstructed: bool,
) -> tuple[list[str], list[str]]:  # fmt: skip
    """In words: from which kinds of sources the question is evidenced, and from which it is not yet.

    hints: labels of the sources from which people reported. hung: what packages above say, each with its `kind`.
    """
    found = {one.source for one in causes} | {one.kind for one in lines} | {str(one.get("kind", "")) for one in hung}
    found |= {str(OF_HINTS[label]) for label in hints if label in OF_HINTS}
    found |= {str(KINDS.CASES)} if reconstructed else set()
    told = [label for label in hints if label not in OF_HINTS]
    return [*(["Meldungen"] if told else []), *kinds_named(found)], kinds_named(set(KINDS.values) - found)
