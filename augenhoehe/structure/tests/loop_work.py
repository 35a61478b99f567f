"""What project groups and organisations do between the gates and after them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from augenhoehe.committees.operations import withdraw_item
from augenhoehe.structure.models import Adoption, GroupTask, ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.operations import adoptions, groups, proposals, room

from . import factories as f
from . import work_factories as w
from .loop_house import PICK, House


class Work(House):
    """Groups, proposals, adoptions."""

    @rule(pick=PICK)
    def found(self, pick: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                groups.found_group, question=question, name=f"Gruppe {self.at:%y%m%d%H}", goal="Eine Lösung.",
                due=date(2028, 3, 1),
            )  # fmt: skip

    @rule(pick=PICK)
    def propose(self, pick: int) -> None:
        """Written, coordinated, submitted: as far as the state allows."""
        if not (group := self.one(ProjectGroup, pick)):
            return
        self.attempt(proposals.write_proposal, group=group, texts=w.TEXTS, heard=True, short_text=f.short())
        if proposal := Proposal.objects.filter(group=group).first():
            self.attempt(proposals.coordinate_proposal, proposal=w.fresh_proposal(proposal))
            self.attempt(
                proposals.submit_proposal, proposal=w.fresh_proposal(proposal), committee=self.group, brief="Kurz."
            )

    @rule(pick=PICK, way=st.sampled_from(["proposal", "item", "group"]))
    def give_back(self, pick: int, way: str) -> None:
        group = self.one(ProjectGroup, pick)
        proposal = Proposal.objects.filter(group=group).first() if group else None
        if group and way == "group":
            self.attempt(groups.end_group, group=w.fresh_group(group), reason="Aus")
        elif proposal and way == "proposal":
            self.attempt(proposals.withdraw_proposal, proposal=w.fresh_proposal(proposal), reason="Ein Fehler")
        elif proposal and proposal.agenda_item is not None:
            self.attempt(withdraw_item, item=proposal.agenda_item)

    @rule(pick=PICK)
    def lay_again(self, pick: int) -> None:
        """What gate 2 put off is laid before it again."""
        if proposal := self.one(Proposal, pick):
            self.attempt(
                proposals.submit_proposal, proposal=w.fresh_proposal(proposal), committee=self.group, brief="Wieder."
            )

    @rule(pick=PICK, empty=st.booleans())
    def seat(self, pick: int, empty: bool) -> None:
        """Somebody with an account gets a seat, or somebody without one is invited."""
        if not (group := self.one(ProjectGroup, pick)):
            return
        group = w.fresh_group(group)
        if empty:
            self.attempt(
                groups.invite_member, group=group, email=f"gast{self.at:%d%H}@mail.example", name="Gast",
                language="ar", wish=w.AFFECTED,
            )  # fmt: skip
        else:
            self.attempt(groups.seat_member, group=group, user=self.cast.users["nuray"], wish=w.AFFECTED)

    @rule(pick=PICK, done=st.booleans())
    def work(self, pick: int, done: bool) -> None:
        """A task is given; an older one is settled."""
        if not (group := self.one(ProjectGroup, pick)):
            return
        self.attempt(
            room.add_task, group=w.fresh_group(group), title="Fragen", owner=self.cast.users["linh"],
            due=date(2028, 1, 3),
        )  # fmt: skip
        rows = GroupTask.objects.select_related("group__question", "group__committee").order_by("created_at")
        if task := rows.filter(group=group).first():
            more = {} if done else {"reason": "Unnötig"}
            self.attempt(room.finish_task if done else room.drop_task, task=task, **more)

    @rule(pick=PICK, number=st.integers(0, 2))
    def ask(self, pick: int, number: int) -> None:
        if question := self.one(StructuralQuestion, pick):
            self.attempt(
                adoptions.ask_adoption, question=question, organisation=f"Amt {number}", what="Das Blatt.",
                due=date(2028, 1, 3), owner=self.cast.users["linh"] if number else None,
            )  # fmt: skip

    @rule(pick=PICK, verb=st.sampled_from(["promise", "decline", "start", "postpone", "fulfil", "give_up"]))
    def take_over(self, pick: int, verb: str) -> None:
        if not (adoption := self.one(Adoption, pick)):
            return
        values: dict[str, Any] = {
            "promise": {"answer": "partly", "what": "Das Blatt.", "due": date(2028, 2, 1)},
            "postpone": {"due": date(2028, 5, 1), "reason": "Später"}, "start": {},
            "fulfil": {"evidence": "Liegt aus."},
        }.get(verb, {"reason": "Kein Personal"})  # fmt: skip
        self.attempt(getattr(adoptions, f"{verb}_adoption"), adoption=adoption, **values)
