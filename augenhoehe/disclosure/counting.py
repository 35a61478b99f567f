"""From rows to a table: different persons and their sources in each cell, as a system of equations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count

from augenhoehe.core.contributions import CountedInside, CountRequest, Releasable
from augenhoehe.core.refused import Refused
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass

from .lattice import OTHERS, Axis, Key, System, Terms, system_of
from .models import TableSetting

FEWEST_SOURCES = 2
NO_VALUE = "-"
Words = Callable[[str, Sequence[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A table before it is protected: its axes, what they and their values are called, and the equations."""

    axes: tuple[Axis, ...]
    labels: tuple[str, ...]
    words: tuple[Mapping[str, str], ...]
    system: System | None
    terms: Terms

    def also_named(self, more: Mapping[str, str]) -> Counted:
        """With words for what stands in the first dimension and counts nobody."""
        first, *others = self.words
        return replace(self, words=({**first, **more}, *others))

    def kept(self) -> list[dict[str, Any]]:
        """The axes as a release keeps them."""
        return [
            {
                "name": axis.name,
                "label": label,
                "values": list(axis.leaves),
                "sum": bool(axis.sums),
                "together": list(axis.together),
                "labels": dict(said),
            }
            for axis, label, said in zip(self.axes, self.labels, self.words, strict=True)
        ]


def counted_for(table: Releasable, day: date) -> Counted:
    """Count a table as of a day. Without rows there is no system, and nothing to protect."""
    if table.counted is None:
        raise Refused(f"„{table.title}“ wird nur zu einem Anlass freigegeben.")
    request = table.counted(day)
    if isinstance(request, CountedInside):
        counts, sources = dict(request.counts), dict(request.sources)
    else:
        counts, sources = _persons(request), _sources(request)
    several = len(frozenset().union(*sources.values())) >= FEWEST_SOURCES if sources else False
    terms = Terms(settings.DISCLOSURE_THRESHOLD, table.zeros_hidden, sources=FEWEST_SOURCES if several else 1)
    return counted_of(table, counts, terms, sources, TableSetting.of(table.key).together)


def counted_of(
    table: Releasable, counts: Mapping[Key, int], terms: Terms, sources: Mapping[Key, frozenset[str]] | None = None,
    together: Mapping[str, Collection[str]] | None = None,
) -> Counted:  # fmt: skip
    """The table of these counts, its values in the order of their names; `together`: values told as „andere“ only."""
    axes, words = [], []
    for place, (name, _label) in enumerate(table.dimensions):
        values = list(dict.fromkeys(key[place] for key in counts))
        said = {NO_VALUE: "ohne Angabe", **table.labels(name, [one for one in values if one != NO_VALUE])}
        values.sort(key=lambda one: (one == NO_VALUE, sort_key(str(said.get(one) or one))))
        gathered = Axis.gathered(name, values, (together or {}).get(name, ()))
        axes.append(gathered if table.is_summed(name) else Axis.without_sum(name, values))
        words.append({one: said[one] for one in values if one in said} | {OTHERS: OTHERS})
    system = system_of(axes, counts, terms, sources=sources) if counts else None
    return Counted(tuple(axes), tuple(label for _name, label in table.dimensions), tuple(words), system, terms)


def _persons(request: CountRequest) -> dict[Key, int]:
    persons = Count(request.person_key, distinct=True)
    rows = request.rows.order_by().values(*request.dimensions).annotate(counted_persons=persons)
    return {_key(row, request.dimensions): row["counted_persons"] for row in rows}


def _sources(request: CountRequest) -> dict[Key, frozenset[str]]:
    """Who reported each cell."""
    found: dict[Key, set[str]] = {}
    for row in request.rows.order_by().values(*request.dimensions, request.source_key).distinct():
        found.setdefault(_key(row, request.dimensions), set()).add(str(row[request.source_key]))
    return {key: frozenset(names) for key, names in found.items()}


def _key(row: Mapping[str, Any], dimensions: Sequence[str]) -> Key:
    return tuple(NO_VALUE if row[name] is None else str(row[name]) for name in dimensions)
