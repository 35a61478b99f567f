"""The loop as a whole: in whatever order people act, no hint loses its origin, no thread a step, nobody a duty.

Hypothesis plays reporters, coordination, project groups, steering group, political bodies and the youth office; every
verb either does its work or is refused with a sentence. After each step the whole house is looked over.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from augenhoehe.committees.models import Paper, Resolution
from augenhoehe.journal.models import Thread
from augenhoehe.structure.models import Adoption, Hint, ProjectGroup, Proposal, QuestionHint, StructuralQuestion

from .loop_beginnings import Beginnings
from .loop_endings import Endings
from .loop_truths import Truths
from .loop_work import Work

pytestmark = pytest.mark.django_db
_H, _Q = Hint.State, StructuralQuestion.State


class Loop(Beginnings, Work, Endings, Truths):
    """Everything at once, in any order."""


def play(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Loop,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_whatever_the_order_nothing_is_lost():
    play(examples=8, steps=18)


@pytest.mark.prove
def test_whatever_the_order_nothing_is_lost_over_and_over():
    play(examples=60, steps=30)


def test_the_machine_reaches_the_end_of_the_loop():
    """The machine is no comfort if its decisions never happen: it walks once through the whole loop."""
    loop = Loop()
    loop.open_the_house(8)
    for verb in ("promise", "start", "postpone", "fulfil"):
        loop.take_over(0, verb)
    assert Adoption.objects.get().state == "done"
    loop.measure_first()
    loop.reach_marker(0)
    loop.finish(0, "done")
    loop.whoever_works_on_a_question_is_owed_nothing_after_its_end()
    loop.publish(0)
    loop.close(0, "solve")
    loop.answer(0, "final", "question")
    assert Hint.objects.filter(state=_H.ANSWERED).count() == QuestionHint.objects.count() >= 2
    assert Thread.objects.filter(closed_at__isnull=False).exists()
    assert ProjectGroup.objects.get().state == "ended"
    loop.teardown()


def test_the_machine_walks_through_the_political_bodies_and_back():
    loop = Loop()
    loop.open_the_house(6)
    loop.decide(0, Resolution.Kind.FORWARDED)
    loop.forward(0, two=False)
    assert Paper.objects.on_their_way().count() == 1
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.decide(0, Resolution.Kind.ADOPTED)
    assert StructuralQuestion.objects.get().state == _Q.IMPLEMENTING
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.teardown()


def test_the_machine_puts_a_proposal_off_and_lays_it_again():
    loop = Loop()
    loop.open_the_house(6)
    loop.decide(0, Resolution.Kind.DEFERRED)
    assert Proposal.objects.get().state == "deferred"
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.lay_again(0)
    assert Proposal.objects.get().state == "submitted"
    loop.no_duty_disappears_and_something_is_owed_until_the_end()
    loop.teardown()


def test_the_machine_answers_hints_whose_topics_and_matters_were_merged():
    """The origin of each is written, and behind each code stands the answer."""
    loop = Loop()
    loop.open_the_house(3)
    loop.draft(1, two=False)
    assert StructuralQuestion.objects.count() == Thread.objects.count() == 2
    loop.merge_matters(0, 1)
    assert Thread.objects.filter(closed_at__isnull=False).count() == 1
    for pick in (0, 1):
        loop.submit(pick)
        loop.decide(0, Resolution.Kind.REFUSED)
        loop.answer(pick, "final", "question")
    assert Hint.objects.filter(state=_H.ANSWERED).count() == QuestionHint.objects.count() >= 6
    loop.who_was_answered_can_read_it()
    loop.bundle_into_new(0, 3)
    loop.bundle_into_new(3, 2)
    loop.merge(0, 1)
    loop.who_was_answered_can_read_it()
    loop.no_hint_loses_its_origin()
    loop.teardown()
