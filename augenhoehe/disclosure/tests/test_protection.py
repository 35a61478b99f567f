"""Exact protection of one table: published examples, rules for zeros, full cells and insiders, and an attacker."""

from __future__ import annotations

import random
import time
from itertools import product

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.lattice import ALL, Axis, Terms, system_of
from augenhoehe.disclosure.proof import Method
from augenhoehe.disclosure.solver.heuristic import quick
from augenhoehe.disclosure.solver.protect import audit, round_to, suppress

from .attacker import Reader


def crossed(rows, names="ABCDEFGHIJKLMNOPQRST", across="abcdefghijklmnopqrst"):
    counts = {(names[r], across[c]): value for r, row in enumerate(rows) for c, value in enumerate(row)}
    return [Axis.flat("row", names[: len(rows)]), Axis.flat("column", across[: len(rows[0])])], counts


def printed(done):
    return {cell.key: cell.value for cell in done.cells}


# --- Published examples (sdcTable: microdata1 and problemdata) ------------------------------------------
def test_the_first_published_table_hides_42_people_in_four_cells():
    axes, counts = crossed([[18, 2], [14, 19], [12, 10], [11, 14]], across="mw")
    done = suppress(system_of(axes, counts, Terms()))
    assert set(done.pattern) == {("A", "m"), ("A", "w"), ("C", "m"), ("C", "w")}
    assert done.cost == 42 and done.method == Method.EXACT and done.holds


