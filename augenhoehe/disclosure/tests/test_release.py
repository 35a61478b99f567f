"""Numbers that leave: what is small stays unsaid, and stays unsaid after subtracting."""

from __future__ import annotations

from datetime import date
from itertools import product

import numpy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from augenhoehe.core.contributions import CountRequest
from augenhoehe.core.refused import Refused
from augenhoehe.disclosure.operations.showing import _protected, _Terms, release, shown_count
from augenhoehe.disclosure.suppression import SOURCE, Table, one_dimension, two_dimensions
from augenhoehe.disclosure.tables import ALL, Hidden
from augenhoehe.structure.models import Hint

DAY = date(2026, 3, 12)


def hints(*rows):
    """Write hints as (source, quarter, person, source key); several rows may be of one person."""
    Hint.objects.bulk_create(
        Hint(source=source, quarter=quarter, arrived_on=DAY, problem="…", person_key=str(person), source_key=str(key))
        for source, quarter, person, key in rows
    )


def many(source, count, quarter="2026-Q1", start=0, key=None):
    return [(source, quarter, f"{source}-{quarter}-{start + i}", key or i % 2) for i in range(count)]


def request(*dimensions):
    rows = Hint.objects.values(*dimensions, "person_key", "source_key")
    return CountRequest(rows, tuple(dimensions), "person_key", "source_key", title="Hinweise")


@pytest.mark.django_db
def test_what_is_large_enough_is_shown_with_its_sum():
    hints(*many("form", 12), *many("event", 7))
    table = release(request("source"))
    assert table.cell("form").shown == "12" and table.cell("event").value == 7
    assert table.total.shown == "19" and not table.hides_something


@pytest.mark.django_db
def test_a_small_cell_says_fewer_than_five_and_has_no_value():
    hints(*many("form", 12), *many("event", 3), *many("import", 2))
    table = release(request("source"))
    assert table.cell("event").shown == table.cell("import").shown == "weniger als 5"
    assert table.cell("event").value is None and table.total.value == 17


@pytest.mark.django_db
def test_one_small_cell_alone_takes_a_second_one_with_it():
    hints(*many("form", 12), *many("advice", 6), *many("event", 3))
    table = release(request("source"))
    assert table.cell("event").shown == "weniger als 5"
    assert table.cell("advice").shown == "nicht gezeigt" and table.cell("advice").hidden == Hidden.PROTECTS
    assert table.cell("form").value == 12 and table.total.value == 21


@pytest.mark.django_db
def test_a_single_cell_and_its_sum_are_hidden_together():
    hints(*many("form", 4))
    table = release(request("source"))
    assert table.cell("form").shown == table.total.shown == "weniger als 5"


@pytest.mark.django_db
def test_two_cells_of_one_are_not_given_away_by_their_sum():
    """1 + 1 = 2: whoever knows that a hidden cell is not empty would read both."""
    hints(*many("form", 12), *many("advice", 8), *many("event", 1), *many("import", 1))
    table = release(request("source"))
    hidden = [cell for cell in (*table.cells, table.total) if cell.hidden]
    assert len(hidden) == 3


@pytest.mark.django_db
def test_persons_are_counted_not_rows():
    hints(*[("form", "2026-Q1", "dieselbe", i % 2) for i in range(40)])
    assert release(request("source")).cell("form").shown == "weniger als 5"
    assert shown_count(Hint.objects.all(), "person_key") == "weniger als 5"


@pytest.mark.django_db
def test_a_person_in_two_cells_counts_once_in_the_sum():
    both = [("form", "2026-Q1", f"p{i}", i % 2) for i in range(8)] + [
        ("event", "2026-Q1", f"p{i}", i % 2) for i in range(8)
    ]
    hints(*both)
    table = release(request("source"))
    assert (table.cell("form").value, table.cell("event").value, table.total.value) == (8, 8, 8)


@pytest.mark.django_db
def test_a_number_from_one_source_alone_is_not_shown_where_there_are_several():
    hints(*many("form", 12), *many("advice", 9, key="nur eine"), *many("event", 8))
    table = release(request("source"))
    assert table.cell("advice").hidden == Hidden.SOURCES and table.cell("advice").shown == "nicht gezeigt"


@pytest.mark.django_db
def test_where_all_comes_from_one_source_the_rule_of_two_has_no_object():
    hints(*many("form", 12, key="eine"), *many("advice", 9, key="eine"))
    assert not release(request("source")).hides_something


