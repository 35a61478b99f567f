"""Several releases one after the other: an attacker who lays them side by side learns nothing small either."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.earlier import Earlier, after
from augenhoehe.disclosure.lattice import Axis, Terms, system_of
from augenhoehe.disclosure.solver.protect import suppress
from augenhoehe.disclosure.solver.together import summed_up

from .attacker import Reader, extremes

AXES = (Axis.flat("place", "abc"), Axis.flat("kind", "xy"))
KEYS = [(place, kind) for place in "abc" for kind in "xy"]


def release(numbers, name="Q", k=5, before=()):
    counts = dict(zip(KEYS, numbers, strict=True))
    done = suppress(after(system_of(AXES, counts, Terms(k)), before))
    return Earlier(name, AXES, done.cells, done.proof)


def whole(numbers):
    return {knot.key: knot.value for knot in system_of(AXES, dict(zip(KEYS, numbers, strict=True)), Terms()).knots}


def test_two_more_people_are_not_read_from_the_difference_of_two_stands():
    first = release([20, 30, 25, 40, 50, 60])
    alone, beside = release([22, 30, 25, 40, 50, 60]), release([22, 30, 25, 40, 50, 60], before=[first])
    assert first.values["a", "x"] == 20 and alone.values["a", "x"] == 22
    assert beside.values["a", "x"] is None and beside.values["a", "gesamt"] is None
    low, high = Reader(AXES, beside.values).range_of(("a", "x"))
    assert high - low >= 5


def test_an_unchanged_table_is_released_again_as_it_was():
    first = release([2, 30, 25, 40, 50, 60])
    assert release([2, 30, 25, 40, 50, 60], before=[first]).cells == first.cells


def test_what_was_hidden_stays_hidden_while_it_may_be_the_same_and_is_shown_once_it_has_grown():
    first = release([2, 30, 25, 40, 50, 60])
    assert release([6, 30, 25, 40, 50, 60], before=[first]).values["a", "x"] is None
    assert release([200, 300, 250, 400, 500, 600], before=[first]).values["a", "x"] == 200


def year_after(quarters, k=5):
    released = [release(numbers, f"Q{place}", k) for place, numbers in enumerate(quarters)]
    year = system_of(AXES, dict(zip(KEYS, map(sum, zip(*quarters, strict=True)), strict=True)), Terms(k))
    return released, suppress(summed_up(year, released))


def joint_ranges(released, done, wanted):
    """Every cell of every table is one unknown; what is printed and what adds up is all the attacker uses."""
    names = [one.name for one in released]
    column = {(name, cell): n for n, (name, cell) in enumerate((name, cell) for name in names for cell in KEYS)}
    known, least = [], []

    def row(where, cell):
        line = numpy.zeros(len(column))
        for (name, inner), at in column.items():
            covers = all(part in axis.leaves_of(asked) for part, asked, axis in zip(inner, cell, AXES, strict=True))
            line[at] = float(covers and where in (name, "Jahr"))
        return line

    year = {cell.key: cell.value for cell in done.cells if len(cell.key) == 2}
    for where, values in [*((one.name, one.values) for one in released), ("Jahr", year)]:
        for cell, value in values.items():
            if value is None:
                least.append(row(where, cell))
            else:
                known.append((row(where, cell), value))
    return [high - low for low, high in extremes([row(*one) for one in wanted], known, least)]


def test_a_year_does_not_give_away_the_quarter_in_which_few_came():
    quarters = [[2, 30, 25, 40, 50, 60], [20, 30, 25, 40, 50, 60]]
    released, done = year_after(quarters)
    assert released[0].values["a", "x"] is None
    assert joint_ranges(released, done, [("Q0", ("a", "x"))])[0] >= 5
    assert next(cell.value for cell in done.cells if cell.key == ("a", "x")) is None


def test_a_year_that_is_not_the_sum_of_its_quarters_is_refused():
    released = [release([20, 30, 25, 40, 50, 60], "Q1")]
    year = system_of(AXES, dict(zip(KEYS, [21, 30, 25, 40, 50, 60], strict=True)), Terms())
    with pytest.raises(Refused, match="ergeben nicht die Summe"):
        summed_up(year, released)


numbers = st.lists(st.sampled_from([0, 1, 2, 4, 7, 15, 33]), min_size=6, max_size=6)


@settings(max_examples=4, deadline=None)
@given(st.lists(numbers, min_size=2, max_size=3), st.integers(3, 5))
def test_no_sequence_of_quarters_and_their_year_narrows_a_small_number(quarters, k):
    released, done = year_after(quarters, k)
    wanted = []
    for place, counted in enumerate(quarters):
        wanted += [(f"Q{place}", key) for key, value in whole(counted).items() if 0 < value < k][:3]
    total = [sum(one) for one in zip(*quarters, strict=True)]
    wanted += [("Jahr", key) for key, value in whole(total).items() if 0 < value < k][:2]
    assert all(width >= k - 1e-6 for width in joint_ranges(released, done, wanted))


@settings(max_examples=4, deadline=None)
@given(numbers, st.lists(st.integers(-3, 3), min_size=6, max_size=6))
def test_no_later_stand_shows_a_change_of_a_few_people(counted, changes):
    later = [max(0, value + change) for value, change in zip(counted, changes, strict=True)]
    first = release(counted)
    try:
        second = release(later, before=[first])
    except Refused:
        # Then the first stand is the last one that anybody reads.
        return
    slight = [key for key, value in whole(later).items() if first.values[key] is not None and value
              and 0 < abs(value - first.values[key]) < 5]  # fmt: skip
    assert all(high - low >= 5 - 1e-6 for low, high in Reader(AXES, second.values).ranges_of(slight))
