"""Whatever people do with a mandate and its delays: the question why follows the calendar, and nothing closed is late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from augenhoehe.committees import operations
from augenhoehe.committees.models import Delay, Mandate
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.notices.models import Duty

from . import factories as f

ACTS = ["wait", "wait", "report", "accept", "return", "postpone", "drop", "reason"]


def charged(cast) -> Mandate:
    resolution = f.decided(f.on_agenda(f.seated(cast), thread=f.a_thread(cast)))
    return operations.give_mandate(
        resolution=resolution, title="Auskunft geben", unit="Jugendamt", due=(f.AFTER + timedelta(days=10)).date(),
        responsible=cast.users["linh"], by=cast.aylin, at=f.AFTER,
    )  # fmt: skip


def act(cast, pk, what, at) -> None:
    mandate = Mandate.objects.get(pk=pk)
    why = {"mandate": mandate, "reason": "Die Stelle ist leer.", "at": at}
    if what == "report":
        operations.report_mandate(mandate=mandate, report="Getan.", by=cast.linh, at=at)
    elif what == "accept":
        operations.accept_mandate(mandate=mandate, by=cast.aylin, at=at)
    elif what == "return":
        operations.return_mandate(**why, by=cast.aylin)
    elif what == "postpone":
        operations.postpone_mandate(**why, due=max(mandate.due, day_of(at)) + timedelta(days=5), by=cast.aylin)
    elif what == "drop":
        operations.drop_mandate(**why, by=cast.aylin)
    elif what == "reason":
        delay = Delay.objects.running().filter(mandate=mandate).first()
        if delay is not None:
            operations.state_reason(delay=delay, reason="Die Stelle ist leer.", by=cast.linh, at=at)


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 9)), min_size=1, max_size=8))
def test_a_delay_runs_exactly_while_an_open_mandate_is_past_its_day(db, acts):
    with transaction.atomic():
        cast = f.the_cast()
        pk, at = charged(cast).pk, f.AFTER
        for what, days in acts:
            at += timedelta(days=days)
            operations.note_overdue(by=SYSTEM, at=at)
            try:
                with transaction.atomic():
                    act(cast, pk, what, at)
            except Refused:
                pass
            operations.note_overdue(by=SYSTEM, at=at)
            mandate = Mandate.objects.get(pk=pk)
            late = Delay.objects.running().filter(mandate=mandate)
            assert late.count() == int(mandate.overdue_on(day_of(at)))
            asked = Duty.objects.open().filter(kind="state_reason")
            assert asked.count() <= late.count()
            for one in Delay.objects.filter(published_at__isnull=False, reason=""):
                assert day_of(one.published_at) > one.reason_due
        transaction.set_rollback(True)


def test_two_who_accept_and_drop_at_once_close_it_once(committed):
    cast = f.the_cast()
    mandate = charged(cast)
    operations.report_mandate(mandate=mandate, report="Getan.", by=cast.linh, at=f.AFTER)
    aylin, bernward = cast.aylin, cast.bernward
    first, second = (Mandate.objects.get(pk=mandate.pk) for _ in range(2))
    results = at_once(
        lambda: operations.accept_mandate(mandate=first, by=aylin, at=f.AFTER),
        lambda: operations.drop_mandate(mandate=second, reason="Erledigt sich.", by=bernward, at=f.AFTER),
    )
    assert sum(isinstance(one, Exception) for one in results) == 1
    closed = Mandate.objects.get(pk=mandate.pk)
    assert closed.state in ("done", "dropped") and closed.closed_at is not None
