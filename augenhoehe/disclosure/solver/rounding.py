"""Controlled rounding: every number becomes a neighbouring multiple of the base, and every sum still adds up."""

from __future__ import annotations

import math

import numpy
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import System
from augenhoehe.disclosure.proof import Range

from .attack import TINY, matrix_of

SECONDS = 30.0


def controlled(system: System, base: int) -> numpy.ndarray:
    """Rounded numbers, none further than base - 1 from the true one; as close as possible together."""
    values = numpy.array([knot.value for knot in system.knots], dtype=float)
    floor = numpy.floor(values / base)
    over = values - base * floor
    matrix = matrix_of(system)
    # 1 rounds up; a multiple stays what it is.
    most = (over > 0).astype(float)
    sums = -(matrix @ floor)
    found = milp(
        (base - over) - over, constraints=LinearConstraint(matrix, sums, sums), bounds=Bounds(0, most),
        integrality=numpy.ones(len(values)), options={"time_limit": SECONDS},
    )  # fmt: skip
    if found.x is None:
        raise Refused(
            f"Diese Tabelle lässt sich nicht auf Vielfache von {base} runden, ohne dass Summen falsch werden. "
            "Verlangen Sie das Verbergen statt des Rundens."
        )
    return (base * (floor + numpy.round(found.x))).astype(int)


def audit(system: System, numbers: numpy.ndarray, base: int) -> list[Range]:
    """What follows for small cells from the rounded numbers, the rule of rounding, and the sums of the true ones."""
    matrix = matrix_of(system)
    bounds = numpy.column_stack([numpy.maximum(numbers - base + 1, 0), numbers + base - 1])
    rows = sparse.csr_matrix(matrix)
    found = []
    for place, knot in enumerate(system.knots):
        if not knot.small:
            continue
        ends = []
        for sign in (1, -1):
            goal = numpy.zeros(len(system.knots))
            goal[place] = sign
            ends.append(linprog(goal, A_eq=rows, b_eq=numpy.zeros(rows.shape[0]), bounds=bounds, method="highs").x)
        low, high = (math.ceil(ends[0][place] - TINY), math.floor(ends[1][place] + TINY))
        # As many numbers as the threshold asks for stay possible.
        found.append(Range(knot.key, low, high, min(system.terms.threshold, base) - 1))
    return found
