"""A year beside its quarters: released as a table of its own it tells what the quarters hide (docs/zahlen.md).

Who reports in two quarters is one person in the year, so the year is no sum. The attacker is told nothing of that, or
knows how many reported twice; of both, how many small numbers get narrower than the threshold is counted here.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import numpy
import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import ALL, Axis, Terms, system_of
from augenhoehe.disclosure.operations.protecting import protect

from .attacker import extremes

AXES = (Axis.flat("place", "abc"), Axis.flat("kind", "xy"))
CELLS = [(place, kind) for place in "abc" for kind in "xy"]
K = 5
QUARTERS = range(4)
YEARS = int(os.environ.get("AUGENHOEHE_YEARS", "150"))


def a_year(chance: random.Random, twice: float = 0.1) -> tuple[list[dict], dict]:
    """Four quarters of people by cell, and the year: of some people it is their second quarter."""
    quarters = [{cell: chance.choice([0, 1, 2, 3, 5, 8, 14, 25]) for cell in CELLS} for _ in QUARTERS]
    whole = {}
    for cell in CELLS:
        several = [one[cell] for one in quarters]
        again = sum(chance.random() < twice for _ in range(sum(several) - max(several)))
        whole[cell] = sum(several) - again
    return quarters, whole


def released(counts: dict) -> tuple[dict, dict]:
    system = system_of(AXES, counts, Terms(K))
    done = protect(system)
    return {cell.key: cell.value for cell in done.cells}, {knot.key: knot.value for knot in system.knots}


class Reader:
    """Unknown is every inner cell of every quarter and, in each cell, how many people are counted twice."""

    def __init__(self, shown: list[dict], year: dict | None, again: dict | None) -> None:
        # Quarters, those counted twice, and by how many the year exceeds each quarter: it holds all of its people.
        self.size = len(CELLS) * (5 + len(QUARTERS))
        self.known, self.least = [], []
        for quarter, values in enumerate(shown):
            self._read(values, lambda cell, at=quarter: {self._at(at, cell): 1})
        if year is not None:
            self._read(year, self.in_year)
            for cell in CELLS:
                self.known += [(self._row(self._exceeds(at, cell)), 0) for at in QUARTERS]
                if again is not None:
                    self.known.append((self._row({self._at(4, cell): 1}), again[cell]))

    def _at(self, block: int, cell: tuple) -> int:
        return block * len(CELLS) + CELLS.index(cell)

    def in_year(self, cell: tuple) -> dict[int, int]:
        return {**{self._at(at, cell): 1 for at in QUARTERS}, self._at(4, cell): -1}

    def _exceeds(self, quarter: int, cell: tuple) -> dict[int, int]:
        return {**self.in_year(cell), self._at(quarter, cell): 0, self._at(5 + quarter, cell): -1}

    def _row(self, signs: dict[int, int]) -> numpy.ndarray:
        row = numpy.zeros(self.size)
        for at, sign in signs.items():
            row[at] = sign
        return row

    def _covered(self, asked: tuple) -> list[tuple]:
        return [cell for cell in CELLS if all(want in (ALL, part) for want, part in zip(asked, cell, strict=True))]

    def row(self, asked: tuple, of_cell) -> numpy.ndarray:
        return sum((self._row(of_cell(cell)) for cell in self._covered(asked)), numpy.zeros(self.size))

    def _read(self, values: dict, of_cell) -> None:
        for key, value in values.items():
            if value is None:
                self.least.append(self.row(key, of_cell))
            else:
                self.known.append((self.row(key, of_cell), value))

    def widths(self, wanted: list[tuple[int, tuple]]) -> list[float]:
        """Of small numbers of quarters (0 to 3) and of the year (4)."""
        goals = [
            self.row(key, self.in_year if at == 4 else lambda cell, at=at: {self._at(at, cell): 1})
            for at, key in wanted
        ]
        return [high - low for low, high in extremes(goals, self.known, self.least)]


def play(chance: random.Random, tally: Counter) -> None:
    quarters, whole = a_year(chance)
    again = {cell: sum(one[cell] for one in quarters) - whole[cell] for cell in CELLS}
    try:
        tables = [released(one) for one in quarters]
        year, of_year = released(whole)
    except Refused:
        return
    shown = [values for values, _ in tables]
    small = [(at, key) for at, (_, counted) in enumerate(tables) for key, value in counted.items() if 0 < value < K]
    tally["years"] += 1
    tally["small"] += len(small)
    tally["told"] += sum(value is not None for key, value in year.items() if of_year[key])
    tally["numbers"] += sum(1 for value in of_year.values() if value)
    for name, reader in (
        ("quarters alone", Reader(shown, None, None)),
        ("year, twice unknown", Reader(shown, year, None)),
        ("year, twice known", Reader(shown, year, again)),
    ):
        widths = reader.widths(small)
        tally[f"narrowed: {name}"] += sum(width < K - 1e-6 for width in widths)
        tally[f"read: {name}"] += sum(width < 1e-6 for width in widths)


def test_a_year_released_for_itself_is_read_against_its_quarters():
    """Therefore no table is declared yearly beside its quarters (`test_register`)."""
    tally = Counter()
    for seed in range(6):
        play(random.Random(seed), tally)
    assert tally["narrowed: quarters alone"] == 0
    assert tally["read: year, twice known"] > 0


@pytest.mark.prove
def test_how_much_a_year_beside_its_quarters_tells():
    tally = Counter()
    for seed in range(YEARS):
        play(random.Random(seed), tally)
    print(f"\nJahre neben Quartalen: {dict(tally)}")
    assert tally["narrowed: quarters alone"] == 0 < tally["narrowed: year, twice unknown"]
