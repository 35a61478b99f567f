"""What was released before, and what follows from it for the next stand of the same cells (ADR 0018).

Three rules carry earlier releases into the next one, before everything is attacked together (`stands`):
1. A number that changed by fewer people than the threshold keeps a range as wide as the threshold in the new table:
   otherwise the difference would tell of those few.
2. Numbers that were hidden together stay hidden, as long as one of them lies near what the reader could know of
   it: people take it to be unchanged, and would subtract it from the others.
3. A number that was shown and is the same is known: hiding it now protects nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace

from augenhoehe.core.values import dataclass

from .lattice import Axis, Key, Knot, State, System, followed
from .proof import Range, Shown


@dataclass(frozen=True, slots=True)
class Earlier:
    """A table as it was released: its cells, what the proof said of the hidden ones, and whether zeros were shown.

    withdrawn: its numbers were wrong. Somebody may have read them, but they are not shown again. since, marks: what
    is remembered of its numbers (`memory`). way: of another table (`table`), from its keys to ours.
    """

    name: str
    axes: tuple[Axis, ...]
    cells: tuple[Shown, ...]
    proof: tuple[Range, ...]
    zeros_hidden: bool = False
    withdrawn: bool = False
    since: Mapping[Key, str] = field(default_factory=dict)
    marks: Mapping[Key, str] = field(default_factory=dict)
    table: str = ""
    way: Callable[[Key], Key | None] | None = None

    def ours(self, key: Key) -> Key | None:
        """The name a cell has in the table that is to be released."""
        return self.way(key) if self.way else key

    @property
    def values(self) -> Mapping[Key, int | None]:
        return {key: cell.value for cell in self.cells if (key := self.ours(cell.key)) is not None}

    @property
    def ranges(self) -> Mapping[Key, Range]:
        return {key: replace(one, key=key) for one in self.proof if (key := self.ours(one.key)) is not None}

    def told_as(self, way: Callable[[Key], Key | None]) -> Earlier:
        """The cells of another table under the names they have in ours."""
        return replace(self, way=way)


def after(system: System, earlier: Sequence[Earlier]) -> System:
    """The table as it may be released after earlier stands of the same cells (rules 1 to 3)."""
    knots = list(system.knots)
    for one in earlier:
        values, stays = one.values, _stays_hidden(system, one)
        for place, knot in enumerate(knots):
            if knot.key in values and knot.state != State.SHOWN:
                known = one.ranges.get(knot.key) if stays else None
                knots[place] = _carried(knot, values[knot.key], known, system.terms.threshold)
    # Who knows a cell also knows what follows from it and from what is known by now.
    insiders = dict.fromkeys(followed(known, knots, system.equations) for known in system.insiders)
    return replace(system, knots=tuple(knots), insiders=tuple(insiders))


def _stays_hidden(system: System, one: Earlier) -> bool:
    """Might any of the numbers hidden together still be the same? Then none of them is shown: the others would tell
    how large it was."""
    hidden = ((knot.value, one.ranges.get(knot.key)) for knot in system.knots if knot.key in one.ranges)
    return any(known is not None and is_near(value, known, system.terms.threshold) for value, known in hidden)


def _carried(knot: Knot, before: int | None, known: Range | None, threshold: int) -> Knot:
    if before is not None:
        if knot.value == before and knot.state == State.FREE:
            return replace(knot, state=State.SHOWN)
        if not changed_a_little(knot.value, before, threshold):
            return knot
    elif known is None:
        return knot
    outside = not knot.small and before is None and known is not None and not known.need
    return replace(knot, state=State.HIDDEN, small=True, width=max(knot.width, threshold), outside=outside)


def changed_a_little(value: int, before: int, threshold: int) -> bool:
    """By at least one person, and by fewer than the threshold."""
    return 0 < abs(value - before) < threshold


def is_near(value: int, known: Range, threshold: int) -> bool:
    """Might a number that was hidden still be the same, for all that the reader could know of it? Where nothing
    bounded it, people take it to have been too small to be shown."""
    high = threshold - 1 if known.high is None else known.high
    return known.low - threshold < value < high + threshold
