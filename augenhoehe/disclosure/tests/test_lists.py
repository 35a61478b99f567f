"""Lists and single numbers are protected without a solver; an attacker of its own checks every range."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.disclosure.earlier import Earlier
from augenhoehe.disclosure.lattice import Axis, Terms, system_of
from augenhoehe.disclosure.lists import protect_alone, protect_list
from augenhoehe.disclosure.operations.protecting import protect
from augenhoehe.disclosure.parts import parts_of
from augenhoehe.disclosure.solver.protect import suppress

from .attacker import Reader

NAMES = "abcdefgh"


def a_list(numbers, k=5, **terms):
    counts = {(name,): value for name, value in zip(NAMES, numbers, strict=False)}
    axes = [Axis.flat("kind", [name for (name,) in counts])]
    return axes, counts, system_of(axes, counts, Terms(k, **terms))


numbers = st.lists(st.sampled_from([0, 1, 2, 4, 5, 6, 9, 17, 40]), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(numbers, st.integers(3, 6))
def test_no_reader_of_a_list_narrows_a_small_number_and_the_proof_says_what_is_left(counted, k):
    axes, _counts, system = a_list(counted, k)
    done = protect_list(system)
    shown = {cell.key: cell.value for cell in done.cells}
    reader = Reader(axes, shown)
    whole = {knot.key: knot.value for knot in system.knots}
    ranges = dict(zip(whole, reader.ranges_of(list(whole)), strict=True))
    for key, value in whole.items():
        if 0 < value < k:
            assert shown[key] is None
            low, high = ranges[key]
            assert high - low >= k - 1e-6
    for one in done.proof:
        low, high = ranges[one.key]
        assert abs(low - one.low) < 1e-6 and (high > 9_000 if one.high is None else abs(high - one.high) < 1e-6)
        assert one.low <= whole[one.key] and (one.high is None or whole[one.key] <= one.high)


@settings(max_examples=15, deadline=None)
@given(numbers)
def test_the_short_way_hides_as_few_people_as_the_solver(counted):
    _axes, _counts, system = a_list(counted)
    assert protect_list(system).cost == suppress(system).cost


def alone(value, *before, k=5):
    axes = [Axis.without_sum("topic", ["a"])]
    system = system_of(axes, {("a",): value}, Terms(k))
    return protect_alone(system, before)


def earlier(value, *before):
    done = alone(value, *before)
    return Earlier("früher", (Axis.without_sum("topic", ["a"]),), done.cells, done.proof)


def test_a_number_alone_stays_what_it_was_until_it_changed_by_as_many_as_the_threshold():
    first = earlier(20)
    assert alone(22, first).value("a") == 20 and alone(17, first).value("a") == 20
    assert alone(25, first).value("a") == 25
    # Also of a stand before the last: from 20 over 40 to 21, nobody reads that one person came.
    assert alone(21, earlier(40), first).value("a") == 20


def test_what_was_too_small_is_shown_only_when_nothing_of_it_follows():
    first = earlier(4)
    assert alone(6, first).value("a") is None and alone(8, first).value("a") is None
    assert alone(9, first).value("a") == 9
    assert (first.proof[0].low, first.proof[0].high) == (1, 4)
    assert alone(8, first).proof[0].high == 8


def test_a_number_that_was_taken_back_is_not_shown_again_nor_the_few_between():
    wrong = replace(earlier(20), withdrawn=True)
    beside = alone(22, wrong)
    assert beside.value("a") is None and (beside.proof[0].low, beside.proof[0].high) == (16, 24)
    assert alone(20, wrong).value("a") == 20 and alone(26, wrong).value("a") == 26


def test_a_hidden_number_looks_the_same_however_large_it_is():
    first = earlier(4)
    assert alone(2, first).proof == alone(8, first).proof


def test_parts_without_a_common_sum_are_protected_one_by_one():
    axes = [Axis.without_sum("question", "pq"), Axis.flat("source", "xyz")]
    counts = {("p", "x"): 2, ("p", "y"): 30, ("p", "z"): 9, ("q", "x"): 50, ("q", "y"): 60, ("q", "z"): 70}
    system = system_of(axes, counts, Terms())
    assert len(parts_of(system)) == 2
    done = protect(system)
    assert done.value("q", "x") == 50 and done.value("p", "x") is None and done.value("p", "z") is None
    assert done.value("p", "y") == 30 and [cell.key for cell in done.cells] == [knot.key for knot in system.knots]
    whole = suppress(system)
    assert done.cost == whole.cost and done.method == whole.method
