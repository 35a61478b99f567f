"""What every matter does: draft, submit, decide, publish, answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from augenhoehe.committees.operations import record_resolution
from augenhoehe.concept.models import ImplementationMarker
from augenhoehe.concept.operations import NewMarker, claim_marker, confirm_marker
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.values import dataclass
from augenhoehe.demo.world.stage import Stage
from augenhoehe.journal.models import Thread
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.operations.questions import (
    draft_question,
    make_measure,
    publish_question,
    submit_question,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """The words of one matter; public ones in the languages of the interface."""

    key: str
    title: str
    question: str
    background: str
    affected: str
    causes: str
    brief: str
    level: str
    public_title: dict[str, str]
    summary: dict[str, str]
    town: str = ""
    also: Sequence[str] = field(default=())

    def draft(self, stage: Stage, at: datetime) -> None:
        stage.questions[self.key] = draft_question(
            title=self.title, question=self.question, short_text=multilingual(**self.summary),
            topics=[stage.topics[key] for key in (self.key, *self.also)], by=stage.actor("aylin"), at=at,
            background=self.background, affected=self.affected, causes=self.causes,
            level=stage.term("level", self.level), municipality=stage.towns.get(self.town),
        )  # fmt: skip
        stage.notes[f"question_{self.key}"] = str(stage.questions[self.key].pk)

    def submit(self, stage: Stage, at: datetime) -> None:
        submit_question(
            question=stage.questions[self.key], committee=stage.committees["steering"], brief=self.brief,
            by=stage.actor("aylin"), at=at,
        )  # fmt: skip

    def publish(self, stage: Stage, at: datetime) -> None:
        thread = publish_question(
            question=self.fresh(stage), title=multilingual(**self.public_title),
            summary=multilingual(**self.summary), by=stage.actor("aylin"), at=at,
        )  # fmt: skip
        stage.notes[f"thread_{self.key}"] = thread.number or ""

    def fresh(self, stage: Stage) -> Any:
        question = stage.questions[self.key]
        question.refresh_from_db()
        return question


@dataclass(frozen=True, slots=True)
class Decision:
    """What the steering group decided, as recorded by its chair."""

    kind: str
    wording: str
    reason: str
    yes: int
    no: int
    abstentions: int = 0

    def record(self, key: str, stage: Stage, at: datetime) -> None:
        record_resolution(
            item=stage.item_of(key), kind=self.kind, wording=self.wording, reason=self.reason,
            by=stage.actor("korbinian"), at=at, yes=self.yes, no=self.no, abstentions=self.abstentions,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureText:
    field: str
    title: str
    description: str
    lead_unit: str
    lead: str
    public: str

    def make(self, matter: Matter, markers: Sequence[NewMarker], stage: Stage, at: datetime) -> None:
        stage.measures[matter.key] = make_measure(
            question=matter.fresh(stage), action_field=stage.fields[self.field], title=self.title,
            description=self.description, lead_unit=self.lead_unit, markers=markers, by=stage.actor("aylin"), at=at,
            lead=stage.people[self.lead], public_text=multilingual(self.public),
        )  # fmt: skip


def marker(stage: Stage, key: str, position: int) -> ImplementationMarker:
    return ImplementationMarker.objects.select_related("measure").get(measure=stage.measures[key], position=position)


def claim(stage: Stage, at: datetime, *, key: str, position: int, by: str, evidence: str) -> None:
    claim_marker(marker=marker(stage, key, position), evidence=evidence, by=stage.actor(by), at=at)


def confirm(stage: Stage, at: datetime, *, key: str, position: int) -> None:
    confirm_marker(marker=marker(stage, key, position), by=stage.actor("aylin"), at=at)


def answer(stage: Stage, at: datetime, *, matter: Matter, kind: str, text: dict[str, str]) -> None:
    give_answer(text=multilingual(**text), kind=kind, question=matter.fresh(stage), by=stage.actor("aylin"), at=at)


def thread_of(stage: Stage, key: str) -> Thread:
    return Thread.objects.get(question_links__question=stage.questions[key])
