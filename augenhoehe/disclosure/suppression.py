"""Which cells must be hidden so that no hidden one can be worked out from what is shown.

A table with its margins is a circulation: every cell is an edge, every sum an equation at a node. Whoever
knows the shown cells and the meaning of „weniger als k“ can still imagine other tables than the true one.
A hidden cell is safe from subtraction exactly if one of those tables gives it another value, that is, if a
cycle of hidden cells runs through it on which 1 can be moved within what the reader knows of each cell
(Fischetti and Salazar 2001 for the network view of two-dimensional tables; integer attacker, exact).
Rows and columns of one or two dimensions only; tables with more dimensions are released without sums.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .tables import Hidden

Node = tuple[str, int]
SOURCE: Node = ("rows", -1)
SINK: Node = ("columns", -1)


@dataclass(slots=True)
class Edge:
    """A cell or margin between two sums. `low` and `high` are what a reader knows of it once it is hidden."""

    tail: Node
    head: Node
    value: int
    hidden: Hidden = Hidden.NO
    margin: bool = False

    def bounds(self, threshold: int, zeros_hidden: bool) -> tuple[int, int | None]:
        """What „weniger als k“ and „nicht gezeigt“ give away: a range, without an upper end for the latter."""
        if self.hidden == Hidden.SMALL:
            return (0 if zeros_hidden else 1), threshold - 1
        return threshold, None


@dataclass(slots=True)
class Table:
    """The edges of one table and the rules under which it is published."""

    edges: list[Edge]
    threshold: int
    zeros_hidden: bool = False
    _around: dict[Node, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, edge in enumerate(self.edges):
            self._around.setdefault(edge.tail, []).append(place)
            self._around.setdefault(edge.head, []).append(place)

    def protect(self) -> bool:
        """Hide further cells until every hidden one is safe; False if that cannot be reached."""
        for place in [place for place, edge in enumerate(self.edges) if edge.hidden]:
            if self.is_safe(place):
                continue
            route = self._cheapest_route(place)
            if route is None:
                return False
            for other in route:
                if not self.edges[other].hidden:
                    self.edges[other].hidden = Hidden.PROTECTS
        return True

    def withhold_sums(self) -> None:
        """The last resort: every sum over a hidden cell is withheld, so that nothing can be subtracted from it."""
        lines = {node for edge in self.edges if edge.hidden and not edge.margin for node in (edge.tail, edge.head)}
        for edge in self.edges:
            if edge.margin and ({edge.tail, edge.head} & lines or (lines and _is_total(edge))):
                edge.hidden = Hidden.PROTECTS

    def is_safe(self, place: int) -> bool:
        """Could the hidden cell be another number, for all that a reader knows?"""
        return any(self._route(place, step, only_hidden=True) is not None for step in (+1, -1))

    def _cheapest_route(self, place: int) -> list[int] | None:
        """The cycle through a cell that hides the fewest people more; margins are given up last."""
        found = [route for step in (+1, -1) if (route := self._route(place, step, only_hidden=False))]
        return min(found, key=lambda one: one[0])[1] if found else None

    def _route(self, place: int, step: int, *, only_hidden: bool) -> tuple[int, list[int]] | None:
        """Move 1 through a cell (step +1 or -1) and back by other cells: (cost, cells), or None."""
        edge = self.edges[place]
        if not self._moves(edge, step):
            return None
        start, goal = (edge.head, edge.tail) if step > 0 else (edge.tail, edge.head)
        return self._shortest(start, goal, place, only_hidden)

    def _shortest(self, start: Node, goal: Node, without: int, only_hidden: bool) -> tuple[int, list[int]] | None:
        """Dijkstra over the cells that may move by 1 in the wanted direction."""
        best: dict[Node, int] = {start: 0}
        queue: list[tuple[int, Node, tuple[int, ...]]] = [(0, start, ())]
        while queue:
            cost, node, route = heapq.heappop(queue)
            if node == goal:
                return cost, list(route)
            if cost > best[node]:
                continue
            for place, other, price in self._steps_from(node, only_hidden):
                if place != without and cost + price < best.get(other, cost + price + 1):
                    best[other] = cost + price
                    heapq.heappush(queue, (cost + price, other, (*route, place)))
        return None

    def _steps_from(self, node: Node, only_hidden: bool) -> Iterator[tuple[int, Node, int]]:
        for place in self._around[node]:
            edge = self.edges[place]
            if only_hidden and not edge.hidden:
                continue
            step, other = (+1, edge.head) if edge.tail == node else (-1, edge.tail)
            if self._moves(edge, step):
                yield place, other, self._price(edge)

    def _moves(self, edge: Edge, step: int) -> bool:
        """May a reader imagine the cell one larger or smaller? What is shown below the threshold is a zero."""
        if not edge.hidden and edge.value < self.threshold:
            return False
        low, high = edge.bounds(self.threshold, self.zeros_hidden)
        return edge.value + step >= low and (high is None or edge.value + step <= high)

    def _price(self, edge: Edge) -> int:
        if edge.hidden:
            return 0
        # A margin is worth more than all cells together, and a large cell more than a small one.
        return edge.value + (1_000_000_000 if edge.margin else 0)


def _is_total(edge: Edge) -> bool:
    return edge.tail == SINK and edge.head == SOURCE


def one_dimension(cells: Iterable[tuple[int, Hidden]], total: tuple[int, Hidden]) -> list[Edge]:
    """Edges of a list with its sum: every cell from source to sink, the sum back."""
    edges = [Edge(SOURCE, SINK, value, hidden) for value, hidden in cells]
    return [*edges, Edge(SINK, SOURCE, *total, margin=True)]


def two_dimensions(
    cells: list[list[tuple[int, Hidden]]],
    row_totals: list[tuple[int, Hidden]],
    column_totals: list[tuple[int, Hidden]],
    total: tuple[int, Hidden],
) -> list[Edge]:
    """Edges of a table: cells row by row, then row totals, column totals, and the grand total."""
    edges = [
        Edge(("row", r), ("column", c), value, hidden)
        for r, row in enumerate(cells)
        for c, (value, hidden) in enumerate(row)
    ]
    edges += [Edge(SOURCE, ("row", r), *one, margin=True) for r, one in enumerate(row_totals)]
    edges += [Edge(("column", c), SINK, *one, margin=True) for c, one in enumerate(column_totals)]
    return [*edges, Edge(SINK, SOURCE, *total, margin=True)]
