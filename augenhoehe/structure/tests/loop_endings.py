"""What political bodies, offices and the coordination do until the answer: papers, mandates, measures, threads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from augenhoehe.committees import operations as committees
from augenhoehe.committees.models import Mandate, Paper, Resolution
from augenhoehe.committees.operations import change_paper, submit_paper, withdraw_paper
from augenhoehe.committees.rules import NewStation
from augenhoehe.concept.models import ImplementationMarker, Measure
from augenhoehe.concept.operations import (
    NewMarker,
    claim_marker,
    confirm_marker,
    drop_marker,
    finish_measure,
    miss_marker,
    postpone_marker,
    return_marker,
)
from augenhoehe.journal import operations as journal
from augenhoehe.journal.models import Thread
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.operations import forwarding, questions

from . import factories as f
from .loop_house import PICK, House

MARKER_VERBS: dict[str, Any] = {
    "postpone": postpone_marker, "miss": miss_marker, "drop": drop_marker, "claim": claim_marker,
    "return": return_marker,
}  # fmt: skip


class Endings(House):
    """Politics, mandates, measures, and the threads themselves."""

    @rule(pick=PICK, two=st.booleans())
    def forward(self, pick: int, two: bool) -> None:
        """To the council alone, or first to its committee."""
        way = [NewStation(self.specialists, "pre_deliberation", False, 1)] if two else []
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                forwarding.forward_question, question=question, kind="decision", title="Vorlage", text="So.",
                reasons="Darum.", stations=[*way, NewStation(self.council, "decision", True, 2)],
            )  # fmt: skip

    @rule(pick=PICK)
    def lose_paper(self, pick: int) -> None:
        if paper := self.one(Paper, pick):
            self.attempt(withdraw_paper, paper=paper, reason="Anders")

    @rule(pick=PICK)
    def send_again(self, pick: int) -> None:
        """A paper that was given back is revised and submitted again."""
        if paper := self.one(Paper, pick, state="draft"):
            self.attempt(change_paper, paper=paper, title="Neu", reasons="Darum.")
            self.attempt(submit_paper, paper=Paper.objects.get(pk=paper.pk))

    @rule(pick=PICK)
    def charge(self, pick: int) -> None:
        """A resolution charges the youth office with something."""
        rows = Resolution.objects.select_related("agenda_item__committee", "agenda_item__thread")
        made = list(rows.order_by("recorded_at"))
        if made:
            self.attempt(
                committees.give_mandate, resolution=made[pick % len(made)], title="Das Blatt drucken", unit="Jugendamt",
                responsible=self.cast.users["linh"], due=date(2029, 3, 1),
            )  # fmt: skip

    @rule(pick=PICK, verb=st.sampled_from(["report", "accept", "return", "postpone", "drop"]))
    def carry_out(self, pick: int, verb: str) -> None:
        if not (mandate := self.one(Mandate, pick)):
            return
        values: dict[str, Any] = {
            "report": {"report": "Gedruckt.", "by": self.linh}, "accept": {},
            "postpone": {"due": mandate.due + timedelta(days=30), "reason": "Später"},
        }.get(verb, {"reason": "Darum"})  # fmt: skip
        self.attempt(getattr(committees, f"{verb}_mandate"), mandate=mandate, **values)

    @rule(pick=PICK)
    def make_measure(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                questions.make_measure, question=question, action_field=self.field, title="Merkblatt",
                description="Wird übersetzt.", lead_unit="Jugendamt", lead=self.cast.users["linh"],
                markers=[NewMarker("Es liegt aus.", date(2029, 3, 31))],
            )  # fmt: skip

    @rule(pick=PICK)
    def reach_marker(self, pick: int) -> None:
        if marker := self.marker(pick):
            self.attempt(claim_marker, marker=marker, evidence="Foto", by=self.linh)
            self.attempt(confirm_marker, marker=marker)

    def marker(self, pick: int) -> ImplementationMarker | None:
        found = self.one(ImplementationMarker, pick)
        rows = ImplementationMarker.objects.select_related("measure__action_field__concept", "measure__lead__carrier")
        return rows.get(pk=found.pk) if found else None

    @rule(pick=PICK, verb=st.sampled_from(["postpone", "miss", "drop", "claim", "return"]))
    def move_marker(self, pick: int, verb: str) -> None:
        """Postponed, missed, dropped; claimed and given back."""
        if not (marker := self.marker(pick)):
            return
        values: dict[str, Any] = {
            "postpone": {"due": marker.due + timedelta(days=30), "reason": "Später", "by": self.linh},
            "claim": {"evidence": "Foto", "by": self.linh},
        }.get(verb, {"reason": "Darum"})  # fmt: skip
        self.attempt(MARKER_VERBS[verb], marker=marker, **values)

    @rule(pick=PICK, state=st.sampled_from(["done", "stopped"]))
    def finish(self, pick: int, state: str) -> None:
        if measure := self.one(Measure, pick):
            self.attempt(finish_measure, measure=measure, state=state, reason="Fertig")

    @rule(pick=PICK)
    def publish(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.publish_question, question=question, title=f.short("Auskunft"), summary=f.short())

    @rule(pick=PICK, verb=st.sampled_from(["solve", "solve_partly", "give_up"]))
    def close(self, pick: int, verb: str) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(questions.close_question, question=question, verb=verb, reason="Darum")

    @rule(one=PICK, other=PICK)
    def merge_matters(self, one: int, other: int) -> None:
        """Two matters go on as one; what was owed and asked in the first is not forgotten."""
        source, target = self.one(Thread, one), self.one(Thread, other)
        if source and target:
            self.attempt(journal.merge_threads, source=source, target=target, reason="Dasselbe")

    @rule(pick=PICK, verb=st.sampled_from(["split", "reopen", "withdraw", "write"]))
    def change_matter(self, pick: int, verb: str) -> None:
        if not (thread := self.one(Thread, pick)):
            return
        if verb == "split":
            self.attempt(journal.split_thread, thread=thread, title=f"Teil {self.at:%y%m%d%H}", reason="Eigenes")
        elif verb == "write":
            self.attempt(journal.write_step, thread=thread, text="Ein Gespräch.", audience="inside")
        else:
            act = journal.reopen_thread if verb == "reopen" else journal.withdraw_thread
            self.attempt(act, thread=thread, reason="Darum")
