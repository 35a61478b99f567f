"""Whatever people do with threads in whatever order: no step is ever lost or changed, and seals hold."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import Refused
from augenhoehe.journal import operations
from augenhoehe.journal.digests import digest_of
from augenhoehe.journal.models import AuditEntry, Step, Thread
from augenhoehe.journal.rules import THREADS

from .factories import AT, AYLIN, GESINE, KORBINIAN

TEXT = st.text(min_size=1, max_size=60).filter(lambda text: text.strip().isprintable() and text.strip() != "")
UNCHANGING = ("thread_id", "sequence", "kind", "at", "audience", "by_id", "by_name", "by_function", "corrects_id")


class Histories(RuleBasedStateMachine):
    """What was seen of each step when it was written is what it still says, unless it was blanked."""

    threads = Bundle("threads")
    steps = Bundle("steps")

    def __init__(self):
        super().__init__()
        self.at = AT
        self.written = {}
        self.numbers = {}
        self.first = set(Step.objects.values_list("pk", flat=True))

    def tick(self):
        self.at += timedelta(hours=7)
        return self.at

    def note(self):
        """Remember every step not seen before."""
        for step in Step.objects.exclude(pk__in=[*self.written, *self.first]):
            self.written[step.pk] = {name: getattr(step, name) for name in (*UNCHANGING, "text", "reason")}

    def attempt(self, verb, **arguments):
        """Do it; when a rule says no, nothing at all may have changed."""
        before = Step.objects.count(), AuditEntry.objects.count()
        try:
            found = verb(by=arguments.pop("by", AYLIN), at=self.tick(), **arguments)
        except Refused:
            assert (Step.objects.count(), AuditEntry.objects.count()) == before
            return None
        self.note()
        return found

    @rule(target=threads, title=TEXT, text=TEXT)
    def open(self, title, text):
        return self.attempt(operations.open_thread, title=title, text=text).pk

    @rule(target=steps, thread=threads, text=TEXT, audience=st.sampled_from(["public", "inside"]))
    def write(self, thread, text, audience):
        step = self.attempt(operations.write_step, thread=one(thread), text=text, audience=audience)
        return step.pk

    @rule(target=steps, step=steps, text=TEXT, reason=st.sampled_from(["", "falsch"]))
    def correct(self, step, text, reason):
        found = self.attempt(operations.correct_step, step=Step.objects.get(pk=step), text=text, reason=reason)
        return found.pk if found else step

    @rule(step=consumes(steps), reason=st.sampled_from(["", "Recht"]), by=st.sampled_from([AYLIN, GESINE, KORBINIAN]))
    def blank(self, step, reason, by):
        blanked = self.attempt(operations.blank_step, step=Step.objects.get(pk=step), reason=reason, by=by)
        if blanked:
            self.written[step].update(text={}, reason="")

    @rule(thread=threads, by=st.sampled_from([AYLIN, KORBINIAN]))
    def publish(self, thread, by):
        text = multilingual("Titel"), multilingual("Drei Sätze.")
        found = self.attempt(operations.publish_thread, thread=one(thread), title=text[0], summary=text[1], by=by)
        if found:
            assert self.numbers.setdefault(thread, found.number) == found.number

    @rule(thread=threads)
    def withdraw(self, thread):
        self.attempt(operations.withdraw_thread, thread=one(thread), reason="erkennbar")

    @rule(thread=threads)
    def close(self, thread):
        self.attempt(operations.close_thread, thread=one(thread))

    @rule(thread=threads)
    def reopen(self, thread):
        self.attempt(operations.reopen_thread, thread=one(thread), reason="neu")

    @rule(source=threads, other=threads)
    def merge(self, source, other):
        self.attempt(operations.merge_threads, source=one(source), target=one(other), reason="dieselbe Sache")

    @rule(target=threads, thread=threads, title=TEXT)
    def split(self, thread, title):
        new = self.attempt(operations.split_thread, thread=one(thread), title=title, reason="eigene Sache")
        return new.pk if new else thread

    @invariant()
    def no_step_is_lost_or_changed(self):
        stored = {step.pk: step for step in Step.objects.filter(pk__in=self.written)}
        assert stored.keys() == self.written.keys()
        for pk, known in self.written.items():
            assert {name: getattr(stored[pk], name) for name in known} == known

    @invariant()
    def steps_are_counted_without_a_gap(self):
        for thread in Thread.objects.all():
            places = list(thread.steps.order_by("sequence").values_list("sequence", flat=True))
            assert places == list(range(1, thread.last_sequence + 1))
            assert thread.last_step_at == max(thread.steps.values_list("at", flat=True))
            assert thread.state in THREADS.states

    @invariant()
    def numbers_are_given_once(self):
        assert len(set(self.numbers.values())) == len(self.numbers)
        assert len(self.numbers) == Thread.objects.exclude(number=None).count()

    def teardown(self):
        assert all(digest_of(entry) == entry.digest for entry in AuditEntry.objects.all())


def one(pk):
    return Thread.objects.get(pk=pk)


@pytest.mark.django_db
def test_no_sequence_of_verbs_loses_or_changes_a_step():
    from django.db import transaction

    class Apart(Histories):
        """Each example in a savepoint of its own, so that it starts from nothing."""

        def __init__(self):
            self.atomic = transaction.atomic()
            self.atomic.__enter__()
            super().__init__()

        def teardown(self):
            super().teardown()
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    run_state_machine_as_test(
        Apart,
        settings=settings(
            max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
