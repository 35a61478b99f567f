"""A counted table becomes a protected one beside what was released before; heavy mathematics only where needed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from augenhoehe.core.ids import new_id
from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.earlier import Earlier, after, changed_a_little
from augenhoehe.disclosure.lattice import Key, System
from augenhoehe.disclosure.lists import is_list, protect_alone, protect_list
from augenhoehe.disclosure.memory import remembered, since_when
from augenhoehe.disclosure.parts import parts_of, put_together
from augenhoehe.disclosure.proof import Method, Mode, Protected, Remembered, Shown
from augenhoehe.disclosure.stands import least, withstand

Progress = Callable[[int, int], None]
# The shortest time in which the cheapest pattern of a part is looked for; then the valid one is taken.
SHORTEST = 2.0


def protect(
    system: System, earlier: Sequence[Earlier] = (), *, table: str = "", seconds: float = 90.0,
    progress: Progress | None = None, solver: bool = True,
) -> Protected:  # fmt: skip
    """Every part protected, attacked with all that is out, and put together again. Refused: nothing leaves.

    `earlier`: releases of the same cells, newest first. Tables of two dimensions need scipy: tasks and commands only.
    `solver=False`: of lists that would have to be attacked beside earlier ones, nothing is shown.
    """
    ends = time.monotonic() + seconds
    fresh = new_id().hex[:12]
    since = since_when(system, earlier, table, fresh)
    memory = remembered(system, since, table, fresh)
    parts = parts_of(system)
    done, new = [], []
    for number, part in enumerate(parts):
        if progress:
            progress(number, len(parts))
        if not part.equations:
            done.append(protect_alone(part, earlier))
        elif earlier and _stands(part, earlier[0]):
            done.append(_as_before(part, earlier[0]))
            memory |= _memory_of(part, earlier[0])
        else:
            beside = after(part, earlier)
            new.append((beside, _patterned(beside, max(SHORTEST, ends - time.monotonic()))))
    left = max(SHORTEST, ends - time.monotonic())
    done += withstand(new, earlier, since, seconds=left, solver=solver) if new else []
    whole = put_together(system, done)
    if not whole.holds:
        raise Refused("Der Angriff auf die geschützte Tabelle gelingt. Sie wird nicht freigegeben.")
    return replace(whole, memory=memory)


def _patterned(part: System, seconds: float) -> Protected:
    """What protects the part on its own. If nothing does, nothing of it is shown."""
    try:
        if is_list(part):
            return protect_list(part)
        from augenhoehe.disclosure.solver.protect import suppress

        return suppress(part, seconds=seconds)
    except Refused:
        return least(part)


def _stands(part: System, before: Earlier) -> bool:
    """Has so little changed that the numbers of the last release stand? They add up, and tell nothing new."""
    keys = {knot.key for knot in part.knots}
    values, threshold = before.values, part.terms.threshold
    if before.way or before.withdrawn or not keys <= values.keys() or _of_the_part(part, before) != keys:
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


def _memory_of(part: System, before: Earlier) -> dict[Key, Remembered]:
    """Numbers that stand are of an earlier day: what was remembered of that day stays."""
    return {
        knot.key: Remembered(before.since.get(knot.key, before.name), before.marks.get(knot.key, ""))
        for knot in part.knots
    }
