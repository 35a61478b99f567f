"""Indices of segregation as values of their own: computed from the counted people of each social area (S3-16).

One indicator counts people by social area and group, and says so (`segregates`). For each town, year and group the
indices follow from it, or a sentence why not: a hidden, estimated or missing number makes every index wrong, and could
be worked out from it. They are public only where somebody switched their indicator on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.values import dataclass
from augenhoehe.monitoring import queries
from augenhoehe.monitoring.areas import AreaKey
from augenhoehe.monitoring.indices.reading import checked
from augenhoehe.monitoring.indices.results import GroupIndices, Indices, indices_of
from augenhoehe.monitoring.models import Indicator, IndicatorValue
from augenhoehe.monitoring.queries import CountedPeople

from .catalogue import create_indicator
from .values import NewValue, Origin, write_values

Status = IndicatorValue.Status
FIELD = "Wohnen und Nachbarschaft"
PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Index:
    """One of the indices, as an indicator of its own."""

    name: str
    code: str
    title: str
    text: str
    of: str


INDICES = (
    Index("segregation.dissimilarity", "SG1", "Dissimilarität (D)",
          "Welcher Anteil einer Gruppe umziehen müsste, damit sie in allen Sozialräumen gleich stark wohnt. 0 bis 1.",
          "dissimilarity"),
    Index("segregation.isolation", "SG2", "Isolation",
          "Welcher Anteil der Menschen im Sozialraum eines Menschen der Gruppe im Mittel zur selben Gruppe gehört. "
          "0 bis 1.", "isolation"),
    Index("segregation.exposure", "SG3", "Kontakt zu anderen",
          "Welcher Anteil der Menschen im Sozialraum eines Menschen der Gruppe im Mittel nicht zu ihr gehört. 0 bis 1.",
          "exposure"),
    Index("segregation.spatial", "SG4", "Dissimilarität mit Nachbarschaft",
          "Wie die Dissimilarität; wer nur über die Grenze zum nächsten Sozialraum umziehen müsste, zählt weniger.",
          "spatial_dissimilarity"),
    Index("segregation.entropy", "SG5", "Entropiemaß (H) über alle Gruppen",
          "Wie verschieden die Gruppen in den Sozialräumen gemischt sind: 0 überall gleich, 1 jede für sich.", "theil"),
)  # fmt: skip
OVER_ALL = "segregation.entropy"


@transaction.atomic
def compute_indices(*, at: datetime) -> int:
    """Every town and year whose counts came after its indices; what was told before stays as an earlier version."""
    base = Indicator.objects.filter(segregates=True, retired_on__isnull=True).first()
    if base is None:
        return 0
    indicators = {one.name: _indicator_of(one, at) for one in INDICES}
    known = queries.told_until([one.pk for one in indicators.values()])
    values: list[NewValue] = []
    for people in queries.counted_people(base):
        if people.delivered_at > known.get((people.town, people.period), datetime.min.replace(tzinfo=at.tzinfo)):
            values += _values_of(people, base, indicators, day_of(at))
    written = write_values(values=values, origin=Origin(_source(base), day_of(at)), by=SYSTEM, at=at)
    return written.new + written.corrected


def _values_of(
    people: CountedPeople, base: Indicator, indicators: Mapping[str, Indicator], day: date
) -> Iterator[NewValue]:
    """All indices of one town and year."""
    places = f"aus {len(people.areas)} Sozialräumen"
    origin = Origin(_source(base, people.sources), people.as_of or day, people.area_status_on, places)
    found, why = _computed(people)
    groups = {one.group: one for one in found.groups} if found else {}
    for one in INDICES:
        if one.name == OVER_ALL:
            number, note = _over_all(people, found)
            yield _value(indicators[one.name], people, None, number, why or note, origin)
            continue
        for group in people.groups:
            told = groups.get(str(group))
            number = getattr(told, one.of) if told else None
            yield _value(indicators[one.name], people, group, number, why or _note(told, number), origin)


def _over_all(people: CountedPeople, found: Indices | None) -> tuple[float | None, str]:
    """H, where every person stands in one group at most."""
    counted = zip(*people.groups.values(), strict=True)
    if any(sum(parts) > everybody for parts, everybody in zip(counted, people.total, strict=True)):
        return None, "Die Gruppen überschneiden sich. Über sie gibt es kein gemeinsames Maß."
    if found is None or found.theil is None:
        return None, "Für H braucht es mindestens zwei Gruppen."
    return found.theil, f"über {len(found.groups)} Gruppen"


def _note(told: GroupIndices | None, number: float | None) -> str:
    if told is None:
        return "Diese Gruppe lebt hier nicht."
    return " ".join(told.warnings) if number is not None else "Für die Nachbarschaft fehlen Umrisse der Sozialräume."


def _computed(people: CountedPeople) -> tuple[Indices | None, str]:
    """The indices, or a sentence why there are none."""
    if people.missing:
        noun = "einem Sozialraum" if people.missing == 1 else f"{people.missing} Sozialräumen"
        return None, f"In {noun} ist eine Zahl verborgen, geschätzt oder unbekannt. Daraus wird kein Maß berechnet."
    living = {str(key): part for key, part in people.groups.items() if sum(part)}
    try:
        counted = checked(people.areas, people.total, living, one_level=True)
    except Refused as refused:
        return None, refused.sentence
    return indices_of(counted, _shapes(people.outlines)), ""


def _shapes(outlines: Sequence[Mapping[str, Any] | None]) -> list[Any] | None:
    """Outlines in the order of the areas; if one is missing, neighbours are unknown."""
    if not all(outlines):
        return None
    from shapely.geometry import shape

    return [shape(one) for one in outlines]


def _value(
    indicator: Indicator, people: CountedPeople, group: int | None, number: float | None, note: str, origin: Origin
) -> NewValue:
    area = AreaKey(people.town)
    if number is None:
        return NewValue(
            indicator.pk, area, people.period, None, str(Status.UNKNOWN), group, note=note[:300], origin=origin
        )
    value = Decimal(str(number)).quantize(PLACES)
    status = str(Status.PROVISIONAL if people.provisional else Status.ACTUAL)
    return NewValue(indicator.pk, area, people.period, value, status, group, note=note[:300], origin=origin)


def _source(base: Indicator, sources: tuple[str, ...] = ()) -> str:
    told = "; ".join(sources[:2]) or base.source
    return f"Augenhöhe, berechnet aus {base.code} „{base.title}“ ({told})"[:300]


def _indicator_of(one: Index, at: datetime) -> Indicator:
    found = Indicator.objects.filter(computed_by=one.name).first()
    return found or create_indicator(
        code=one.code, name=one.title, field=FIELD, kind=Indicator.Kind.PROCESS, unit="Index", text=one.text,
        method="aus den gezählten Menschen je Sozialraum und Gruppe; nie aus verborgenen oder gerundeten Zahlen",
        by=SYSTEM, at=at, family=Indicator.Family.LOOP, direction=Indicator.Direction.NONE,
        rhythm=Indicator.Rhythm.YEARLY, decimals=4, levels=[Indicator.Level.MUNICIPALITY],
        sensitivity=Indicator.Sensitivity.PEOPLE, computed_by=one.name,
    )  # fmt: skip
