"""Real parallel connections: one volunteer is never in two places, and nothing is paid twice."""

from __future__ import annotations

from datetime import date, timedelta

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.volunteers import operations
from augenhoehe.volunteers.models import Assignment, Settlement

from . import factories as f


def _two_for_one() -> list[Assignment]:
    """One volunteer asked for two appointments of which the second begins before the first ends."""
    inas = f.an_interpreter()
    later = {"starts_at": f.BEGIN + timedelta(hours=1), "ends_at": f.END + timedelta(hours=1)}
    return [f.an_assignment(inas), f.an_assignment(inas, **later)]


def test_two_answers_at_once_leave_one_assignment_at_a_time(committed):
    f.the_house()
    keys = [one.pk for one in _two_for_one()]

    def accept(pk):
        operations.accept(assignment=Assignment.objects.get(pk=pk), at=f.AT, **f.BY_LINK)

    failures = failures_of(*[lambda pk=pk: accept(pk) for pk in keys])
    assert [isinstance(one, Refused) for one in failures] == [True]
    assert Assignment.objects.filter(state="accepted").count() == 1


def test_the_database_itself_refuses_a_second_one_past_every_rule(committed):
    f.the_house()
    keys = [one.pk for one in _two_for_one()]
    failures = failures_of(*[lambda pk=pk: Assignment.objects.filter(pk=pk).update(state="accepted") for pk in keys])
    assert len(failures) == 1 and Assignment.objects.filter(state="accepted").count() == 1


def test_a_month_settled_twice_at_once_is_settled_once(committed):
    f.the_house()
    f.an_assignment(f.an_interpreter(), state="done")

    def settle():
        operations.settle_month(month=date(2026, 11, 1), expected=1, by=SYSTEM, at=f.AFTER)

    failures = failures_of(settle, settle)
    assert [isinstance(one, Refused) for one in failures] == [True]
    assert Settlement.objects.count() == 1


def test_yes_and_cancelled_at_once_end_in_one_of_both(committed):
    f.the_house()
    made = f.an_assignment(f.an_interpreter())
    key, enquiry = made.pk, made.enquiry

    def accept():
        operations.accept(assignment=Assignment.objects.get(pk=key), at=f.AT, **f.BY_LINK)

    def cancel():
        operations.cancel_enquiry(enquiry=type(enquiry).objects.get(pk=enquiry.pk), at=f.AT, **f.BY_LINK)

    failures = failures_of(accept, cancel)
    assert all(isinstance(one, Refused | Conflict) for one in failures)
    assert Assignment.objects.get(pk=key).state == "withdrawn"
