"""An attacker of its own: knows what is printed, works on the inner cells alone, and shares no code with the gate."""

from __future__ import annotations

import numpy
from scipy import sparse
from scipy.optimize import linprog

FAR = 10_000


def extremes(goals, known, least, far=FAR):
    """For each goal (a row over the unknowns) its lowest and highest value; all programmes are put to the solver at
    once, since one call costs more than a small programme. known: (row, value). least: rows that are at least 1."""
    if not goals:
        return []
    aims = [sign * numpy.asarray(goal, dtype=float) for goal in goals for sign in (1, -1)]
    every = sparse.identity(len(aims))
    equal = sparse.csr_matrix(numpy.array([row for row, _ in known])) if known else None
    above = sparse.csr_matrix(-numpy.array(least)) if least else None
    found = linprog(
        numpy.concatenate(aims),
        A_eq=sparse.kron(every, equal, format="csr") if known else None,
        b_eq=numpy.tile([value for _, value in known], len(aims)) if known else None,
        A_ub=sparse.kron(every, above, format="csr") if least else None,
        b_ub=-numpy.ones(len(least) * len(aims)) if least else None,
        bounds=(0, far),
    )
    assert found.status == 0, found.message
    reached = [float(aim @ point) for aim, point in zip(aims, found.x.reshape(len(aims), -1), strict=True)]
    return [(low, -high) for low, high in zip(reached[::2], reached[1::2], strict=True)]


class Reader:
    """Unknown are the inner cells; every printed number is a sum over some of them, hidden ones are not zero."""

    def __init__(self, axes, values, *, zeros_shown=True, insider=None):
        inner = [key for key in values if all(part in axis.leaves for part, axis in zip(key, axes, strict=True))]
        self.column = {key: place for place, key in enumerate(inner)}
        self.axes, self.known, self.least = axes, [], []
        for key, value in {**values, **(insider or {})}.items():
            row = self.row(key)
            if value is not None:
                self.known.append((row, value))
            elif zeros_shown:
                self.least.append(row)

    def row(self, key):
        row = numpy.zeros(len(self.column))
        for cell, place in self.column.items():
            covers = (part in axis.leaves_of(asked) for part, asked, axis in zip(cell, key, self.axes, strict=True))
            row[place] = float(all(covers))
        return row

    def ranges_of(self, keys, far=FAR):
        """(lowest, highest) number of each cell, for all that is printed."""
        return extremes([self.row(key) for key in keys], self.known, self.least, far)

    def range_of(self, key, far=FAR):
        return self.ranges_of([key], far)[0]
