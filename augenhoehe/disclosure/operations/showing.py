"""A table protected for one look, without scipy and without a memory of earlier ones (architecture §5).

Counted are different persons, never rows. A cell with fewer than k persons says „weniger als k“; where a
table has several sources, a cell from one source alone is not shown; further cells are hidden until no
hidden one follows from the rest by adding and subtracting (suppression.py). Tables of three and more
dimensions leave without sums. It knows nothing of what was shown before: for whatever is read twice there are
releases (`releasing`, ADR 0020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet

from augenhoehe.core.contributions import CountRequest
from augenhoehe.disclosure.suppression import Edge, Table, one_dimension, two_dimensions
from augenhoehe.disclosure.tables import ALL, Cell, Hidden, ReleasedTable, words
from augenhoehe.disclosure.thresholds import check_threshold

FEWEST_SOURCES = 2
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    persons: int = 0
    sources: int = 0


NOBODY = _Counted()


@dataclass(frozen=True, slots=True)
class _Terms:
    """Under which terms a table leaves."""

    threshold: int
    sources: int
    zeros_hidden: bool

    def verdict(self, counted: _Counted) -> tuple[int, Hidden]:
        """A cell's number, and whether it may be shown on its own."""
        if counted.persons == 0:
            return 0, Hidden.SMALL if self.zeros_hidden else Hidden.NO
        if counted.persons < self.threshold:
            return counted.persons, Hidden.SMALL
        return counted.persons, Hidden.SOURCES if counted.sources < self.sources else Hidden.NO


def release(
    request: CountRequest,
    *,
    k: int | None = None,
    zeros_hidden: bool = False,
    order: Mapping[str, Sequence[Any]] | None = None,
) -> ReleasedTable:
    """Count different persons per cell and hide what must not be known; `order` lists values that always appear."""
    threshold = _threshold(k)
    everybody = _counted(request, ()).get((), NOBODY)
    terms = _Terms(threshold, FEWEST_SOURCES if everybody.sources >= FEWEST_SOURCES else 1, zeros_hidden)
    counted = _counted(request, request.dimensions) if request.dimensions else {}
    axes = [_axis(name, place, counted, order or {}) for place, name in enumerate(request.dimensions)]
    if len(axes) == 1:
        return _list(request, terms, axes[0], counted, everybody)
    if len(axes) == 2:
        return _cross(request, terms, axes, counted, everybody)
    return _without_sums(request, terms, axes, counted, everybody)


def shown_count(rows: QuerySet[Any], person_key: str, k: int | None = None) -> str:
    """The number of different persons behind rows, as it may be printed: „34“, „0“, „weniger als 5“."""
    threshold = _threshold(k)
    persons = rows.order_by().values(person_key).distinct().count()
    return words(persons, Hidden.SMALL if 0 < persons < threshold else Hidden.NO, threshold)


def _threshold(k: int | None) -> int:
    threshold = settings.DISCLOSURE_THRESHOLD if k is None else k
    check_threshold(threshold)
    return threshold


def _counted(request: CountRequest, dimensions: Sequence[str]) -> dict[Key, _Counted]:
    """Different persons and sources per combination of dimension values, in one grouped statement."""
    persons = Count(request.person_key, distinct=True)
    sources = Count(request.source_key, distinct=True)
    rows = request.rows.order_by()
    if not dimensions:
        found = rows.aggregate(counted_persons=persons, counted_sources=sources)
        return {(): _Counted(found["counted_persons"], found["counted_sources"])}
    grouped = rows.values(*dimensions).annotate(counted_persons=persons, counted_sources=sources)
    return {
        tuple(row[name] for name in dimensions): _Counted(row["counted_persons"], row["counted_sources"])
        for row in grouped
    }


def _axis(name: str, place: int, counted: Mapping[Key, _Counted], order: Mapping[str, Sequence[Any]]) -> list[Any]:
    """The values of a dimension: the given ones first, then what else was counted, „no value“ last."""
    given = list(order.get(name, ()))
    seen = {key[place] for key in counted} - set(given)
    return given + sorted(seen - {None}, key=str) + ([None] if None in seen else [])


def _list(
    request: CountRequest, terms: _Terms, axis: list[Any], counted: Mapping[Key, _Counted], everybody: _Counted
) -> ReleasedTable:
    cells = [terms.verdict(counted.get((value,), NOBODY)) for value in axis]
    edges = _protected(one_dimension(cells, terms.verdict(everybody)), terms)
    inner = tuple(_cell((value,), edge, terms) for value, edge in zip(axis, edges, strict=False))
    return _table(request, terms, inner, (), _cell((ALL,), edges[-1], terms))


def _cross(
    request: CountRequest, terms: _Terms, axes: list[list[Any]], counted: Mapping[Key, _Counted], everybody: _Counted
) -> ReleasedTable:
    across, down = axes[1], axes[0]
    rows, columns = (_counted(request, (name,)) for name in request.dimensions)
    edges = _protected(
        two_dimensions(
            [[terms.verdict(counted.get((r, c), NOBODY)) for c in across] for r in down],
            [terms.verdict(rows.get((r,), NOBODY)) for r in down],
            [terms.verdict(columns.get((c,), NOBODY)) for c in across],
            terms.verdict(everybody),
        ),
        terms,
    )
    keys = [*product(down, across), *((r, ALL) for r in down), *((ALL, c) for c in across), (ALL, ALL)]
    cells = [_cell(key, edge, terms) for key, edge in zip(keys, edges, strict=True)]
    inner = len(down) * len(across)
    return _table(request, terms, tuple(cells[:inner]), tuple(cells[inner:-1]), cells[-1])


def _without_sums(
    request: CountRequest, terms: _Terms, axes: list[list[Any]], counted: Mapping[Key, _Counted], everybody: _Counted
) -> ReleasedTable:
    """Nothing but the total, or many dimensions without any sum: there is nothing to subtract from."""
    if not axes:
        return _table(request, terms, (), (), _alone((ALL,), everybody, terms))
    inner = tuple(_alone(key, counted.get(key, NOBODY), terms) for key in product(*axes))
    return _table(request, terms, inner, (), None)


def _protected(edges: list[Edge], terms: _Terms) -> list[Edge]:
    """Edges with all that must be hidden hidden; if nothing else helps, the sums do not leave at all."""
    marks = [edge.hidden for edge in edges]
    table = Table(edges, terms.threshold, terms.zeros_hidden)
    if not table.protect():
        for edge, mark in zip(edges, marks, strict=True):
            edge.hidden = mark
        table.withhold_sums()
    return edges


def _alone(key: Key, counted: _Counted, terms: _Terms) -> Cell:
    value, hidden = terms.verdict(counted)
    return Cell(key, None if hidden else value, words(value, hidden, terms.threshold), hidden)


def _cell(key: Key, edge: Edge, terms: _Terms) -> Cell:
    value = None if edge.hidden else edge.value
    return Cell(key, value, words(edge.value, edge.hidden, terms.threshold), edge.hidden)


def _table(
    request: CountRequest, terms: _Terms, cells: tuple[Cell, ...], margins: tuple[Cell, ...], total: Cell | None
) -> ReleasedTable:
    return ReleasedTable(request.title, request.dimensions, terms.threshold, cells, margins, total)