@pytest.mark.django_db
def test_zero_stays_zero_unless_the_table_says_otherwise():
    hints(*many("form", 12), *many("advice", 7))
    order = {"source": ["form", "advice", "event"]}
    assert release(request("source"), order=order).cell("event").shown == "0"
    hidden = release(request("source"), order=order, zeros_hidden=True)
    assert hidden.cell("event").shown == "weniger als 5"
    assert hidden.values_of("source") == ("form", "advice", "event")


@pytest.mark.django_db
def test_a_cross_table_hides_what_its_margins_would_give_away():
    hints(
        *many("form", 18, "2026-Q1"), *many("form", 2, "2026-Q2"), *many("advice", 14, "2026-Q1"),
        *many("advice", 19, "2026-Q2"), *many("event", 12, "2026-Q1"), *many("event", 10, "2026-Q2"),
    )  # fmt: skip
    table = release(request("source", "quarter"))
    assert table.cell("form", "2026-Q2").shown == "weniger als 5"
    assert table.cell("form", ALL).value == 20 and table.cell(ALL, "2026-Q2").value == 31
    assert table.cell(ALL, ALL).value == 75
    assert len([cell for cell in table.cells if cell.hidden]) == 4


@pytest.mark.django_db
def test_three_dimensions_leave_without_any_sum():
    hints(*many("form", 12), *many("advice", 2))
    table = release(request("source", "quarter", "language"))
    assert table.total is None and table.margins == ()
    assert table.cell("advice", "2026-Q1", "de").shown == "weniger als 5"


@pytest.mark.django_db
def test_a_table_without_dimensions_is_its_total():
    hints(*many("form", 12))
    assert release(request()).total.value == 12


@pytest.mark.django_db
@pytest.mark.parametrize(("persons", "shown"), [(0, "0"), (1, "weniger als 5"), (4, "weniger als 5"), (5, "5")])
def test_a_single_number_is_shown_from_the_threshold_on(persons, shown):
    hints(*many("form", persons))
    assert shown_count(Hint.objects.all(), "person_key") == shown


@pytest.mark.django_db
def test_no_threshold_lies_below_three():
    with pytest.raises(Refused, match="nicht unter 3"):
        release(request("source"), k=2)
    with pytest.raises(Refused, match="nicht unter 3"):
        shown_count(Hint.objects.all(), "person_key", k=1)
    hints(*many("form", 3))
    assert release(request("source"), k=3).cell("form").value == 3


@pytest.mark.django_db
def test_a_table_costs_as_many_statements_as_it_has_margins(django_assert_num_queries):
    hints(*many("form", 30), *many("advice", 30, "2026-Q2"))
    with django_assert_num_queries(4):
        release(request("source", "quarter"))


def test_the_published_example_of_the_literature_is_protected_with_the_same_cells():
    """Counts A to D by sex with one small cell: three more cells, 42 people in all (sdcTable, microdata1)."""
    cells = [[18, 2], [14, 19], [12, 10], [11, 14]]
    edges = crossed(cells, 5)
    hidden = {place for place, edge in enumerate(edges) if edge.hidden}
    assert hidden == {0, 1, 4, 5} and sum(edges[place].value for place in hidden) == 42


def test_two_hidden_cells_in_every_row_and_column_are_not_enough():
    """Two blocks joined by one cell: every line has two hidden cells, and the joining one still follows."""
    cells = [[2, 3, 9, 9], [3, 2, 8, 9], [9, 9, 2, 3], [9, 9, 3, 2]]
    terms = _Terms(5, 1, False)
    edges = two_dimensions([[terms.verdict(counted(v)) for v in row] for row in cells], *margins(cells, terms))
    joining = 1 * 4 + 2
    edges[joining].hidden = Hidden.SOURCES
    table = Table(edges, 5)
    assert not table.is_safe(joining)
    assert table.protect() and table.is_safe(joining)


# --- The attacker -----------------------------------------------------------------------------------


def counted(value):
    from augenhoehe.disclosure.operations.showing import _Counted

    return _Counted(value, 2)


def margins(cells, terms):
    rows = [terms.verdict(counted(sum(row))) for row in cells]
    columns = [terms.verdict(counted(sum(column))) for column in zip(*cells, strict=True)]
    return rows, columns, terms.verdict(counted(sum(map(sum, cells))))


def crossed(cells, k, zeros_hidden=False):
    terms = _Terms(k, 1, zeros_hidden)
    inner = [[terms.verdict(counted(value)) for value in row] for row in cells]
    return _protected(two_dimensions(inner, *margins(cells, terms)), terms)


