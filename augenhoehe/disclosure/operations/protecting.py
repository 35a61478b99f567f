"""A counted table becomes a protected one beside what was released before; heavy mathematics only where needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.earlier import Earlier, after, changed_a_little
from augenhoehe.disclosure.lattice import System
from augenhoehe.disclosure.lists import is_list, protect_alone, protect_list
from augenhoehe.disclosure.parts import parts_of, put_together
from augenhoehe.disclosure.proof import Method, Mode, Protected, Shown

Progress = Callable[[int, int], None]
# The shortest time in which the cheapest pattern of a part is looked for; then the valid one is taken.
SHORTEST = 2.0


def protect(
    system: System, earlier: Sequence[Earlier] = (), *, seconds: float = 90.0, progress: Progress | None = None
) -> Protected:
    """Every part of the table protected, attacked, and put together again. Refused: nothing leaves.

    `earlier`: releases of the same cells, newest first. Tables of two dimensions need scipy: tasks and commands only.
    """
    ends = time.monotonic() + seconds
    parts = parts_of(system)
    done = []
    for number, part in enumerate(parts):
        if progress:
            progress(number, len(parts))
        done.append(_protected(part, earlier, max(SHORTEST, ends - time.monotonic())))
    whole = put_together(system, done)
    if not whole.holds:
        raise Refused("Der Angriff auf die geschützte Tabelle gelingt. Sie wird nicht freigegeben.")
    return whole


def _protected(part: System, earlier: Sequence[Earlier], seconds: float) -> Protected:
    if not part.equations:
        return protect_alone(part, earlier)
    for one in earlier[:1]:
        if _stands(part, one):
            return _as_before(part, one)
    beside = after(part, earlier)
    if is_list(beside):
        return protect_list(beside)
    from augenhoehe.disclosure.solver.protect import suppress

    return suppress(beside, seconds=seconds)


def _stands(part: System, before: Earlier) -> bool:
    """Has so little changed that the numbers of the last release stand? They add up, and tell nothing new."""
    keys = {knot.key for knot in part.knots}
    values, threshold = before.values, part.terms.threshold
    if before.withdrawn or not keys <= values.keys() or _of_the_part(part, before) != keys:
        return False
    shown = [(knot.value, was) for knot in part.knots if (was := values[knot.key]) is not None]
    small = all(knot.value < 2 * threshold for knot in part.knots if values[knot.key] is None)
    return small and all(value == was or changed_a_little(value, was, threshold) for value, was in shown)


def _of_the_part(part: System, before: Earlier) -> set[tuple[str, ...]]:
    """The cells that were added up together in the earlier release: none of them may be missing now."""
    fixed = [place for place, axis in enumerate(before.axes) if not axis.sums]
    own = {tuple(knot.key[place] for place in fixed) for knot in part.knots}
    return {key for key in before.values if tuple(key[place] for place in fixed) in own}


def _as_before(part: System, before: Earlier) -> Protected:
    values, ranges = before.values, before.ranges
    cells = tuple(Shown(knot.key, values[knot.key]) for knot in part.knots)
    proof = tuple(ranges[cell.key] for cell in cells if cell.value is None)
    return Protected(Mode.SUPPRESS, Method.EXACT, part.terms.threshold, cells, proof, 0, len(part.insiders))
