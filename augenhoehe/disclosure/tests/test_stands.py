"""Stand after stand of one table: an attacker who kept every release, and knows which cells are the same, learns nothing."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.earlier import Earlier
from augenhoehe.disclosure.lattice import Axis, Terms, system_of
from augenhoehe.disclosure.operations.protecting import protect

from .attacker import extremes

FLAT = (Axis.flat("kind", "abcd"),)
CROSS = (Axis.flat("place", "abc"), Axis.flat("kind", "xy"))
K = 5
# How many sequences of lists and of tables the long runs play; fewer while somebody works on the gate.
LISTS = int(os.environ.get("AUGENHOEHE_STANDS_LISTS", "500"))
TABLES = int(os.environ.get("AUGENHOEHE_STANDS_TABLES", "300"))


def cells_of(axes):
    keys = [()]
    for axis in axes:
        keys = [(*key, leaf) for key in keys for leaf in axis.leaves]
    return keys


class Archive:
    """Every release that got out, and what was counted when it did."""

    def __init__(self, axes):
        self.axes, self.cells, self.out, self.counted = axes, cells_of(axes), [], []
        self.refused = self.attacked = 0

    def release(self, numbers):
        """True if it got out; what is refused stays inside and is read nowhere."""
        counts = dict(zip(self.cells, numbers, strict=True))
        earlier = [one for one, _fresh in reversed(self.out)]
        try:
            done = protect(system_of(self.axes, counts, Terms(K)), earlier)
        except Refused:
            self.refused += 1
            return False
        whole = {knot.key: knot.value for knot in system_of(self.axes, counts, Terms(K)).knots}
        # What is hidden stands for at least one; an empty cell that is hidden still stands from before.
        fresh = all(whole[cell.key] == cell.value if cell.value is not None else whole[cell.key] for cell in done.cells)
        # As `Release.as_earlier` has it: the marks lie with the last one only.
        self.out = [(replace(one, marks={}), was) for one, was in self.out]
        since = {key: one.since for key, one in done.memory.items()}
        marks = {key: one.mark for key, one in done.memory.items()}
        self.out.append(
            (Earlier(str(len(self.out)), self.axes, done.cells, done.proof, since=since, marks=marks), fresh)
        )
        self.counted.append((counts, whole))
        return True

    @property
    def share_shown(self):
        """Of all numbers of all stands that are not zero, how many were told."""
        told = [cell.value is not None for one, _fresh in self.out for cell in one.cells if cell.value != 0]
        return sum(told), len(told)

    def _columns(self):
        """The unknown of a cell at a stand: a cell that did not change between two stands is one unknown."""
        column, epoch, before = {}, dict.fromkeys(self.cells, 0), None
        for number, (counts, _whole) in enumerate(self.counted):
            for cell in self.cells:
                if before is not None and counts[cell] != before[cell]:
                    epoch[cell] += 1
                column.setdefault((cell, epoch[cell]), len({*column.values()}))
                column[number, cell] = column[cell, epoch[cell]]
            before = counts
        return column, 1 + max(column.values())

    def ranges_of(self, wanted):
        """(lowest, highest) of each (stand, cell), for all releases together."""
        column, size = self._columns()

        def row(number, asked):
            line = numpy.zeros(size)
            for cell in self.cells:
                if all(part in axis.leaves_of(want) for part, want, axis in zip(cell, asked, self.axes, strict=True)):
                    line[column[number, cell]] += 1
            return line

        known, least = [], []
        for number, (one, fresh) in enumerate(self.out):
            # Numbers that stand from before are of an earlier day: they say nothing new.
            for cell in one.cells if fresh else ():
                if cell.value is None:
                    least.append(row(number, cell.key))
                else:
                    known.append((row(number, cell.key), cell.value))
        return extremes([row(*one) for one in wanted], known, least)

    def attack(self):
        small = [
            (stand, key)
            for stand, (_counts, whole) in enumerate(self.counted)
            for key, value in whole.items()
            if self.out[stand][1] and 0 < value < K
        ]
        self.attacked = len(small)
        for (stand, key), (low, high) in zip(small, self.ranges_of(small), strict=True):
            assert self.out[stand][0].values[key] is None
            assert high - low >= K - 1e-6, (stand, key, low, high)


def test_a_partner_that_was_shown_and_is_the_same_hides_nothing():
    """a = 2 was hidden with c; c grows away, and b is known from the first stand: it cannot take the place of c."""
    archive = Archive(FLAT)
    assert archive.release([2, 30, 25, 60]) and archive.out[0][0].values["c",] is None
    archive.release([2, 30, 90, 60])
    archive.attack()
    assert all(one.values["a",] is None for one, _fresh in archive.out)


def test_the_attacker_finds_it_where_earlier_stands_are_forgotten():
    """c and b take turns as the partner of a: whoever kept the first stand reads a from the second."""
    archive = Archive(FLAT)
    for numbers in ([2, 30, 25, 60], [2, 12, 25, 60]):
        counts = dict(zip(archive.cells, numbers, strict=True))
        system = system_of(FLAT, counts, Terms(K))
        done = protect(system)
        archive.out.append((Earlier("x", FLAT, done.cells, done.proof), True))
        archive.counted.append((counts, {knot.key: knot.value for knot in system.knots}))
    with pytest.raises(AssertionError):
        archive.attack()
    kept = Archive(FLAT)
    assert kept.release([2, 30, 25, 60])
    kept.release([2, 12, 25, 60])
    kept.attack()


def test_the_first_people_of_an_empty_cell_are_not_read_where_everything_hidden_before_is_the_same():
    """What was open until each release was attacked together with all earlier ones: 27 were a and c, 29 are a, b, c."""
    archive = Archive(FLAT)
    archive.release([2, 0, 25, 60])
    archive.release([2, 2, 25, 100])
    archive.attack()
    assert all(one.values["b",] in (None, 0) for one, _fresh in archive.out)


def test_where_only_what_was_known_before_holds_nothing_new_is_shown():
    """c falls to one: beside the first stand every sum over it would tell a. The new table shows no sum at all."""
    archive = Archive(FLAT)
    archive.release([2, 30, 25, 60])
    assert archive.release([2, 30, 1, 60])
    archive.attack()
    last = archive.out[-1][0].values
    assert (last["b",], last["d",]) == (30, 60) and last["gesamt",] is None and last["c",] is None


def test_a_hidden_cell_that_became_empty_stands_from_before_and_the_next_stand_is_read_without_it():
    archive = play(FLAT, [0, 1, 0, 0], [[0, -1, 0, 0], [0, 0, 0, 8]])
    assert [fresh for _one, fresh in archive.out] == [True, False, True]
    assert archive.out[1][0].values == archive.out[0][0].values


numbers = st.sampled_from([0, 1, 2, 4, 7, 15, 33, 60])
changes = st.sampled_from([0, 0, 0, 1, -1, 3, 8, 30])


def later(counted, moved):
    return [max(0, value + change) for value, change in zip(counted, moved, strict=True)]


def play(axes, first, steps):
    archive = Archive(axes)
    archive.release(first)
    for moved in steps:
        first = later(first, moved)
        archive.release(first)
    archive.attack()
    return archive


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(numbers, min_size=4, max_size=4), st.lists(st.lists(changes, min_size=4, max_size=4), max_size=3))
def test_no_sequence_of_stands_of_a_list_narrows_a_small_number(first, steps):
    play(FLAT, first, steps)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.lists(numbers, min_size=6, max_size=6), st.lists(st.lists(changes, min_size=6, max_size=6), max_size=2))
def test_no_sequence_of_stands_of_a_table_narrows_a_small_number(first, steps):
    play(CROSS, first, steps)


class Tally:
    """What the long runs saw, for docs/zahlen.md (`pytest -s`)."""

    def __init__(self, what):
        self.what, self.seen = what, Counter()

    def take(self, archive):
        told, all_ = archive.share_shown
        self.seen += Counter(
            sequences=1, stands=len(archive.out), refused=archive.refused, told=told, numbers=all_,
            attacked=archive.attacked,
        )  # fmt: skip

    def say(self):
        print(f"\n{self.what}: {dict(self.seen)}")


@pytest.mark.prove
def test_many_sequences_of_stands_of_a_table():
    many(CROSS, 6, TABLES, 4)


@pytest.mark.prove
def test_many_sequences_of_stands_of_a_list():
    many(FLAT, 4, LISTS, 5)


def many(axes, cells, sequences, most):
    tally = Tally(f"{len(axes)} Merkmale")
    row = st.lists(changes, min_size=cells, max_size=cells)

    @settings(max_examples=sequences, deadline=None)
    @given(st.lists(numbers, min_size=cells, max_size=cells), st.lists(row, max_size=most))
    def played(first, steps):
        tally.take(play(axes, first, steps))

    try:
        played()
    finally:
        tally.say()
