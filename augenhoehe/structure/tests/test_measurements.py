"""What the structural level measures of itself: terms kept, days between the gates; small numbers stay inside (S3-23)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from augenhoehe.core.contributions import releasables
from augenhoehe.core.rights import SYSTEM
from augenhoehe.disclosure.operations import release_table
from augenhoehe.journal.operations import audit
from augenhoehe.structure import counts, measurements
from augenhoehe.structure.models import Answer, Hint

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
NIGHT = datetime(2026, 10, 1, 4, 0, tzinfo=UTC)


def hints(count, arrived_on, start=0):
    return Hint.objects.bulk_create(
        Hint(source="form", quarter="2026-Q3", arrived_on=arrived_on, problem="…", person_key=f"p{start + n}",
             source_key=str(n % 2))
        for n in range(count)
    )  # fmt: skip


def sorted_after(rows, days):
    for one in rows:
        at = datetime.combine(one.arrived_on + timedelta(days=days), datetime.min.time(), tzinfo=UTC)
        audit("code_hint", one, by=SYSTEM, at=at.replace(hour=12), fields=["state"])


def released(key):
    return release_table(table=releasables()[key], as_of=LAST, by=SYSTEM, at=NIGHT)


def told(key):
    found = measurements.in_time(key)(FIRST, LAST)
    return found.value, found.withheld


def test_the_share_coded_in_thirty_days_is_read_from_the_release():
    assert measurements.in_time(counts.CODED)(FIRST, LAST).note == "Wird zum Quartalsende freigegeben."
    sorted_after(hints(12, date(2026, 8, 1)), 20)
    sorted_after(hints(6, date(2026, 8, 20), start=50), 31)
    # Their thirty days end in the next quarter.
    hints(9, date(2026, 9, 15), start=90)
    found = released(counts.CODED)
    assert found.values == {("ja",): 12, ("nein",): 6, ("gesamt",): 18}
    assert told(counts.CODED) == (Decimal("66.7"), False)


def test_where_few_were_late_the_share_is_withheld():
    sorted_after(hints(12, date(2026, 8, 1)), 20)
    hints(2, date(2026, 8, 2), start=50)
    assert released(counts.CODED).values["nein",] is None
    assert told(counts.CODED) == (None, True)


def test_an_answer_counts_from_the_first_word_after_the_receipt():
    early = hints(7, date(2026, 5, 1))
    late = hints(8, date(2026, 5, 20), start=20)
    for one in early:
        Answer.objects.create(kind="final", hint=one, text={}, given_on=date(2026, 7, 1), by_function="Koordination")
    for one in late:
        Answer.objects.create(
            kind="received", hint=one, text={}, given_on=date(2026, 5, 21), by_function="Koordination"
        )
    assert released(counts.ANSWERED).values == {("ja",): 7, ("nein",): 8, ("gesamt",): 15}


def test_days_to_the_gates_are_unknown_while_nothing_was_decided():
    for measure in (measurements.days_to_gate_one, measurements.days_to_gate_two):
        found = measure(FIRST, LAST)
        assert found.value is None and "entschieden" in found.note and not found.withheld
