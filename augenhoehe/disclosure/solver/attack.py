"""The attacker: everything that follows from the shown cells and the sums, by linear programming."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from augenhoehe.core.values import dataclass
from augenhoehe.disclosure.lattice import State, System

TINY = 1e-6
# So many attacks are put to the solver at once: one call costs more than a small programme.
AT_ONCE = 24
# So many pairs of sweeps are tried before cells are attacked one by one.
SWEEPS = 2
# Tables up to so many hidden cells are also attacked by whole numbers.
SMALL_TABLE = 60


@dataclass(frozen=True, slots=True)
class Blow:
    """One attack: the most a cell can be moved in a direction, the point reached, and the prices of the sums."""

    place: int
    sign: int
    moved: float
    point: numpy.ndarray
    prices: numpy.ndarray


@dataclass(frozen=True, slots=True)
class Reached:
    """How far each cell was seen to move up and down."""

    up: numpy.ndarray
    down: numpy.ndarray

    def take(self, point: numpy.ndarray) -> None:
        numpy.maximum(self.up, point, out=self.up)
        numpy.maximum(self.down, -point, out=self.down)


class Attacker:
    """Knows shown cells, equations, and lower bounds; `reach` bounds how far it looks upwards."""

    def __init__(self, system: System, reach: float | None = None) -> None:
        self.system = system
        self.values = numpy.array([knot.value for knot in system.knots], dtype=float)
        self.down = self.values - numpy.array([knot.low for knot in system.knots], dtype=float)
        up = float(reach if reach is not None else 4 * system.terms.threshold)
        self.up = numpy.full(len(system.knots), up)
        self.matrix = matrix_of(system)
        self.never = numpy.array([knot.state == State.SHOWN for knot in system.knots])

    def blows(
        self, hidden: numpy.ndarray, aims: Sequence[tuple[int, int]], known: Collection[int] = ()
    ) -> Iterator[Blow]:
        """Attack (cell, direction) one by one; `known` are cells an insider knows."""
        free = hidden.copy()
        free[list(known)] = False
        columns = numpy.flatnonzero(free)
        chosen = self.matrix[:, columns]
        rows = numpy.flatnonzero(numpy.diff(chosen.tocsr().indptr))
        where = {int(column): place for place, column in enumerate(columns)}
        for start in range(0, len(aims), AT_ONCE):
            batch = [aim for aim in aims[start : start + AT_ONCE] if aim[0] in where]
            if batch:
                yield from self._batch(batch, chosen[rows], columns, rows, where)

    def _batch(self, batch, inner, columns, rows, where) -> Iterator[Blow]:  # type: ignore[no-untyped-def]
        size, count = len(columns), len(batch)
        goal = numpy.zeros(size * count)
        for block, (place, sign) in enumerate(batch):
            goal[block * size + where[place]] = -sign
        bounds = numpy.tile(numpy.column_stack([-self.down[columns], self.up[columns]]), (count, 1))
        equations = sparse.kron(sparse.identity(count), inner, format="csr")
        found = linprog(goal, A_eq=equations, b_eq=numpy.zeros(equations.shape[0]), bounds=bounds, method="highs")
        if found.status != 0:
            raise ArithmeticError(f"attack not solved: {found.message}")
        points = found.x.reshape(count, size)
        prices = found.eqlin.marginals.reshape(count, len(rows))
        for block, (place, sign) in enumerate(batch):
            point, price = numpy.zeros(len(self.values)), numpy.zeros(self.matrix.shape[0])
            point[columns], price[rows] = points[block], prices[block]
            yield Blow(place, sign, float(sign * point[place]), point, price)

    def swept(self, hidden: numpy.ndarray, small: Sequence[int], known: Collection[int] = ()) -> Reached:
        """How far many cells move at once: a few attacks on all together prove most of them safe."""
        reached = Reached(numpy.zeros(len(hidden)), numpy.zeros(len(hidden)))
        free = hidden.copy()
        free[list(known)] = False
        columns = numpy.flatnonzero(free)
        aims = numpy.isin(columns, [place for place in small if place not in known])
        if not aims.any():
            return reached
        chosen = self.matrix[:, columns]
        inner = chosen[numpy.flatnonzero(numpy.diff(chosen.tocsr().indptr))]
        # Short moves, so that they share the way instead of one taking it all.
        enough = numpy.where(aims, self.needs(known)[columns], self.up[columns])
        low = -numpy.minimum(self.down[columns], self.up[columns])
        chance = numpy.random.default_rng(20)
        for _sweep in range(SWEEPS):
            signs = chance.choice([-1.0, 1.0], len(columns)) * aims
            for goal in (signs, -signs):
                bounds = numpy.column_stack([low, enough])
                found = linprog(goal, A_eq=inner, b_eq=numpy.zeros(inner.shape[0]), bounds=bounds, method="highs")
                if found.status == 0:
                    point = numpy.zeros(len(hidden))
                    point[columns] = found.x
                    reached.take(point)
        return reached

    def needs(self, known: Collection[int] = ()) -> numpy.ndarray:
        """The width each cell must keep; an insider must only not know the number."""
        widths = numpy.array([float(knot.width) for knot in self.system.knots])
        return numpy.minimum(widths, 1.0) if known else widths

    def capacities(self, blow: Blow, known: Collection[int] = ()) -> numpy.ndarray:
        """How much each cell, once hidden, lets the attacked cell move: the coefficients of a valid inequality."""
        gain = self.matrix.T @ blow.prices
        gain[blow.place] += blow.sign
        gain[numpy.abs(gain) < TINY] = 0
        strength = numpy.where(gain > 0, gain * self.up, -gain * self.down)
        strength[self.never] = 0
        strength[list(known)] = 0
        return strength

    def whole_numbers(self, hidden: numpy.ndarray, place: int, sign: int) -> float:
        """The same attack by somebody who knows that people are whole."""
        columns = numpy.flatnonzero(hidden)
        goal = numpy.zeros(len(columns))
        goal[numpy.searchsorted(columns, place)] = -sign
        found = milp(
            goal,
            constraints=LinearConstraint(self.matrix[:, columns], 0, 0),
            bounds=Bounds(-self.down[columns], self.up[columns]),
            integrality=numpy.ones(len(columns)),
        )
        return float(-found.fun)


def matrix_of(system: System) -> sparse.csc_matrix:
    rows, columns, signs = [], [], []
    for row, equation in enumerate(system.equations):
        for column, sign in equation.items():
            rows.append(row)
            columns.append(column)
            signs.append(float(sign))
    return sparse.csc_matrix((signs, (rows, columns)), shape=(len(system.equations), len(system.knots)))
