"""An index with everything a reader needs to judge it: the number, what it says in plain words, and what to doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, field
from statistics import median
from typing import Any

from augenhoehe.core.numbers import number
from augenhoehe.core.values import dataclass

from .reading import Counted

SMALL_GROUP = 1_000
SMALL_AREA = 100
# From here on chance is a large part of what is measured.
CHANCE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class GroupIndices:
    """The indices of one group against everybody else."""

    group: str
    people: int
    dissimilarity: float
    by_chance: float
    isolation: float
    exposure: float
    share: float
    spatial_dissimilarity: float | None
    explanation: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indices:
    """The indices of all groups asked for; H only where several groups were named."""

    areas: int
    people: int
    groups: tuple[GroupIndices, ...]
    theil: float | None = None
    explanation: tuple[str, ...] = field(default=())

    def data(self) -> dict[str, Any]:
        return asdict(self)


def indices_of(counted: Counted, shapes: Sequence[Any] | None = None) -> Indices:
    """Compute all indices; `shapes` are the outlines of the areas in their order, for the spatial one."""
    import numpy

    from . import measures

    total = numpy.array(counted.total, dtype=float)
    neighbours = measures.neighbours_of(list(shapes)) if shapes else None
    found = []
    for name, counts in counted.groups.items():
        group = numpy.array(counts, dtype=float)
        spatial = None
        if neighbours is not None and neighbours.any():
            spatial = measures.spatial_dissimilarity(group, total, neighbours)
        values = (
            measures.dissimilarity(group, total),
            measures.dissimilarity_by_chance(group, total),
            measures.isolation(group, total),
            measures.exposure(group, total - group, total),
            float(group.sum() / total.sum()),
            spatial,
        )
        found.append(_told(name, counts, counted, values))
    several = numpy.array(list(counted.groups.values()), dtype=float)
    theil = measures.theil(several) if len(counted.groups) > 1 else None
    return Indices(len(counted.areas), sum(counted.total), tuple(found), theil, _theil_words(counted, theil))


def _told(name: str, counts: Sequence[int], counted: Counted, values: tuple[Any, ...]) -> GroupIndices:
    apart, chance, alone, exposed, share, spatial = values
    return GroupIndices(
        name, sum(counts), apart, chance, alone, exposed, share, spatial,
        explanation=_words(name, apart, alone, share, spatial),
        warnings=_doubts(counts, counted, apart, chance),
    )  # fmt: skip


def hundredth(value: float) -> str:
    """„33,6“: a share in percent with one decimal."""
    return number(f"{100 * value:.1f}")  # type: ignore[arg-type]


def _words(name: str, apart: float, alone: float, share: float, spatial: float | None) -> tuple[str, ...]:
    sentences = [
        f"Dissimilarität {hundredth(apart)} von 100: So viele von hundert Menschen aus „{name}“ müssten umziehen, "
        "damit ihr Anteil in allen Gebieten gleich ist.",
        f"Isolation {hundredth(alone)} %: Wo ein Mensch aus „{name}“ im Mittel wohnt, gehören {hundredth(alone)} % zur "
        f"selben Gruppe. In der ganzen Stadt sind es {hundredth(share)} %.",
    ]
    if spatial is not None:
        sentences.append(
            f"Mit Nachbarschaft gerechnet {hundredth(spatial)} von 100: Wer nur über die Grenze zum nächsten Gebiet "
            "umziehen müsste, zählt weniger."
        )
    return tuple(sentences)


def _doubts(counts: Sequence[int], counted: Counted, apart: float, chance: float) -> tuple[str, ...]:
    found = []
    people, small = sum(counts), sum(1 for one in counted.total if one < SMALL_AREA)
    if people < SMALL_GROUP:
        found.append(f"Die Gruppe ist klein ({number(people)} Menschen): Der Wert schwankt stark und ist zu hoch.")
    if small:
        noun = "Gebiet hat" if small == 1 else "Gebiete haben"
        found.append(f"{number(small)} {noun} weniger als {SMALL_AREA} Menschen: Dort entscheidet der Zufall.")
    if apart and chance >= CHANCE_SHARE * apart:
        found.append(
            f"Schon der Zufall allein ergäbe hier {hundredth(chance)} von 100 (im Mittel "
            f"{number(round(sum(counts) / len(counts)))} Menschen der Gruppe je Gebiet). Vergleichen Sie nicht mit "
            "größeren Gruppen oder Gebieten."
        )
    if median(counted.total) and max(counted.total) > 20 * median(counted.total):
        found.append("Die Gebiete sind sehr verschieden groß. Mit einem anderen Zuschnitt wäre der Wert ein anderer.")
    return tuple(found)


def _theil_words(counted: Counted, value: float | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (
        f"Entropiemaß H {number(f'{value:.4f}')}: 0 heißt, die {len(counted.groups)} Gruppen sind überall gleich "  # type: ignore[arg-type]
        "gemischt; 1 heißt, in jedem Gebiet lebt nur eine.",
    )
