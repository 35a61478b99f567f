"""The cheapest pattern: binary variables for hidden cells, inequalities from attacks that succeed, until none does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import State, System

from .attack import TINY, Attacker

Progress = Callable[[int, int], None]
Cut = tuple[numpy.ndarray, float]
BATCH = 12


class OutOfTime(Exception):
    """The exact search did not end in time; the heuristic answers."""


def cheapest(system: System, seconds: float, progress: Progress | None = None) -> numpy.ndarray:
    """Which cells are hidden in a pattern that hides the fewest people; raises OutOfTime."""
    ends = time.monotonic() + seconds
    master = Master(system)
    attacker = Attacker(system)
    while True:
        hidden = master.solve(ends - time.monotonic())
        cuts = list(broken(attacker, hidden, ends))
        if progress:
            open_, all_ = len(cuts), sum(knot.small for knot in system.knots)
            progress(max(0, all_ - open_), all_)
        if not cuts:
            return hidden
        master.cuts += cuts


def broken(attacker: Attacker, hidden: numpy.ndarray, ends: float = float("inf")) -> Iterator[Cut]:
    """An inequality for each cell that an attacker or an insider narrows too far."""
    system = attacker.system
    small = [place for place, knot in enumerate(system.knots) if knot.small]
    yield from _narrowed(attacker, hidden, small, (), ends)
    for known in system.insiders:
        if any(hidden[place] for place in known):
            inside = [place for place in small if place not in known and not system.knots[place].outside]
            yield from _narrowed(attacker, hidden, inside, known, ends)


def _narrowed(attacker, hidden, small, known, ends) -> Iterator[Cut]:  # type: ignore[no-untyped-def]
    reached = attacker.swept(hidden, small, known)
    left = [place for place in small if not is_safe(attacker, place, reached.up, reached.down, known)]
    while left:
        if time.monotonic() > ends:
            raise OutOfTime
        batch, left = left[:BATCH], left[BATCH:]
        strokes = list(attacker.blows(hidden, [(place, sign) for place in batch for sign in (1, -1)], known))
        for up, down in zip(strokes[::2], strokes[1::2], strict=True):
            yield from _cuts(attacker, up, down, known)
            reached.take(up.point)
            reached.take(down.point)
        left = [place for place in left if not is_safe(attacker, place, reached.up, reached.down, known)]


def _cuts(attacker, up, down, known) -> Iterator[Cut]:  # type: ignore[no-untyped-def]
    need = attacker.needs(known)[up.place]
    if up.moved + down.moved < need - TINY:
        yield attacker.capacities(up, known) + attacker.capacities(down, known), need


def is_safe(attacker, place, up, down, known) -> bool:  # type: ignore[no-untyped-def]
    """Do these moves of a cell already show that it keeps its range?"""
    return bool(up[place] + down[place] >= attacker.needs(known)[place] - TINY)


class Master:
    """Chooses cells: as cheap as possible under the inequalities found so far."""

    def __init__(self, system: System) -> None:
        self.system = system
        knots = system.knots
        self.price = numpy.array([0.0 if knot.state == State.HIDDEN else float(knot.cost) for knot in knots])
        self.least = numpy.array([float(knot.state == State.HIDDEN) for knot in knots])
        self.most = numpy.array([float(knot.state != State.SHOWN) for knot in knots])
        self.cuts: list[Cut] = []
        self.never_alone = self._never_alone()

    def _never_alone(self) -> sparse.csr_matrix:
        """A cell that is the only hidden one of a sum is not hidden: the first thing an attacker does."""
        rows, columns, signs, row = [], [], [], 0
        for equation in self.system.equations:
            able = [place for place in equation if self.most[place]]
            for one in able:
                knot = self.system.knots[one]
                if knot.state == State.HIDDEN and not knot.small:
                    continue
                rows += [row] * len(able)
                columns += able
                signs += [-1.0 if place == one else 1.0 for place in able]
                row += 1
        return sparse.csr_matrix((signs, (rows, columns)), shape=(row, len(self.system.knots)))

    def _constraints(self) -> list[LinearConstraint]:
        found = [LinearConstraint(self.never_alone, 0, numpy.inf)] if self.never_alone.shape[0] else []
        lines, needs = [], []
        for strength, need in self.cuts:
            rest = need - float(strength[self.least > 0].sum())
            # No cell counts for more than what is missing: the strongest form of the inequality.
            line = numpy.where(self.least > 0, 0, numpy.minimum(strength, rest))
            lines.append(sparse.csr_matrix(line / rest))
            needs.append(1.0)
        if lines:
            found.append(LinearConstraint(sparse.vstack(lines), numpy.array(needs), numpy.inf))
        return found

    def solve(self, seconds: float) -> numpy.ndarray:
        if seconds <= 0:
            raise OutOfTime
        found = milp(
            self.price, constraints=self._constraints(), bounds=Bounds(self.least, self.most),
            integrality=numpy.ones(len(self.price)), options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )  # fmt: skip
        if found.status == 1:
            raise OutOfTime
        if found.x is None:
            raise Refused(
                "Diese Tabelle lässt sich neben den früheren Freigaben nicht schützen. "
                "Fassen Sie Werte zusammen, oder geben Sie ein Merkmal weniger frei."
            )
        return found.x > 0.5
