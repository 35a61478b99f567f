"""A table and everything that is out beside it, attacked as one.

Each number of each release is an unknown, and every sum that ever left an equation. A number that stayed the same is
one unknown, however often it was released: that is what the strongest reader knows. A pattern that does not hold
against all of it is looked for anew; if there is none, only what was known before is shown. That adds nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

from .earlier import Earlier
from .lattice import Equation, Key, Knot, State, System, equations_of, followed
from .memory import UNKNOWN, Since, is_same
from .parts import parts_of
from .proof import Method, Mode, Protected, Range, Shown

Node = tuple[str, Key]


@dataclass(frozen=True, slots=True)
class Joint:
    """Our cells first, then those of earlier releases. touched: ours that are behind, or linked to, a hidden one."""

    system: System
    touched: Collection[Key]


def withstand(
    parts: Sequence[tuple[System, Protected]], earlier: Sequence[Earlier], since: Since, *, seconds: float, solver: bool
) -> list[Protected]:
    """The parts, each as it may leave beside everything that is out; raises Refused if the attack succeeds anyway."""
    if not any(one.proof for one in earlier):
        return [done for _part, done in parts]
    found = {n: least(part) for n, (part, _done) in enumerate(parts) if _is_unknown(part, since)}
    left = {n: one for n, one in enumerate(parts) if n not in found}
    if not left:
        return list(found.values())
    joint = joined(_side_by_side([part for part, _done in left.values()]), earlier, since)
    ours = {knot.key: n for n, (part, _done) in left.items() for knot in part.knots}
    for component in parts_of(joint.system):
        numbers = list(dict.fromkeys(ours[knot.key] for knot in component.knots if knot.key in ours))
        if numbers and _is_affected(component, ours, joint.touched):
            concerned = {n: left.pop(n) for n in numbers}
            found |= _attacked(component, concerned, seconds) if solver else _least_of(concerned)
    return [found[n] if n in found else left[n][1] for n in range(len(parts))]


def _is_unknown(part: System, since: Since) -> bool:
    return any(since[knot.key] == UNKNOWN for knot in part.knots)


def _least_of(parts: Mapping[int, tuple[System, Protected]]) -> dict[int, Protected]:
    return {n: least(part) for n, (part, _done) in parts.items()}


def _is_affected(component: System, ours: Collection[Key], touched: Collection[Key]) -> bool:
    return any(knot.key in touched or (knot.key not in ours and knot.state == State.HIDDEN) for knot in component.knots)


def _attacked(component: System, parts: Mapping[int, tuple[System, Protected]], seconds: float) -> dict[int, Protected]:
    """Each part with a pattern that holds: its own, the cheapest beside all earlier ones, or what was shown before."""
    from .solver.protect import attacked, patterned
    from .solver.together import with_possible_values

    own = sum(len(part.knots) for part, _done in parts.values())
    try:
        component = with_possible_values(component, own)
    except Refused:
        # The earlier tables contradict each other: one of them was wrong.
        return _least_of(parts)
    candidate = frozenset(key for _part, done in parts.values() for key in done.pattern)
    hidden, method = _hidden(component, own, candidate), Method.EXACT
    if any(done.method != Method.EXACT for _part, done in parts.values()):
        method = Method.HEURISTIC
    ranges = attacked(component, hidden)
    if ranges is None:
        try:
            hidden, ranges, method = patterned(component, seconds)
        except (Refused, ArithmeticError):
            hidden = _hidden(component, own, frozenset(knot.key for knot in component.knots[:own]))
            ranges = attacked(component, hidden)
    if ranges is None:
        raise Refused("Der Angriff mit allen früheren Freigaben gelingt. Die Tabelle wird nicht freigegeben.")
    known = {one.key: one for one in ranges}
    return {n: _told(part, done, component, hidden, known, method) for n, (part, done) in parts.items()}


def _hidden(component: System, own: int, pattern: Collection[Key]) -> list[bool]:
    """What an attacker does not read: of ours what the pattern says, of the others what was hidden."""
    return [
        knot.state != State.SHOWN and (place >= own or knot.key in pattern)
        for place, knot in enumerate(component.knots)
    ]  # fmt: skip


def _told(
    part: System, done: Protected, component: System, hidden: Sequence[bool], known: Mapping[Key, Range], method: Method
) -> Protected:
    """A part with this pattern; what must not be shown although it is known stays unsaid."""
    away = {knot.key for knot, one in zip(component.knots, hidden, strict=True) if one}
    away |= {knot.key for knot in part.knots if knot.state == State.HIDDEN}
    cells = tuple(Shown(knot.key, None if knot.key in away else knot.value) for knot in part.knots)
    proof = tuple(
        known.get(knot.key, Range(knot.key, knot.low, None, 0)) for knot in part.knots if knot.key in away
    )  # fmt: skip
    cost = sum(abs(knot.value) for knot in part.knots if knot.key in away)
    return replace(done, cells=cells, proof=proof, cost=cost, method=method)


def least(part: System) -> Protected:
    """Nothing but zeros: no sum is told, so that nothing follows from the part, beside whatever else."""
    away = [knot for knot in part.knots if knot.state != State.SHOWN or knot.value]
    cells = tuple(Shown(knot.key, None if knot in away else 0) for knot in part.knots)
    proof = tuple(Range(knot.key, knot.low, None, knot.width) for knot in away)
    cost = sum(abs(knot.value) for knot in away)
    return Protected(Mode.SUPPRESS, Method.EXACT, part.terms.threshold, cells, proof, cost, len(part.insiders))


def _side_by_side(parts: Sequence[System]) -> System:
    knots: list[Knot] = []
    equations: list[Equation] = []
    insiders: list[frozenset[int]] = []
    for part in parts:
        start = len(knots)
        knots += part.knots
        equations += [{start + place: sign for place, sign in one.items()} for one in part.equations]
        insiders += [frozenset(start + place for place in one) for one in part.insiders]
    return System(tuple(knots), tuple(equations), tuple(insiders), parts[0].terms)


# --- All releases as one system ---------------------------------------------------------------------------
def joined(system: System, earlier: Sequence[Earlier], since: Since) -> Joint:
    """Our cells with all cells of earlier releases, each number once."""
    building = _Building(system, since)
    for one in earlier:
        if one.cells:
            building.take(one)
    return building.joint()


class _Building:
    """Puts releases together, one after the other."""

    def __init__(self, system: System, since: Since) -> None:
        self.system, self.knots = system, list(system.knots)
        self.own = system.places
        self.nodes: dict[Node, int] = {(since[knot.key], knot.key): n for n, knot in enumerate(system.knots)}
        self.equations: dict[frozenset[tuple[int, int]], Equation] = {}
        self.touched: set[Key] = set()

    def take(self, one: Earlier) -> None:
        known = {range_.key: range_ for range_ in one.proof}
        places = {cell.key: self._place(one, cell, known.get(cell.key)) for cell in one.cells}
        inside = [key for key in places if all(part in axis.values for part, axis in zip(key, one.axes, strict=True))]
        for equation in equations_of(one.axes, {key: places[key] for key in inside}):
            if len(equation) > 1:
                self._enter(equation)
        if one.way is not None:
            self._link(one, places)

    def _place(self, one: Earlier, cell: Shown, known: Range | None) -> int:
        node = (one.since.get(cell.key, one.name), cell.key)
        if node not in self.nodes:
            self.nodes[node] = len(self.knots)
            self.knots.append(_as_knot(node, cell, known))
            return self.nodes[node]
        place = self.nodes[node]
        knot = self.knots[place]
        if cell.value is not None:
            self.knots[place] = replace(knot, value=cell.value, state=State.SHOWN, small=False, width=0)
        elif knot.state != State.SHOWN:
            need = known.need if known else 0
            self.knots[place] = replace(knot, small=knot.small or need > 0, width=max(knot.width, need))
            self.touched.add(knot.key)
        return place

    def _link(self, one: Earlier, places: Mapping[Key, int]) -> None:
        """Cells of another table that are cells of ours, and the same."""
        for cell in one.cells:
            ours = self.own.get(one.ours(cell.key) or ())
            if ours is None or cell.value is not None:
                continue
            if is_same(one, cell.key, self.knots[ours].value):
                self._enter({ours: 1, places[cell.key]: -1})

    def _enter(self, equation: Equation) -> None:
        self.equations.setdefault(frozenset(equation.items()), equation)

    def joint(self) -> Joint:
        equations = (*self.system.equations, *self.equations.values())
        insiders = dict.fromkeys(followed(one, self.knots, equations) for one in self.system.insiders)
        whole = replace(
            self.system, knots=tuple(self.knots), equations=equations, insiders=tuple(insiders)
        )  # fmt: skip
        return Joint(whole, frozenset(self.touched))


def _as_knot(node: Node, cell: Shown, known: Range | None) -> Knot:
    """A cell that is out and has changed since: known for good, or hidden with the range it was promised."""
    key = (node[0], *node[1])
    if cell.value is not None:
        return Knot(key, cell.value, State.SHOWN)
    need, low = (known.need, min(known.low, 1)) if known else (0, 0)
    return Knot(key, 0, State.HIDDEN, need > 0, low, need)
