"""A table with all its sums as a system of equations: what is counted, what adds up to what, what is small."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from itertools import product

from augenhoehe.core.refused import Refused
from augenhoehe.core.values import dataclass

from .thresholds import check_threshold

# The value of a dimension that stands for the sum over all others.
ALL = "gesamt"
# And for the sum over values that are told together and not one by one.
OTHERS = "andere"
MOST_DIMENSIONS = 3
FEWEST_TOGETHER = 2
Key = tuple[str, ...]
Equation = dict[int, int]


class State(StrEnum):
    """What may be done with a cell."""

    FREE = "frei"
    SHOWN = "gezeigt"
    HIDDEN = "verborgen"


@dataclass(frozen=True, slots=True)
class Axis:
    """One dimension: its leaves, and the sums above them as {sum: parts}; ALL is the uppermost sum."""

    name: str
    leaves: tuple[str, ...]
    sums: Mapping[str, tuple[str, ...]]

    @classmethod
    def flat(cls, name: str, leaves: Iterable[str]) -> Axis:
        values = tuple(dict.fromkeys(leaves))
        return cls(name, values, {ALL: values})

    @classmethod
    def nested(cls, name: str, paths: Iterable[Sequence[str]]) -> Axis:
        """From paths like („Kreis A“, „Gemeinde 1“); a value is named by its whole path, so no two are confused."""
        parts: dict[str, dict[str, None]] = {ALL: {}}
        leaves: dict[str, None] = {}
        for path in paths:
            above = ALL
            for depth in range(1, len(path) + 1):
                value = " / ".join(path[:depth])
                parts.setdefault(above, {})[value] = None
                above = value
            leaves[above] = None
        return cls(name, tuple(leaves), {one: tuple(below) for one, below in parts.items()})

    @classmethod
    def gathered(cls, name: str, leaves: Iterable[str], together: Collection[str]) -> Axis:
        """Values with a sum, some of them told together as OTHERS only."""
        values = tuple(dict.fromkeys(leaves))
        inside = tuple(one for one in values if one in together)
        if len(inside) < FEWEST_TOGETHER:
            return cls.flat(name, values)
        return cls(name, values, {ALL: (*(one for one in values if one not in inside), OTHERS), OTHERS: inside})

    @classmethod
    def without_sum(cls, name: str, leaves: Iterable[str]) -> Axis:
        """Values that nobody adds up, like questions to which the same people speak."""
        return cls(name, tuple(dict.fromkeys(leaves)), {})

    @property
    def values(self) -> tuple[str, ...]:
        return (*self.leaves, *self.sums)

    @property
    def together(self) -> tuple[str, ...]:
        """Values that nobody is told one by one."""
        return tuple(self.sums.get(OTHERS, ()))

    def leaves_of(self, value: str) -> tuple[str, ...]:
        if value not in self.sums:
            return (value,)
        return tuple(leaf for part in self.sums[value] for leaf in self.leaves_of(part))


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms a table leaves: threshold, zeros, full cells, and how many sources a number needs.

    width: how wide the range of a small cell stays (0: as the threshold says). insiders: are people feared who know
    cells of their own? A secret vote fears neither: whoever voted knows one vote.
    """

    threshold: int = 5
    zeros_hidden: bool = False
    full_hidden: bool = False
    sources: int = 1
    width: int = 0
    insiders: bool = True

    def __post_init__(self) -> None:
        check_threshold(self.threshold)


@dataclass(frozen=True, slots=True)
class Knot:
    """One cell or sum. `small` needs protection, `low` is what everybody knows it reaches, `width` what must stay.

    outside: hidden before to protect another one. It keeps its range for readers; an insider may know it as before.
    """

    key: Key
    value: int
    state: State = State.FREE
    small: bool = False
    low: int = 0
    width: int = 0
    outside: bool = False

    @property
    def cost(self) -> int:
        """How many people are no longer told about; a hidden zero costs a little too."""
        return max(1, abs(self.value))


@dataclass(frozen=True, slots=True)
class System:
    """Cells, equations that everybody knows (coefficients that add to zero), and who knows which cells anyway."""

    knots: tuple[Knot, ...]
    equations: tuple[Equation, ...]
    insiders: tuple[frozenset[int], ...] = ()
    terms: Terms = field(default_factory=Terms)

    @property
    def places(self) -> dict[Key, int]:
        return {knot.key: place for place, knot in enumerate(self.knots)}


def system_of(
    axes: Sequence[Axis],
    counts: Mapping[Key, int],
    terms: Terms,
    *,
    sources: Mapping[Key, frozenset[str]] | None = None,
    hidden: Iterable[Key] = (),
) -> System:
    """The table of these counts with every sum. `sources`: who reported each cell; `hidden`: to be kept in any case."""
    _check(axes, counts)
    whole = _summed(axes, counts)
    people = _united(axes, sources or {})
    keys = list(whole)
    places = {key: place for place, key in enumerate(keys)}
    equations = tuple(equations_of(axes, places))
    small = {place for place, key in enumerate(keys) if _is_small(whole[key], people.get(key), terms)}
    small |= {places[key] for key in hidden if whole[key] or terms.zeros_hidden}
    if terms.full_hidden:
        small |= _full(equations, [whole[key] for key in keys])
    # A zero that must not be told makes every zero possible behind a hidden cell.
    zeros = terms.zeros_hidden or any(not whole[keys[place]] for place in small)
    knots = tuple(_knot(key, whole[key], place in small, zeros, terms) for place, key in enumerate(keys))
    known = _insiders(knots, sources or {}) if terms.insiders else ()
    insiders = dict.fromkeys(followed(one, knots, equations) for one in known)
    return System(tuple(_told_together(knot, axes) for knot in knots), equations, tuple(insiders), terms)


