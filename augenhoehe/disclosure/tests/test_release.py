"""What is counted and what of it leaves: different persons, two sources, zeros; on the way every release takes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from augenhoehe.core.contributions import CountRequest, Releasable
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.counting import counted_for
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.disclosure.operations import release_table
from augenhoehe.disclosure.queries import told
from augenhoehe.structure.models import Hint

from .attacker import Reader

pytestmark = pytest.mark.django_db
DAY, END, AT = date(2026, 3, 12), date(2026, 3, 31), datetime(2026, 4, 1, 4, 0, tzinfo=UTC)


def hints(*rows):
    """Write hints as (source, quarter, person, source key); several rows may be of one person."""
    Hint.objects.bulk_create(
        Hint(source=source, quarter=quarter, arrived_on=DAY, problem="…", person_key=str(person), source_key=str(key))
        for source, quarter, person, key in rows
    )


def many(source, count, quarter="2026-Q1", start=0, key=None):
    return [(source, quarter, f"{source}-{quarter}-{start + i}", key or i % 2) for i in range(count)]


def table(*dimensions, **more):
    def counted(_day):
        return CountRequest(
            Hint.objects.values(*dimensions, "person_key", "source_key"), dimensions, "person_key", "source_key"
        )

    return Releasable(
        key="probe." + "_".join(dimensions), title="Probe", counted=counted,
        dimensions=tuple((one, one) for one in dimensions), **more,
    )  # fmt: skip


def out(*dimensions, **more):
    found = release_table(table=table(*dimensions, **more), as_of=END, by=SYSTEM, at=AT)
    assert found is not None and found.state == "released"
    return found


def test_what_is_large_enough_is_shown_with_its_sum():
    hints(*many("form", 12), *many("event", 7))
    found = out("source")
    assert [told(found, key).shown for key in ("form", "event", ALL)] == ["12", "7", "19"]
    assert found.pattern == [] and found.proof == []


def test_a_small_number_is_hidden_with_others_so_that_it_keeps_its_range():
    hints(*many("form", 30), *many("advice", 20), *many("event", 3), *many("import", 2))
    found = out("source")
    assert found.values["event",] is None and found.values["import",] is None and found.values["advice",] is None
    assert found.values["form",] == 30 and found.values[ALL,] == 55
    assert told(found, "event").shown == told(found, "advice").shown == "nicht gezeigt"


def test_a_single_small_cell_and_its_sum_are_hidden_together():
    hints(*many("form", 4))
    found = out("source")
    assert found.values == {("form",): None, (ALL,): None}


def test_two_cells_of_one_are_not_given_away_by_their_sum():
    """1 + 1 = 2: whoever knows that a hidden cell is not empty would read both."""
    hints(*many("form", 12), *many("advice", 8), *many("event", 1), *many("import", 1))
    assert len(out("source").pattern) == 3


def test_persons_are_counted_not_rows():
    hints(*[("form", "2026-Q1", "dieselbe", i % 2) for i in range(40)])
    assert told(out("source"), "form").value is None


def test_a_person_in_two_cells_counts_twice_in_the_sum_because_sums_are_sums_of_cells():
    hints(*[(source, "2026-Q1", f"p{i}", i % 2) for i in range(8) for source in ("form", "event")])
    found = out("source")
    assert [found.values[key,] for key in ("form", "event", ALL)] == [8, 8, 16]


def test_a_number_from_one_source_alone_is_not_shown_where_there_are_several():
    hints(*many("form", 12), *many("advice", 9, key="nur eine"), *many("event", 8))
    assert told(out("source"), "advice").shown == "nicht gezeigt"


def test_where_all_comes_from_one_source_the_rule_of_two_has_no_object():
    hints(*many("form", 12, key="eine"), *many("advice", 9, key="eine"))
    assert out("source").pattern == []


def test_zero_stays_zero_unless_the_table_says_otherwise():
    hints(*many("form", 12), *many("advice", 7, "2026-Q2"))
    empty = ("form", "2026-Q2"), ("advice", "2026-Q1")
    plain = out("source", "quarter")
    assert [told(plain, *key).shown for key in empty] == ["0", "0"]
    hidden = out("quarter", "source", zeros_hidden=True)
    assert [told(hidden, *reversed(key)).shown for key in empty] == ["nicht gezeigt", "nicht gezeigt"]


def test_a_cross_table_hides_what_its_margins_would_give_away():
    hints(
        *many("form", 18, "2026-Q1"), *many("form", 2, "2026-Q2"), *many("advice", 14, "2026-Q1"),
        *many("advice", 19, "2026-Q2"), *many("event", 12, "2026-Q1"), *many("event", 10, "2026-Q2"),
    )  # fmt: skip
    found = out("source", "quarter")
    assert found.values["form", "2026-Q2"] is None and found.values["form", ALL] == 20
    assert found.values[ALL, "2026-Q2"] == 31 and found.values[ALL, ALL] == 75 and len(found.pattern) == 4


def test_three_dimensions_leave_with_sums_from_which_nothing_small_follows():
    hints(*many("form", 12), *many("advice", 2), *many("form", 9, "2026-Q2"), *many("advice", 30, "2026-Q2"))
    found = out("source", "quarter", "language")
    small = ("advice", "2026-Q1", "de")
    low, high = Reader(found.as_earlier().axes, found.values).range_of(small)
    assert found.values[small] is None and high - low >= 5


@pytest.mark.parametrize(("persons", "shown"), [(1, None), (4, None), (5, 5), (6, 6)])
def test_a_number_without_a_sum_is_shown_from_the_threshold_on(persons, shown):
    hints(*many("form", persons))
    assert out("source", sums=()).values == {("form",): shown}


def test_a_table_costs_three_statements_however_many_cells_it_has(django_assert_num_queries):
    hints(*many("form", 30), *many("advice", 30, "2026-Q2"))
    # Persons, sources, and what the register was told about the table.
    with django_assert_num_queries(3):
        counted_for(table("source", "quarter"), END)
