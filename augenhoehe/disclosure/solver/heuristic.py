"""A valid pattern fast: for each cell that is not safe, the cheapest detour is hidden; not the cheapest of all."""

from __future__ import annotations

from collections.abc import Collection

import numpy
from scipy import sparse
from scipy.optimize import linprog

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import State, System

from .attack import TINY, Attacker
from .exact import is_safe

# What is hidden anyway is nearly free to use; not quite, so that detours stay short.
HARDLY = 1e-3


def quick(system: System) -> numpy.ndarray:
    """Which cells are hidden; every small one can move up by its width."""
    attacker = Attacker(system)
    hidden = numpy.array([knot.state == State.HIDDEN for knot in system.knots])
    small = sorted((p for p, knot in enumerate(system.knots) if knot.small), key=lambda p: system.knots[p].value)
    for known in ((), *system.insiders):
        reached = attacker.swept(hidden, small, known)
        for place in small:
            if place in known or (known and system.knots[place].outside):
                continue
            if not is_safe(attacker, place, reached.up, reached.down, known):
                move = _detour(attacker, hidden, place, float(attacker.needs(known)[place]), known)
                hidden |= numpy.abs(move) > TINY
                reached.take(move)
    return hidden


def _detour(
    attacker: Attacker, hidden: numpy.ndarray, place: int, amount: float, known: Collection[int]
) -> numpy.ndarray:
    """The cheapest other table in which the cell differs by this amount."""
    knots = attacker.system.knots
    price = numpy.where(hidden, HARDLY, numpy.array([float(knot.cost) for knot in knots]))
    up, down = attacker.up.copy(), attacker.down.copy()
    closed = attacker.never.copy()
    closed[list(known)] = True
    up[closed], down[closed] = 0, 0
    up[place], down[place] = max(amount, 0), max(-amount, 0)
    least = numpy.zeros(2 * len(knots))
    least[place if amount > 0 else place + len(knots)] = abs(amount)
    both = sparse.hstack([attacker.matrix, -attacker.matrix], format="csc")
    found = linprog(
        numpy.concatenate([price, price]), A_eq=both, b_eq=numpy.zeros(both.shape[0]),
        bounds=numpy.column_stack([least, numpy.concatenate([up, down])]), method="highs",
    )  # fmt: skip
    if found.status != 0:
        raise Refused(
            "Diese Tabelle lässt sich neben den früheren Freigaben nicht schützen. "
            "Fassen Sie Werte zusammen, oder geben Sie ein Merkmal weniger frei."
        )
    return found.x[: len(knots)] - found.x[len(knots) :]