def listed(cells, k, zeros_hidden=False):
    terms = _Terms(k, 1, zeros_hidden)
    return _protected(
        one_dimension([terms.verdict(counted(v)) for v in cells], terms.verdict(counted(sum(cells)))), terms
    )


def known_range(edge, k, zeros_hidden, cap, withheld):
    """What a reader knows of a cell: its number, „weniger als k“, or „nicht gezeigt“."""
    if not edge.hidden:
        return range(edge.value, edge.value + 1)
    if edge.hidden == Hidden.SMALL:
        return range(0 if zeros_hidden else 1, k)
    return range(0 if withheld and edge.margin else k, cap)


def sums_are_withheld(edges):
    """Does it look as if no sum over a hidden cell left? Then „nicht gezeigt“ says nothing about its size."""
    lines = {node for edge in edges if edge.hidden and not edge.margin for node in (edge.tail, edge.head)}
    over_hidden = [edge for edge in edges if edge.margin and ({edge.tail, edge.head} & lines or edge is edges[-1])]
    return bool(lines) and all(edge.hidden == Hidden.PROTECTS for edge in over_hidden)


def possible_tables(edges, inner, sums, k, zeros_hidden):
    """Every table that fits everything a reader sees; margins follow from the cells."""
    cap = max(edge.value for edge in edges) + k + 3
    withheld = sums_are_withheld(edges)
    ranges = [known_range(edge, k, zeros_hidden, cap, withheld) for edge in edges]
    for cells in product(*ranges[:inner]):
        whole = [*cells, *(sum(cells[place] for place in places) for places in sums)]
        if all(value in known or value >= cap for value, known in zip(whole, ranges, strict=True)):
            yield whole


def assert_nothing_follows(edges, inner, sums, k, zeros_hidden):
    found = list(possible_tables(edges, inner, sums, k, zeros_hidden))
    assert [edge.value for edge in edges] in found
    for place, edge in enumerate(edges):
        if edge.hidden:
            assert len({table[place] for table in found}) > 1, f"Zelle {place} ist ableitbar: {edges}"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4), st.integers(3, 5), st.booleans())
def test_no_hidden_number_of_a_list_follows_from_the_rest(cells, k, zeros_hidden):
    edges = listed(cells, k, zeros_hidden)
    assert_nothing_follows(edges, len(cells), [range(len(cells))], k, zeros_hidden)


@settings(max_examples=150, deadline=None)
@given(st.tuples(*[st.integers(0, 7)] * 4), st.integers(3, 5), st.booleans())
@example((0, 0, 1, 1), 3, False)
@example((1, 1, 1, 1), 3, False)
@example((1, 1, 1, 5), 4, False)
def test_no_hidden_number_of_a_small_cross_table_follows_from_the_rest(values, k, zeros_hidden):
    edges = crossed([list(values[:2]), list(values[2:])], k, zeros_hidden)
    assert_nothing_follows(edges, 4, [(0, 1), (2, 3), (0, 2), (1, 3), (0, 1, 2, 3)], k, zeros_hidden)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_adding_and_subtracting_lines_never_yields_a_hidden_number_of_a_large_table(data):
    rows, columns = data.draw(st.integers(2, 7)), data.draw(st.integers(2, 7))
    cells = data.draw(
        st.lists(st.lists(st.integers(0, 14), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    edges = crossed(cells, 5)
    hidden = [place for place, edge in enumerate(edges) if edge.hidden]
    nodes = sorted({node for edge in edges for node in (edge.tail, edge.head)})
    equations = numpy.zeros((len(nodes), len(hidden)))
    for column, place in enumerate(hidden):
        equations[nodes.index(edges[place].tail), column] -= 1
        equations[nodes.index(edges[place].head), column] += 1
    rank = numpy.linalg.matrix_rank(equations) if hidden else 0
    for column in range(len(hidden)):
        asked = numpy.zeros((1, len(hidden)))
        asked[0, column] = 1
        assert numpy.linalg.matrix_rank(numpy.vstack([equations, asked])) == rank + 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(5, 30), min_size=2, max_size=6))
def test_a_table_of_large_numbers_loses_nothing(cells):
    assert not any(edge.hidden for edge in listed(cells, 5))


def test_a_large_table_is_protected_in_under_two_seconds():
    import time

    cells = [[(r * 7 + c * 5) % 17 for c in range(15)] for r in range(12)]
    started = time.process_time()
    edges = crossed(cells, 5)
    assert time.process_time() - started < 2
    assert edges[-1].tail != SOURCE and any(edge.hidden for edge in edges)
