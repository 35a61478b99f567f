"""Protect a table, then attack it: what leaves has passed the attack, or does not leave."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

import numpy

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import System, widened
from augenhoehe.disclosure.proof import Method, Mode, Protected, Range, Shown

from . import rounding
from .attack import SMALL_TABLE, TINY, Attacker
from .exact import OutOfTime, Progress, broken, cheapest
from .heuristic import quick

# Up to so many cells the cheapest pattern is looked for; beyond, and when time is up, a valid one is.
LARGEST_EXACT = 2000
SECONDS = 90.0
# A reader who finds no upper end closer than this has found none.
FAR = 1_000_000
WIDENINGS = 5


def suppress(system: System, *, seconds: float = SECONDS, progress: Progress | None = None) -> Protected:
    """Hide the fewest people so that every small cell keeps its range, for outsiders, insiders and whole numbers."""
    hidden, proof, method = patterned(system, seconds, progress)
    return _protected(system, numpy.array(hidden), method, proof)


def patterned(
    system: System, seconds: float = SECONDS, progress: Progress | None = None
) -> tuple[list[bool], list[Range], Method]:
    """Which cells are hidden, what an attacker can know of each at best, and how the pattern was found."""
    for _round in range(WIDENINGS):
        hidden, method = _pattern(system, seconds, progress)
        proof = audit(system, hidden)
        narrow = _narrow_in_whole_numbers(system, hidden)
        if not narrow and all(one.holds for one in proof):
            return list(hidden), proof, method
        if not narrow:
            break
        system = widened(system, narrow)
    raise Refused("Der Angriff auf die geschützte Tabelle gelingt. Sie wird nicht freigegeben.")


def attacked(system: System, hidden: Sequence[bool]) -> list[Range] | None:
    """What an attacker can know at best if this is hidden; None: the attack succeeds."""
    away = numpy.array(hidden)
    if any(True for _cut in broken(Attacker(system), away)) or _narrow_in_whole_numbers(system, away):
        return None
    proof = audit(system, away)
    return proof if all(one.holds for one in proof) else None


def round_to(system: System, base: int = 5) -> Protected:
    """Round every number to a multiple so that all sums still add up."""
    numbers = rounding.controlled(system, base)
    proof = rounding.audit(system, numbers, base)
    if not all(one.holds for one in proof):
        raise Refused("Das Runden lässt auf kleine Zahlen schließen. Verlangen Sie das Verbergen statt des Rundens.")
    cells = tuple(Shown(knot.key, int(value)) for knot, value in zip(system.knots, numbers, strict=True))
    cost = int(sum(abs(int(value) - knot.value) for knot, value in zip(system.knots, numbers, strict=True)))
    return Protected(Mode.ROUND, Method.ROUNDING, system.terms.threshold, cells, tuple(proof), cost, 0, base)


def audit(system: System, hidden: numpy.ndarray, known: Collection[int] = ()) -> list[Range]:
    """The range of every hidden cell for an attacker without limits upwards."""
    attacker = Attacker(system, reach=FAR)
    places = [int(place) for place in numpy.flatnonzero(hidden) if place not in known]
    blows = {(blow.place, blow.sign): blow.moved for blow in
             attacker.blows(hidden, [(place, sign) for place in places for sign in (1, -1)], known)}  # fmt: skip
    found = []
    for place in places:
        knot = system.knots[place]
        low = math.ceil(knot.value - blows[place, -1] - TINY)
        high = math.floor(knot.value + blows[place, 1] + TINY)
        need = knot.width if not known else min(1, knot.width)
        found.append(Range(knot.key, low, None if high >= knot.value + FAR / 2 else high, need))
    return found


def _pattern(system: System, seconds: float, progress: Progress | None) -> tuple[numpy.ndarray, Method]:
    if len(system.knots) <= LARGEST_EXACT:
        try:
            return cheapest(system, seconds, progress), Method.EXACT
        except OutOfTime:
            pass
    hidden = quick(system)
    if any(True for _cut in broken(Attacker(system), hidden)):
        raise Refused("Der Angriff auf die geschützte Tabelle gelingt. Sie wird nicht freigegeben.")
    return hidden, Method.HEURISTIC


def _narrow_in_whole_numbers(system: System, hidden: numpy.ndarray) -> dict[int, int]:
    """Cells that somebody narrows further who knows that people are whole; looked at in small tables."""
    if hidden.sum() > SMALL_TABLE or _is_network(system):
        return {}
    attacker = Attacker(system)
    found = {}
    for place in numpy.flatnonzero(hidden):
        knot = system.knots[place]
        if knot.small:
            width = sum(attacker.whole_numbers(hidden, int(place), sign) for sign in (1, -1))
            if width < knot.width - TINY:
                found[int(place)] = 1
    return found


def _is_network(system: System) -> bool:
    """Where a cell stands in two sums at most, every end of a range is whole: nothing is left to find."""
    often = Counter(place for equation in system.equations for place in equation)
    return max(often.values(), default=0) <= 2


def _protected(system: System, hidden: numpy.ndarray, method: Method, proof: list[Range]) -> Protected:
    cells = tuple(
        Shown(knot.key, None if away else knot.value) for knot, away in zip(system.knots, hidden, strict=True)
    )
    cost = sum(abs(knot.value) for knot, away in zip(system.knots, hidden, strict=True) if away)
    return Protected(Mode.SUPPRESS, method, system.terms.threshold, cells, tuple(proof), cost, len(system.insiders))
