"""What happens between the gates: seats are taken, tasks done, proposals written, and organisations answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Any

from augenhoehe.committees.operations import record_resolution
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass
from augenhoehe.demo.world.stage import Stage
from augenhoehe.structure.models import Adoption, GroupTask, ProjectGroup, Proposal
from augenhoehe.structure.operations.adoptions import ask_adoption, fulfil_adoption, promise_adoption
from augenhoehe.structure.operations.groups import SeatWish, found_group, seat_member
from augenhoehe.structure.operations.proposals import coordinate_proposal, submit_proposal, write_proposal
from augenhoehe.structure.operations.room import add_task, finish_task

from .telling import Decision, Matter


@dataclass(frozen=True, slots=True)
class Group:
    """A project group: its mandate, and who of the cast sits in it where."""

    matter: Matter
    name: str
    goal: str
    limits: str
    reporting: str
    members: Sequence[tuple[str, SeatWish]]

    def found(self, stage: Stage, at: datetime, *, due: date) -> None:
        group = found_group(
            question=self.matter.fresh(stage), name=self.name, goal=self.goal, limits=self.limits,
            reporting=self.reporting, due=due, by=stage.actor("aylin"), at=at,
        )  # fmt: skip
        stage.notes[f"group_{self.matter.key}"] = str(group.pk)

    def seat(self, stage: Stage, at: datetime) -> None:
        for key, wish in self.members:
            seat_member(group=self.of(stage), user=stage.people[key], wish=wish, by=stage.actor("aylin"), at=at)

    def of(self, stage: Stage) -> ProjectGroup:
        rows = ProjectGroup.objects.select_related("question__municipality", "committee")
        return rows.get(pk=stage.notes[f"group_{self.matter.key}"])

    def give(self, stage: Stage, at: datetime, *, title: str, to: str, due: date, by: str = "aylin") -> None:
        add_task(group=self.of(stage), title=title, owner=stage.people[to], due=due, by=stage.actor(by), at=at)

    def finish(self, stage: Stage, at: datetime) -> None:
        """Everything that is open is done, each by whose task it was."""
        keys: dict[Any, str] = {user.pk: key for key, user in stage.people.items()}
        tasks = GroupTask.objects.filter(group=self.of(stage), state=GroupTask.State.OPEN).order_by("due")
        for task in tasks.select_related("group__question__municipality", "group__committee", "owner"):
            if task.owner is not None:
                finish_task(task=task, by=stage.actor(keys[task.owner.pk]), at=at)


@dataclass(frozen=True, slots=True)
class ProposalText:
    """The words of a proposal; `short` in the languages of the interface."""

    texts: dict[str, str]
    short: dict[str, str]
    brief: str
    by: str

    def write(self, stage: Stage, at: datetime, *, group: Group) -> None:
        write_proposal(
            group=group.of(stage), texts=self.texts, heard=True, short_text=multilingual(**self.short),
            by=stage.actor(self.by), at=at,
        )  # fmt: skip

    def coordinate(self, stage: Stage, at: datetime, *, group: Group) -> None:
        coordinate_proposal(proposal=_proposal(stage, group), by=stage.actor(self.by), at=at)

    def submit(self, stage: Stage, at: datetime, *, group: Group) -> None:
        submit_proposal(
            proposal=_proposal(stage, group), committee=stage.committees["steering"], brief=self.brief,
            by=stage.actor("aylin"), at=at,
        )  # fmt: skip


def _proposal(stage: Stage, group: Group) -> Proposal:
    rows = Proposal.objects.select_related("group__question__municipality", "group__committee", "agenda_item")
    return rows.get(group=group.of(stage))


def decide_on_proposal(stage: Stage, at: datetime, *, group: Group, decision: Decision) -> None:
    """Gate 2, recorded by the chair of the steering group."""
    item = _proposal(stage, group).agenda_item
    assert item is not None  # noqa: S101 – the script submitted it before
    record_resolution(
        item=item, kind=decision.kind, wording=decision.wording, reason=decision.reason, by=stage.actor("korbinian"),
        at=at, yes=decision.yes, no=decision.no, abstentions=decision.abstentions,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taking:
    """What one organisation was asked and answered."""

    organisation: str
    person: str
    what: str
    answer: str = Adoption.Answer.YES
    promised: str = ""
    evidence: str = field(default="")

    def ask(self, stage: Stage, at: datetime, *, matter: Matter, due: date) -> None:
        ask_adoption(
            question=matter.fresh(stage), organisation=self.organisation, what=self.what, due=due,
            owner=stage.people[self.person], by=stage.actor("aylin"), at=at,
        )  # fmt: skip

    def promise(self, stage: Stage, at: datetime, *, matter: Matter, due: date) -> None:
        promise_adoption(
            adoption=self._of(stage, matter), answer=self.answer, what=self.promised or self.what, due=due,
            by=stage.actor(self.person), at=at,
        )  # fmt: skip

    def fulfil(self, stage: Stage, at: datetime, *, matter: Matter) -> None:
        adoption = self._of(stage, matter)
        fulfil_adoption(adoption=adoption, evidence=self.evidence, by=stage.actor(self.person), at=at)

    def _of(self, stage: Stage, matter: Matter) -> Adoption:
        return Adoption.objects.get(question=stage.questions[matter.key], organisation=self.organisation)