PROBLEM = [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
NINE = [("w", "a"), ("w", "b"), ("w", "c"), ("x", "a"), ("x", "c"), ("y", "b"), ("y", "d"), ("z", "b"), ("z", "d")]


def test_two_hidden_cells_per_line_give_away_47_and_one_more_cell_is_needed():
    axes, counts = crossed(PROBLEM, names="wxyz", across="abcd")
    system = system_of(axes, counts, Terms(), hidden=NINE)
    naive = {one.key: one for one in audit(system, numpy.array([knot.key in NINE for knot in system.knots]))}
    assert (naive["w", "b"].low, naive["w", "b"].high) == (47, 47) and not naive["w", "b"].holds
    done = suppress(system)
    assert set(done.pattern) - set(NINE) == {("x", "d")} and done.holds


# --- Rules -------------------------------------------------------------------------------------------------
def test_zeros_stay_zeros_or_are_hidden_like_small_numbers():
    axes, counts = crossed([[0, 30, 20], [40, 20, 25], [30, 25, 28]])
    assert suppress(system_of(axes, counts, Terms())).pattern == ()
    done = suppress(system_of(axes, counts, Terms(zeros_hidden=True)))
    assert ("A", "a") in done.pattern and len(done.pattern) == 4
    assert next(one for one in done.proof if one.key == ("A", "a")).low == 0


def test_a_cell_that_holds_its_whole_line_is_hidden_where_that_is_asked():
    axes, counts = crossed([[0, 30, 0], [40, 20, 25], [30, 25, 28]])
    assert suppress(system_of(axes, counts, Terms())).pattern == ()
    done = suppress(system_of(axes, counts, Terms(full_hidden=True)))
    assert {("A", "a"), ("A", "b"), ("A", "c")} <= set(done.pattern) and done.holds


def test_a_person_alone_in_a_cell_cannot_work_out_the_other_hidden_one():
    """2 and 1 would hide each other, with the sum of 3 known: the one person of the second cell reads the first."""
    axes, counts = [Axis.flat("place", "abcd")], {("a",): 2, ("b",): 1, ("c",): 30, ("d",): 40}
    done = suppress(system_of(axes, counts, Terms(3)))
    assert len(done.pattern) == 3
    low, high = Reader(axes, printed(done), insider={("b",): 1}).range_of(("a",))
    assert high - low >= 1


def test_a_source_that_reported_two_cells_alone_cannot_work_out_a_third():
    axes, counts = [Axis.flat("place", "abcd")], {("a",): 3, ("b",): 9, ("c",): 8, ("d",): 40}
    both = frozenset({"x", "y"})
    sources = {("a",): both, ("b",): frozenset({"z"}), ("c",): frozenset({"z"}), ("d",): both}
    done = suppress(system_of(axes, counts, Terms(sources=2), sources=sources))
    assert {("a",), ("b",), ("c",)} <= set(done.pattern) and len(done.pattern) == 4
    low, high = Reader(axes, printed(done), insider={("b",): 9, ("c",): 8}).range_of(("a",))
    assert high - low >= 1


def test_no_threshold_below_three_no_negative_counts_no_fourth_dimension():
    axes, counts = crossed([[1, 2], [3, 4]])
    with pytest.raises(Refused, match="nicht unter 3"):
        system_of(axes, counts, Terms(2))
    with pytest.raises(Refused, match="negativ"):
        system_of(axes, {("A", "a"): -1}, Terms())
    with pytest.raises(Refused, match="ein bis 3"):
        system_of(axes * 2, {("A", "a", "A", "a"): 1}, Terms())
    with pytest.raises(Refused, match="leer"):
        system_of(axes, {}, Terms())


# --- Rounding ----------------------------------------------------------------------------------------------
def test_controlled_rounding_keeps_every_sum_and_moves_no_number_by_more_than_four():
    chance = random.Random(7)
    axes, counts = crossed([[int(chance.lognormvariate(3, 1.2)) for _ in range(15)] for _ in range(12)])
    system = system_of(axes, counts, Terms())
    done = round_to(system)
    values = printed(done)
    assert all(value % 5 == 0 for value in values.values())
    assert all(abs(values[knot.key] - knot.value) <= 4 for knot in system.knots)
    for row in (*axes[0].leaves, ALL):
        assert sum(values[row, column] for column in axes[1].leaves) == values[row, ALL]
    for column in axes[1].leaves:
        assert sum(values[row, column] for row in axes[0].leaves) == values[ALL, column]
    assert done.holds and all(one.high - one.low >= 4 for one in done.proof)


# --- Sizes -------------------------------------------------------------------------------------------------
def test_the_fast_way_protects_a_large_table_and_is_never_cheaper_than_the_exact_one():
    chance = random.Random(3)
    axes, counts = crossed([[int(chance.lognormvariate(3, 1.2)) for _ in range(15)] for _ in range(12)])
    system = system_of(axes, counts, Terms())
    started = time.process_time()
    hidden = quick(system)
    assert time.process_time() - started < 2
    assert all(one.holds for one in audit(system, hidden))
    exact = suppress(system)
    fast = suppress(system, seconds=0)
    assert (exact.method, fast.method) == (Method.EXACT, Method.HEURISTIC)
    assert fast.holds and exact.cost <= fast.cost


# --- The attacker --------------------------------------------------------------------------------------------
@st.composite
def tables(draw):
    """One to three dimensions, one of them with districts above its places, mostly small numbers."""
    districts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    paths = [(f"K{d}", f"O{d}{place}") for d, size in enumerate(districts) for place in range(size)]
    axes = [Axis.nested("place", paths)]
    axes += [
        Axis.flat(f"m{n}", [f"{n}{v}" for v in range(draw(st.integers(2, 3)))]) for n in range(draw(st.integers(0, 2)))
    ]
    counts = {
        key: draw(st.sampled_from([0, 0, 1, 2, 3, 4, 6, 9, 17, 40])) for key in product(*(a.leaves for a in axes))
    }
    return axes, counts


@settings(max_examples=12, deadline=None)
@given(tables(), st.integers(3, 6), st.booleans())
def test_no_attacker_narrows_a_small_number_of_a_hierarchical_table(table, k, zeros_hidden):
    axes, counts = table
    system = system_of(axes, counts, Terms(k, zeros_hidden))
    done = suppress(system)
    values = printed(done)
    small = [knot for knot in system.knots if knot.value < k and (knot.value or zeros_hidden)]
    assert all(values[knot.key] is None for knot in small)
    reader = Reader(axes, values, zeros_shown=not zeros_hidden)
    proof = {one.key: one for one in done.proof}
    for knot, (low, high) in zip(small[:6], reader.ranges_of([knot.key for knot in small[:6]]), strict=True):
        assert high - low >= k - 1e-6, f"{knot.key} liegt zwischen {low} und {high}"
        assert low - 1 < proof[knot.key].low <= low + 1
    alone = [knot for knot in small if knot.value == 1 and ALL not in knot.key][:2]
    for one in alone:
        insider = Reader(axes, values, zeros_shown=not zeros_hidden, insider={one.key: 1})
        # A sum of 1 over the own cell is the own case.
        others = [knot for knot in small if not (knot.value == 1 and reader.row(knot.key) @ reader.row(one.key))]
        known = insider.ranges_of([other.key for other in others[:4]])
        for other, (low, high) in zip(others[:4], known, strict=True):
            assert high - low >= 1 - 1e-6, f"{one.key} kennt {other.key}"
