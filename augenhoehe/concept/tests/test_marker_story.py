"""Whatever people do with markers in whatever order: two people, no lost date, computed progress, one open duty."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.models import ActionField, ImplementationMarker, Measure
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.notices.models import Duty

from . import factories as f

# Two who write and confirm, one who leads; who may nothing at all is in the truth table.
PEOPLE = st.sampled_from(["aylin", "bernward", "linh"])
PLACES = st.sampled_from([0, 0, 0, 1])
# Weighted, so that reporting, confirming and postponing meet often enough on one marker.
DOINGS = [
    "claim", "claim", "claim", "confirm", "confirm", "confirm", "postpone", "postpone", "postpone",
    "give_back", "miss", "drop", "begin", "add", "finish",
]  # fmt: skip
State = ImplementationMarker.State
ALLOWED = {(source, one.target) for one in rules.MARKER.transitions for source in one.sources}


class Story(RuleBasedStateMachine):
    """A measure with two markers and four people who try everything."""

    cast: ClassVar[f.Cast]
    field: ClassVar[ActionField]
    actors: ClassVar[dict[str, Actor]]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.measure = f.a_measure(self.cast, self.field, markers=2)
        self.at = f.AT
        self.turns = 0
        self.claimers: dict[UUID, str] = {}
        self.dates: dict[UUID, list[date]] = {one.pk: [one.due] for one in f.markers_of(self.measure)}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    def attempt(self, verb: Any, who: str, **values: Any) -> bool:
        """Done or refused with a sentence; anything else is a mistake of ours."""
        self.turns += 1
        try:
            with transaction.atomic():
                verb(by=self.actors[who], at=self.at, **values)
        except Refused:
            return False
        return True

    def marker(self, place: int) -> ImplementationMarker:
        return f.markers_of(self.measure)[place]

    def whole_measure(self) -> Measure:
        return Measure.objects.select_related("action_field__concept", "lead__carrier").get(pk=self.measure.pk)

    @rule(what=st.sampled_from(DOINGS), place=PLACES, who=PEOPLE, days=st.integers(-5, 200))
    def somebody_acts(self, what, place, who, days):
        getattr(self, what)(place, who, days)

    def claim(self, place, who, days):
        marker = self.marker(place)
        if self.attempt(operations.claim_marker, who, marker=marker, evidence="Beleg"):
            self.claimers[marker.pk] = who

    def confirm(self, place, who, days):
        marker, partly = self.marker(place), days % 2 == 1
        reason = "Es fehlt etwas." if partly else ""
        if self.attempt(operations.confirm_marker, who, marker=marker, partly=partly, reason=reason):
            assert self.claimers[marker.pk] != who, "closed by who reported it"

    def give_back(self, place, who, days):
        self.attempt(operations.return_marker, who, marker=self.marker(place), reason="Beleg fehlt.")

    def postpone(self, place, who, days):
        marker = self.marker(place)
        due = marker.due + timedelta(days=days)
        if self.attempt(operations.postpone_marker, who, marker=marker, due=due, reason="Es dauert."):
            self.dates[marker.pk].append(due)

    def miss(self, place, who, days):
        self.attempt(operations.miss_marker, who, marker=self.marker(place), reason="Kein Geld.")

    def drop(self, place, who, days):
        self.attempt(operations.drop_marker, who, marker=self.marker(place), reason="Nicht mehr nötig.")

    def begin(self, place, who, days):
        self.at += timedelta(days=max(days, 0))
        self.attempt(operations.begin_marker, who, marker=self.marker(place))

    def add(self, place, who, days):
        due = f.DUE + timedelta(days=days)
        if self.attempt(operations.add_marker, who, measure=self.whole_measure(), new=NewMarker("Noch eines", due)):
            (new,) = {one.pk for one in f.markers_of(self.measure)} - set(self.dates)
            self.dates[new] = [due]

    def finish(self, place, who, days):
        """Late in the story: an ended measure has no more to tell."""
        if self.turns > 9:
            state = ["done", "permanent", "stopped"][days % 3]
            self.attempt(operations.finish_measure, who, measure=self.whole_measure(), state=state, reason="Ergebnis.")

    @invariant()
    def holds(self):
        found = list(
            ImplementationMarker.objects.filter(measure=self.measure)
            .select_related("measure")
            .prefetch_related("postponements", "changes")
        )
        duties = defaultdict(list)
        for duty in Duty.objects.open().filter(subject_id__in=self.dates):
            duties[duty.subject_id].append(duty)
        for marker in found:
            self.nobody_closed_what_they_reported(marker)
            self.no_date_is_lost(marker)
            self.exactly_one_side_owes_it(marker, duties[marker.pk])
            assert {(one.old_state, one.new_state) for one in marker.changes.all()} <= ALLOWED
        self.progress_is_computed([marker.state for marker in found])

    def nobody_closed_what_they_reported(self, marker):
        assert marker.closed_by is None or marker.closed_by != marker.claimed_by

    def no_date_is_lost(self, marker):
        moved = sorted(marker.postponements.all(), key=lambda one: one.new_due)
        for one, after in pairwise(moved):
            assert one.new_due == after.old_due
        told = [moved[0].old_due, *(one.new_due for one in moved)] if moved else [marker.due]
        assert told == self.dates[marker.pk]
        assert (marker.first_due, marker.due) == (told[0], told[-1])

    def exactly_one_side_owes_it(self, marker, duties):
        if marker.measure.ended or marker.state in ImplementationMarker.SETTLED:
            assert duties == []
            return
        (duty,) = duties
        assert duty.kind == ("confirm_marker" if marker.state == State.CLAIMED else "reach_marker")
        assert duty.kind == "confirm_marker" or duty.due == marker.due

    def progress_is_computed(self, states):
        progress = queries.progress_of([self.measure])[self.measure.pk]
        assert progress.reached == states.count(State.REACHED)
        assert progress.total == len(states) - states.count(State.DROPPED)


def tell(examples: int, steps: int) -> None:
    Story.cast = f.the_cast()
    Story.field = f.a_field(Story.cast)
    Story.actors = {name: getattr(Story.cast, name) for name in Story.cast.users}
    told = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
    )
    run_state_machine_as_test(Story, settings=told)


@pytest.mark.django_db
def test_no_order_of_doings_breaks_a_marker():
    tell(examples=8, steps=16)


@pytest.mark.prove
@pytest.mark.django_db
def test_no_order_of_doings_breaks_a_marker_in_many_long_stories():
    tell(examples=200, steps=40)
