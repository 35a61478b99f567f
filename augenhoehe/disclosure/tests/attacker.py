"""An attacker of its own: knows what is printed, works on the inner cells alone, and shares no code with the gate."""

from __future__ import annotations

import numpy
from scipy.optimize import linprog


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

    def range_of(self, key, far=10_000):
        """The lowest and highest number the cell can have, for all that is printed."""
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * self.row(key),
                A_eq=numpy.array([row for row, _ in self.known]) if self.known else None,
                b_eq=[value for _, value in self.known] if self.known else None,
                A_ub=-numpy.array(self.least) if self.least else None,
                b_ub=-numpy.ones(len(self.least)) if self.least else None,
                bounds=(0, far),
            )
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return ends
