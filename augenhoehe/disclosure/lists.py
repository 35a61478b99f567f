"""Lists and single numbers: protected without a solver, since what follows from one sum can be said in one line.

A list has at most one sum. Whoever knows the shown cells knows how many people stand in the hidden ones together:
each may be as small as everybody knows it is, or take all that is left over. That rest is the range of every hidden
cell; if the sum is hidden too, nothing bounds it. The web process may use this: it needs neither scipy nor numpy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations

from augenhoehe.core.refused import Refused

from .earlier import Earlier, changed_a_little
from .lattice import Knot, State, System
from .proof import Method, Mode, Protected, Range, Shown

# Up to so many cells that could be hidden all choices are tried; above, those of two cells and the sum.
ALL_CHOICES = 10
Places = frozenset[int]


def is_list(system: System) -> bool:
    """Cells and one sum over all of them."""
    return len(system.equations) == 1


def protect_alone(system: System, earlier: Sequence[Earlier] = ()) -> Protected:
    """A number without a sum. What was shown stays what it was until it changed by as many people as the threshold;
    what was hidden stays hidden until it is so large that nothing of the earlier number follows from it."""
    (knot,), threshold = system.knots, system.terms.threshold
    before = [one.values[knot.key] for one in earlier if knot.key in one.values]
    limit = 2 * threshold - 1 if None in before else threshold
    if knot.small or 0 < knot.value < limit:
        # A number from one source alone may be as large as it likes.
        high = None if system.terms.sources > 1 else limit - 1
        proof = (Range(knot.key, knot.low, high, 0 if high is None else high - knot.low),)
        return Protected(Mode.SUPPRESS, Method.EXACT, threshold, (Shown(knot.key, None),), proof, knot.value)
    near = _slight_changes(knot, [one for one in earlier if not one.withdrawn], threshold)
    wrong = _slight_changes(knot, [one for one in earlier if one.withdrawn], threshold)
    if wrong and not near:
        # Shown once and taken back: beside it the right number would tell of the few in between.
        proof = (Range(knot.key, max(knot.low, wrong[0] - threshold + 1), wrong[0] + threshold - 1, 0),)
        return Protected(Mode.SUPPRESS, Method.EXACT, threshold, (Shown(knot.key, None),), proof, knot.value)
    shown = min(near, key=lambda value: abs(value - knot.value), default=knot.value)
    return Protected(Mode.SUPPRESS, Method.EXACT, threshold, (Shown(knot.key, shown),), (), 0)


def _slight_changes(knot: Knot, earlier: Sequence[Earlier], threshold: int) -> list[int]:
    """Numbers that were shown and differ by a few people from what is counted now."""
    values = (one.values.get(knot.key) for one in earlier)
    return [value for value in values if value and changed_a_little(knot.value, value, threshold)]


def protect_list(system: System) -> Protected:
    """The cheapest cells to hide so that every small one keeps its range, for outsiders and insiders."""
    must = frozenset(place for place, knot in enumerate(system.knots) if knot.small or knot.state == State.HIDDEN)
    free = [place for place, knot in enumerate(system.knots) if knot.state == State.FREE and place not in must]
    hidden = min(
        (must | set(more) for more in _choices(free) if _holds(system, must | set(more))),
        key=lambda one: (sum(system.knots[place].cost for place in one), sorted(one)),
        default=None,
    )
    if hidden is None:
        raise Refused("Diese Liste lässt sich nicht schützen. Fassen Sie Werte zusammen.")
    exact = not must or len(free) <= ALL_CHOICES or not system.insiders
    return _protected(system, hidden, Method.EXACT if exact else Method.HEURISTIC)


def _choices(free: list[int]) -> Iterator[tuple[int, ...]]:
    """Without insiders two cells above the threshold are always enough: none of them is smaller than the range."""
    if len(free) <= ALL_CHOICES:
        return chain.from_iterable(combinations(free, size) for size in range(len(free) + 1))
    return chain.from_iterable([*(combinations(free, size) for size in range(3)), [tuple(free)]])


def _holds(system: System, hidden: Places) -> bool:
    if not _keeps(system, hidden, frozenset()):
        return False
    return all(_keeps(system, hidden, known) for known in system.insiders if known & hidden)


def _keeps(system: System, hidden: Places, known: Places) -> bool:
    """Does every small cell keep its range? Who is inside must only not know the number of another one."""
    for range_place, low, high in _ranges(system, hidden - known):
        knot = system.knots[range_place]
        need = min(knot.width, 1) if known else knot.width
        if known and knot.outside:
            continue
        if knot.small and high is not None and high - low < need:
            return False
        if not knot.small and not known and high is not None and high == low and knot.state == State.HIDDEN:
            return False
    return True


def _ranges(system: System, hidden: Collection[int]) -> Iterator[tuple[int, int, int | None]]:
    """(cell, lowest, highest) for all that follows from what is shown; None: nothing bounds it."""
    knots = system.knots
    (line,) = system.equations
    total = next(place for place, sign in line.items() if sign < 0)
    inner = [place for place in hidden if place != total]
    least = sum(knots[place].low for place in inner)
    if total in hidden:
        shown = sum(knots[place].value for place in line if place != total and place not in hidden)
        yield from ((place, knots[place].low, None) for place in inner)
        yield total, max(knots[total].low, shown + least), None if inner else shown
        return
    together = sum(knots[place].value for place in inner)
    for place in inner:
        low = knots[place].low if len(inner) > 1 else together
        yield place, low, together - (least - knots[place].low)


def _protected(system: System, hidden: Places, method: Method) -> Protected:
    knots = system.knots
    cells = tuple(Shown(knot.key, None if place in hidden else knot.value) for place, knot in enumerate(knots))
    proof = tuple(
        Range(knots[place].key, low, high, knots[place].width) for place, low, high in _ranges(system, hidden)
    )
    cost = sum(abs(knots[place].value) for place in hidden)
    done = Protected(Mode.SUPPRESS, method, system.terms.threshold, cells, proof, cost, len(system.insiders))
    if not done.holds:
        raise Refused("Der Angriff auf die geschützte Liste gelingt. Sie wird nicht freigegeben.")
    return done