def _told_together(knot: Knot, axes: Sequence[Axis]) -> Knot:
    """A cell nobody is told of, not even that it is empty: it needs no range of its own."""
    if any(part in axis.together for part, axis in zip(knot.key, axes, strict=True)):
        return replace(knot, state=State.HIDDEN, small=False, low=0, width=0)
    return knot


def _check(axes: Sequence[Axis], counts: Mapping[Key, int]) -> None:
    if not 1 <= len(axes) <= MOST_DIMENSIONS:
        raise Refused(f"Eine Tabelle hat ein bis {MOST_DIMENSIONS} Merkmale; hier sind es {len(axes)}.")
    if not counts:
        raise Refused("Die Tabelle ist leer. Es gibt nichts zu schützen.")
    for key, value in counts.items():
        if value < 0:
            raise Refused(f"Die Zahl bei {', '.join(key)} ist negativ. Gezählt werden Personen, ab 0.")


def _summed(axes: Sequence[Axis], counts: Mapping[Key, int]) -> dict[Key, int]:
    """Inner cells first, then every sum; what was not counted is a zero."""
    above = [_above(axis) for axis in axes]
    inner = product(*(axis.leaves for axis in axes))
    whole = dict.fromkeys(inner, 0)
    whole |= dict.fromkeys((key for key in product(*(axis.values for axis in axes)) if key not in whole), 0)
    for key, value in counts.items():
        for cell in product(*(known[part] for known, part in zip(above, key, strict=True))):
            whole[cell] += value
    return whole


def _above(axis: Axis) -> dict[str, list[str]]:
    """For every leaf: itself and the sums it belongs to."""
    found: dict[str, list[str]] = {leaf: [leaf] for leaf in axis.leaves}
    for one in axis.sums:
        for leaf in axis.leaves_of(one):
            found[leaf].append(one)
    return found


def _united(axes: Sequence[Axis], sources: Mapping[Key, frozenset[str]]) -> dict[Key, frozenset[str]]:
    above = [_above(axis) for axis in axes]
    found: dict[Key, frozenset[str]] = {}
    for key, names in sources.items():
        for cell in product(*(known[part] for known, part in zip(above, key, strict=True))):
            found[cell] = found.get(cell, frozenset()) | names
    return found


def equations_of(axes: Sequence[Axis], places: Mapping[Key, int]) -> Iterable[Equation]:
    for number, axis in enumerate(axes):
        others = [one.values for place, one in enumerate(axes) if place != number]
        for rest in product(*others):
            for above, parts in axis.sums.items():
                sum_, *below = (places[(*rest[:number], value, *rest[number:])] for value in (above, *parts))
                yield {sum_: -1, **dict.fromkeys(below, 1)}


def _is_small(value: int, names: frozenset[str] | None, terms: Terms) -> bool:
    if value == 0:
        return terms.zeros_hidden
    return value < terms.threshold or (names is not None and len(names) < terms.sources)


def _full(equations: Iterable[Equation], values: Sequence[int]) -> set[int]:
    """Who knows that a person is in a line learns everything if one cell holds the whole line: hide the line."""
    found: set[int] = set()
    for equation in equations:
        parts = [place for place, sign in equation.items() if sign > 0]
        filled = [place for place in parts if values[place]]
        if len(filled) == 1 and len(parts) > 1:
            found |= set(parts)
    return found


def _knot(key: Key, value: int, small: bool, zeros: bool, terms: Terms) -> Knot:
    if value == 0 and not small and not terms.zeros_hidden:
        return Knot(key, 0, State.SHOWN)
    # Where zeros are shown, what is hidden is not zero, and everybody knows it.
    low = 0 if zeros else 1
    state = State.HIDDEN if small else State.FREE
    return Knot(key, value, state, small, low, (terms.width or terms.threshold) if small else 0)


def _insiders(knots: Sequence[Knot], sources: Mapping[Key, frozenset[str]]) -> tuple[frozenset[int], ...]:
    """Who knows cells from their own case: the one person of a cell of one, a source that reported cells alone."""
    alone = [frozenset({place}) for place, knot in enumerate(knots) if knot.value == 1 and ALL not in knot.key]
    owned: dict[str, set[int]] = {}
    for place, knot in enumerate(knots):
        names = sources.get(knot.key, frozenset())
        if len(names) == 1 and knot.value:
            owned.setdefault(next(iter(names)), set()).add(place)
    return tuple(dict.fromkeys([*alone, *(frozenset(one) for one in owned.values())]))


def followed(known: frozenset[int], knots: Sequence[Knot], equations: Sequence[Equation]) -> frozenset[int]:
    """What somebody knows from their own cells alone, such as the sum of a line that holds nobody else."""
    found = set(known)
    grown = True
    while grown:
        grown = False
        for equation in equations:
            if found & equation.keys():
                open_ = [place for place in equation if place not in found and knots[place].state != State.SHOWN]
                if len(open_) == 1:
                    found.add(open_[0])
                    grown = True
    return frozenset(found)


def widened(system: System, extra: Mapping[int, int]) -> System:
    """The same table with wider demands on some cells."""
    knots = tuple(
        replace(knot, width=knot.width + extra[place]) if place in extra else knot
        for place, knot in enumerate(system.knots)
    )
    return replace(system, knots=knots)
