"""A table falls into parts that share no sum: what is known of one tells nothing of another; each stands alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .lattice import System
from .proof import Method, Mode, Protected, Range, Shown


def parts_of(system: System) -> list[System]:
    """The parts, each with the equations and the insiders that concern it."""
    above = list(range(len(system.knots)))

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for equation in system.equations:
        first, *others = equation
        for other in others:
            above[root(other)] = root(first)
    places: dict[int, list[int]] = {}
    for place in range(len(system.knots)):
        places.setdefault(root(place), []).append(place)
    lines: dict[int, list[dict[int, int]]] = {}
    for equation in system.equations:
        lines.setdefault(root(next(iter(equation))), []).append(equation)
    return [_part(system, own, lines.get(name, [])) for name, own in places.items()]


def _part(system: System, places: list[int], lines: list[dict[int, int]]) -> System:
    new = {place: number for number, place in enumerate(places)}
    insiders = (frozenset(new[place] for place in known if place in new) for known in system.insiders)
    return replace(
        system,
        knots=tuple(system.knots[place] for place in places),
        equations=tuple({new[place]: sign for place, sign in line.items()} for line in lines),
        insiders=tuple(dict.fromkeys(one for one in insiders if one)),
    )


def put_together(system: System, parts: Iterable[Protected]) -> Protected:
    """The parts as one table again, in its order; it is called exact if every part is."""
    cells: dict[tuple[str, ...], Shown] = {}
    proof: list[Range] = []
    exact, cost = True, 0
    for one in parts:
        cells |= {cell.key: cell for cell in one.cells}
        proof += one.proof
        cost += one.cost
        exact = exact and one.method == Method.EXACT
    method = Method.EXACT if exact else Method.HEURISTIC
    ordered = tuple(cells[knot.key] for knot in system.knots)
    places = system.places
    proof.sort(key=lambda one: places[one.key])
    return Protected(Mode.SUPPRESS, method, system.terms.threshold, ordered, tuple(proof), cost, len(system.insiders))
