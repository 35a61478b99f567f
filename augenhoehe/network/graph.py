"""The network as a graph: groups, hinges, bridges, places. Only tasks and commands call this: it imports NumPy."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from augenhoehe.core.values import dataclass

Place = tuple[float, float]
Pair = tuple[Hashable, Hashable]
# The drawing is so wide and high; whoever is alone stands in rows below it.
WIDTH, HEIGHT, MARGIN, ROW, PER_ROW = 1000.0, 560.0, 100.0, 64.0, 5
# A fresh drawing needs many steps; a later one starts from the last places and moves little.
FRESH, LATER, SEED = 120, 12, 20


@dataclass(frozen=True, slots=True)
class Shape:
    """What the links make of the organisations: groups by size, hinges whose leaving would part a group, bridges."""

    groups: tuple[frozenset[Hashable], ...]
    alone: frozenset[Hashable]
    hinges: frozenset[Hashable]
    bridges: frozenset[frozenset[Hashable]]


def shape_of(nodes: Iterable[Hashable], pairs: Iterable[Pair]) -> Shape:
    """Groups of at least two, in a stable order; whoever has no link is alone."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    found = [frozenset(group) for group in networkx.connected_components(graph)]
    groups = sorted((one for one in found if len(one) > 1), key=lambda one: (-len(one), min(map(str, one))))
    return Shape(
        groups=tuple(groups),
        alone=frozenset(networkx.isolates(graph)),
        hinges=frozenset(networkx.articulation_points(graph)),
        bridges=frozenset(frozenset(pair) for pair in networkx.bridges(graph)),
    )


def places_of(
    linked: Sequence[Hashable], alone: Sequence[Hashable], pairs: Iterable[Pair], before: Mapping[Hashable, Place]
) -> dict[Hashable, Place]:
    """Where each stands. Who stood somewhere before stays near it; who is alone stands in rows, in the given order."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(linked)
    graph.add_edges_from(pairs)
    known = {node: (x / WIDTH, y / HEIGHT) for node, (x, y) in before.items() if node in graph and y <= HEIGHT}
    steps = LATER if len(known) * 2 > len(graph) else FRESH
    places: dict[Hashable, Place] = {}
    if graph:
        # Distances wide enough for names beside the dots.
        drawn = networkx.spring_layout(
            graph, pos=known or None, iterations=steps, seed=SEED, k=2.2 / max(len(graph), 1) ** 0.5
        )
        places = fitted({node: (float(at[0]), float(at[1])) for node, at in drawn.items()})
    for number, node in enumerate(alone):
        places[node] = place_alone(number)
    return places


def place_alone(number: int) -> Place:
    """Whoever has no link stands in rows below the drawing."""
    row, column = divmod(number, PER_ROW)
    gap = (WIDTH - 2 * MARGIN) / PER_ROW
    return (MARGIN + gap * (column + 0.5), HEIGHT + ROW * (row + 1))


def fitted(drawn: Mapping[Hashable, Place]) -> dict[Hashable, Place]:
    """Into the drawing, whatever the measures of the layout."""
    xs, ys = [x for x, _ in drawn.values()], [y for _, y in drawn.values()]
    left, wide, top, high = min(xs), max(xs) - min(xs) or 1.0, min(ys), max(ys) - min(ys) or 1.0
    return {
        node: (
            round(MARGIN + (x - left) / wide * (WIDTH - 2 * MARGIN), 1),
            round(MARGIN / 2 + (y - top) / high * (HEIGHT - MARGIN), 1),
        )
        for node, (x, y) in drawn.items()
    }
