"""Steps are never changed: corrected by a further step, blanked when the law demands it, nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from augenhoehe.core.refused import Refused
from augenhoehe.journal.models import AuditEntry, Step, Thread
from augenhoehe.journal.operations import add_step, blank_step, correct_step, write_step

from .factories import AT, AYLIN, GESINE, KORBINIAN, VEIT, a_public_thread, a_thread

pytestmark = pytest.mark.django_db


def a_step(**more):
    return add_step(thread=a_public_thread(), kind="note", text="Ein Brief ging hinaus.", by=AYLIN, at=AT, **more)


def test_a_thread_begins_with_a_step_that_only_the_inside_reads():
    step = a_thread().steps.get()
    assert (step.sequence, step.kind, step.audience) == (1, "opened", "inside")


def test_steps_follow_each_other_and_move_the_thread_forward():
    thread = a_public_thread()
    later = AT + timedelta(days=3)
    step = add_step(thread=thread, kind="note", text="Eins", by=AYLIN, at=later)
    stored = Thread.objects.get(pk=thread.pk)
    assert step.sequence == stored.last_sequence == 3
    assert stored.last_step_at == stored.last_public_step_at == later


def test_an_inside_step_does_not_move_the_public_date():
    thread = a_public_thread()
    add_step(thread=thread, kind="note", text="x", by=AYLIN, at=AT + timedelta(days=3), audience="inside")
    stored = Thread.objects.get(pk=thread.pk)
    assert stored.last_public_step_at == AT
    assert stored.last_step_at == AT + timedelta(days=3)


@pytest.mark.parametrize(
    "change",
    [
        {"text": {"de": {"text": "Etwas anderes"}}},
        {"reason": "anders"},
        {"at": AT + timedelta(days=1)},
        {"by_name": "Jemand"},
        {"audience": "inside"},
        {"sequence": 99},
        {"blanked_at": AT, "blanked_reason": "Recht"},  # says it is blanked and keeps the text
    ],
)
def test_the_database_lets_nobody_change_a_step(change):
    step = a_step()
    with pytest.raises(IntegrityError, match="nie geändert"), transaction.atomic():
        Step.objects.filter(pk=step.pk).update(**change)


def test_the_application_may_not_delete_a_step():
    step = a_step()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Step.objects.filter(pk=step.pk)._raw_delete("default")


def test_a_correction_is_a_new_step_that_names_the_old_one():
    step = a_step()
    correction = correct_step(step=step, text="Der Brief ging am Montag hinaus.", reason="Datum", by=AYLIN, at=AT)
    assert correction.corrects == step
    assert correction.audience == step.audience
    assert Step.objects.get(pk=step.pk).text["de"]["text"] == "Ein Brief ging hinaus."


def test_a_blanked_step_keeps_its_place_and_says_why():
    step = a_step(reason="wegen Frau X", url="/intern/")
    blank_step(step=step, reason="Ein Name stand darin.", by=GESINE, at=AT)
    stored = Step.objects.get(pk=step.pk)
    assert (stored.text, stored.reason, stored.url) == ({}, "", "")
    assert (stored.sequence, stored.blanked_reason) == (3, "Ein Name stand darin.")


def test_a_step_is_blanked_once_and_not_corrected_afterwards():
    step = a_step()
    blank_step(step=step, reason="Ein Name stand darin.", by=GESINE, at=AT)
    with pytest.raises(Refused, match="schon entfernt"):
        blank_step(step=step, reason="noch einmal", by=GESINE, at=AT)
    with pytest.raises(Refused, match="entfernt"):
        correct_step(step=step, text="x", reason="y", by=AYLIN, at=AT)


def test_blanking_without_a_reason_is_refused():
    with pytest.raises(Refused, match="Grund"):
        blank_step(step=a_step(), reason="  ", by=GESINE, at=AT)


@pytest.mark.parametrize("by", [KORBINIAN, VEIT, GESINE])
def test_only_coordination_and_integration_officers_write_steps(by):
    with pytest.raises(Refused, match="fehlt Ihnen das Recht"):
        write_step(thread=a_thread(), text="x", by=by, at=AT, audience="inside")


def test_every_step_is_in_the_audit_trail_without_its_text():
    step = a_step()
    entry = AuditEntry.objects.get(object_id=str(step.pk))
    assert (entry.verb, entry.object_kind, entry.fields) == ("add_step", "journal.step", ["text"])
    assert entry.actor_id == AYLIN.user_id


def test_a_step_costs_few_statements(django_assert_max_num_queries):
    thread = a_public_thread()
    # savepoint, lock, step, thread, audit; for the search: steps, documents, words; two for the state of its
    # translations; release
    with django_assert_max_num_queries(11):
        add_step(thread=thread, kind="note", text="x", by=AYLIN, at=AT, audience="inside")
