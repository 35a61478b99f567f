"""The house in which the machine of `test_loop` plays: its people, its clock, and how a verb is tried."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from augenhoehe.committees.models import Committee, Mandate, Paper, Resolution
from augenhoehe.committees.operations import create_committee
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.tests.factories import a_field
from augenhoehe.core.refused import Refused
from augenhoehe.journal.models import Thread
from augenhoehe.structure.models import Adoption, Hint, ProjectGroup, Proposal, StructuralQuestion, Topic

from . import factories as f

# Identifiers are random; what is picked must not be, or a mistake could not be played again.
ORDER: dict[Any, tuple[str, ...]] = {
    Hint: ("problem",),
    Topic: ("title",),
    StructuralQuestion: ("created_at",),
    Measure: ("created_at",),
    ImplementationMarker: ("measure__created_at", "position"),
    ProjectGroup: ("founded_at",),
    Proposal: ("created_at",),
    Adoption: ("asked_at",),
    Paper: ("created_at",),
    Mandate: ("given_at",),
    Thread: ("opened_at", "title"),
}
PICK = st.integers(min_value=0, max_value=7)


class House(RuleBasedStateMachine):
    """People who act in any order; `tick` moves the clock by an hour."""

    @initialize(depth=st.integers(0, 8))
    def open_the_house(self, depth: int) -> None:
        """A house in which somebody has already worked for a while: the interesting orders lie behind the first steps."""
        self.savepoint = transaction.savepoint()
        self.cast = f.the_cast()
        self.group = f.seated(self.cast)
        self.field = a_field(self.cast)
        self.at = f.AT
        self.aylin, self.linh = self.cast.aylin, self.cast.linh
        self.steps_seen: dict[Any, tuple[Any, ...]] = {}
        self.origins: dict[Any, set[Any]] = {}
        self.sources: dict[Any, set[Any]] = {}
        self.duties_seen: set[Any] = set()
        self.codes: list[str] = []
        self.council = create_committee(
            kind=Committee.Kind.DISTRICT_COUNCIL, name="Kreistag", by=self.aylin, at=self.at
        )
        self.specialists = create_committee(
            kind=Committee.Kind.SPECIALIST_COMMITTEE, name="Sozialausschuss", by=self.aylin, at=self.at
        )
        beginning = (
            self.gather, self.draft_first, self.submit_first, self.decide_first, self.found_first, self.propose_first,
            self.decide_first, self.ask_first,
        )  # fmt: skip
        for step in beginning[:depth]:
            step()

    def gather(self) -> None:
        for index in range(7):
            self.report(f.TOWNS[index % 3], mail=bool(index % 2))
        self.bundle_into_new(0, 4)
        self.bundle_into_new(4, 2)

    def draft_first(self) -> None:
        self.draft(0, two=False)

    def submit_first(self) -> None:
        self.submit(0)

    def decide_first(self) -> None:
        self.decide(0, Resolution.Kind.ADOPTED)

    def measure_first(self) -> None:
        self.make_measure(0)

    def found_first(self) -> None:
        self.found(0)

    def propose_first(self) -> None:
        self.propose(0)

    def ask_first(self) -> None:
        self.ask(0, 0)

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    # --- What the rules need ------------------------------------------------------------------------
    def tick(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at

    def one(self, model: Any, pick: int, **wanted: Any) -> Any:
        rows = list(model.objects.filter(**wanted).order_by(*ORDER[model]))
        return rows[pick % len(rows)] if rows else None

    def attempt(self, act: Any, /, **values: Any) -> Any:
        """Do it, or be refused with a sentence; anything else is a mistake of ours."""
        with contextlib.suppress(Refused), transaction.atomic():
            return act(by=values.pop("by", self.aylin), at=self.tick(), **values)
        return None
