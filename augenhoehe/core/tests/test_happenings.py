"""What rises, rises through one door: reactions run at once, in layer order, in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.db import connection

from augenhoehe.core import contributions
from augenhoehe.core.contributions import Lookup, ask, collected
from augenhoehe.core.happenings import Happening, Reaction, happened
from augenhoehe.core.layers import LAYERS


@dataclass(frozen=True, slots=True)
class BellRang(Happening):
    times: int


@dataclass(frozen=True, slots=True)
class DoorOpened(Happening):
    pass


@pytest.fixture
def hung(monkeypatch):
    """Lets a test hang its own reactions and lookups into the house."""

    def hang(**by_attribute):
        monkeypatch.setattr(contributions, "collected", lambda attribute: tuple(by_attribute.get(attribute, ())))
        contributions.reactions_to.cache_clear()

    yield hang
    contributions.reactions_to.cache_clear()


def test_reactions_run_in_order_and_only_to_their_own_happening(hung):
    heard = []
    hung(
        REACTIONS=[
            Reaction(BellRang, lambda it: heard.append(("first", it.times)), "–"),
            Reaction(DoorOpened, lambda it: heard.append("door"), "–"),
            Reaction(BellRang, lambda it: heard.append(("second", it.times)), "–"),
        ]
    )
    happened(BellRang(2))
    assert heard == [("first", 2), ("second", 2)]


def test_a_happening_that_nobody_hears_is_no_error(hung):
    hung(REACTIONS=[])
    happened(BellRang(1))


@pytest.mark.django_db
def test_a_failing_reaction_takes_the_step_that_caused_it_with_it():
    from django.db import transaction

    from augenhoehe.journal.models import Thread
    from augenhoehe.journal.tests.factories import a_thread

    def fail(it):
        raise RuntimeError

    contributions.reactions_to.cache_clear()
    original = contributions.collected
    contributions.collected = lambda name: (  # type: ignore[assignment]
        (Reaction(_step_added(), fail, "–"),) if name == "REACTIONS" else original(name)
    )
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            a_thread()
    finally:
        contributions.collected = original
        contributions.reactions_to.cache_clear()
    assert connection.in_atomic_block
    assert not Thread.objects.exists()


def _step_added():
    from augenhoehe.journal.happenings import StepAdded

    return StepAdded


def test_the_lowest_package_that_knows_answers_a_question(hung):
    hung(LOOKUPS=[Lookup("town", lambda key: f"one {key}", "–"), Lookup("town", lambda key: "two", "–")])
    assert ask("town", "x") == "one x"
    assert ask("unknown", default="nothing") == "nothing"


def test_every_reaction_answers_something_below_it_and_says_why():
    for reaction in collected("REACTIONS"):
        cause, effect = (module.split(".")[1] for module in (reaction.to.__module__, reaction.do.__module__))
        assert LAYERS.index(cause) <= LAYERS.index(effect), reaction
        assert reaction.because.endswith("."), reaction


def test_every_lookup_is_answered_once():
    questions = [lookup.question for lookup in collected("LOOKUPS")]
    assert len(questions) == len(set(questions))
