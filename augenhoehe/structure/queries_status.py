"""What the holder of a status code may read: where the hint is on its way, and every answer to it.

Never the hint's own words and never the title of a topic: a slip of paper gets lost, and below the
threshold nobody may learn what a topic is about (architecture §5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.core.composed import OneOf, Rows, Text, composed, together
from augenhoehe.core.ids import code_digest
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.ui.path import Path
from augenhoehe.ui.status import StatusTag, Turn

from . import status_words
from .models import (
    Answer,
    Bundling,
    Hint,
    HintCode,
    HintContact,
    QuestionHint,
    QuestionThread,
    StructuralQuestion,
    Topic,
)
from .rules_intake import answer_due, can_withdraw
from .status_path import path_of

HIDDEN = (StructuralQuestion.State.DRAFT, StructuralQuestion.State.WITHDRAWN)
# Topics are merged into one another rarely; a ring would be our mistake and must not hang a page.
LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer, in the reader's language where there is one."""

    kind: str
    text: Reading
    given_on: date
    by_function: str


@dataclass(frozen=True, slots=True)
class PublicThread:
    number: str
    title: Reading
    url: str


@dataclass(frozen=True, slots=True)
class HintStatus:
    """Everything the status page shows."""

    word: StatusTag
    sentence: str
    arrived_on: date
    path: Path
    answers: tuple[AnswerLine, ...]
    threads: tuple[PublicThread, ...]
    turn: Turn | None
    answer_due: date | None
    may_withdraw: bool
    withdrawn: bool
    contact_ends: date | None
    needs_advice: bool


def status_of(code: str, language: str, at: datetime) -> HintStatus | None:
    """The status behind a code, in a language; None for every code that is none."""
    return statuses_of([code], language, at).get(code)


def statuses_of(codes: Iterable[str], language: str, at: datetime) -> dict[str, HintStatus]:
    """The status behind each code that is one: in one statement, however many they are (ADR 0025).

    One more for each time that a topic went into another one.
    """
    digests = {code: code_digest(code, "hint") for code in codes}
    if not digests:
        return {}
    rows = _asked.ask(digests=Text(" ".join(digests.values())))
    hint_of, known = dict(rows["codes"]), _Known(rows)
    hints = {one.pk: one for one in rows["hints"]}
    return {
        code: _status(hints[hint_of[digest]], known, language, at)
        for code, digest in digests.items()
        if digest in hint_of
    }


@composed
def _asked(*, digests: Text) -> Mapping[str, QuerySet[Any]]:
    codes = HintCode.objects.filter(OneOf("digest", digests))
    return {"codes": codes.values_list("digest", "hint"), **_beside(Hint.objects.filter(pk__in=codes.values("hint")))}


def _beside(hints: QuerySet[Hint]) -> Mapping[str, QuerySet[Any]]:
    links = QuestionHint.objects.filter(hint__in=hints.values("pk"))
    left = Bundling.objects.filter(hint__in=hints.values("pk"), until__isnull=False)
    topics = Topic.objects.filter(pk__in=hints.values("topic"))
    threads = QuestionThread.objects.filter(
        question__in=links.values("question"), thread__in=Thread.objects.public().values("pk")
    )
    answers = Answer.objects.filter(
        Q(hint__in=hints.values("pk")) | Q(question__in=links.values("question"))
        | Q(topic__in=topics.values("pk")) | Q(topic__in=left.values("topic"))
    )  # fmt: skip
    return {
        "hints": hints.select_related("contact").defer("vector", "problem", "idea"),
        "links": links.select_related("question"),
        "left": left,
        "topics": topics.values_list("pk", "merged_into"),
        "threads": threads.select_related("thread").order_by("thread__published_at"),
        "answers": answers.order_by("-given_on", "-id"),
    }


class _Known:
    """What was read of some hints, by hint."""

    def __init__(self, rows: Rows) -> None:
        self.merged: dict[UUID, UUID | None] = dict(rows["topics"])
        self.answers: list[Answer] = rows["answers"]
        self.questions: dict[UUID, list[StructuralQuestion]] = {}
        self.left: dict[UUID, list[Bundling]] = {}
        self.threads: list[QuestionThread] = rows["threads"]
        for link in rows["links"]:
            self.questions.setdefault(link.hint_id, []).append(link.question)
        for one in rows["left"]:
            self.left.setdefault(one.hint_id, []).append(one)
        self._follow_merged()

    def _follow_merged(self) -> None:
        """Where topics were merged into others, and what was answered there."""
        further: set[UUID] = set()
        for _ in range(LONGEST_CHAIN):
            ahead = {one for one in self.merged.values() if one and one not in self.merged}
            if not ahead:
                break
            further |= ahead
            self.merged |= dict(Topic.objects.filter(pk__in=ahead).values_list("pk", "merged_into"))
        if further:
            told = {one.pk for one in self.answers}
            more = [one for one in Answer.objects.filter(topic__in=further) if one.pk not in told]
            self.answers = sorted([*self.answers, *more], key=lambda one: (one.given_on, one.pk), reverse=True)

    def live_topics(self, hint: Hint) -> set[UUID]:
        """The hint's topic and what it was merged into."""
        found: set[UUID] = set()
        topic = hint.topic_id
        while topic is not None and topic not in found:
            found.add(topic)
            topic = self.merged.get(topic)
        return found

    def question_of(self, hint: Hint) -> StructuralQuestion | None:
        """The newest structural question the hint fed; drafts are nobody's business yet."""
        known = [one for one in self.questions.get(hint.pk, ()) if one.state not in HIDDEN]
        return max(known, key=lambda one: one.created_at, default=None)

    def answers_to(self, hint: Hint) -> list[Answer]:
        """Answers to the hint, to its questions, and to each topic while the hint lay in it; newest first."""
        asked = {one.pk for one in self.questions.get(hint.pk, ())}
        live, left = self.live_topics(hint), self.left.get(hint.pk, ())
        return [
            one
            for one in self.answers
            if one.hint_id == hint.pk
            or one.question_id in asked
            or one.topic_id in live
            or any(_while_there(one, was) for was in left)
        ]

    def threads_of(self, hint: Hint) -> list[Thread]:
        fed = {one.pk for one in self.questions.get(hint.pk, ())}
        return list({one.thread_id: one.thread for one in self.threads if one.question_id in fed}.values())


def _status(hint: Hint, known: _Known, language: str, at: datetime) -> HintStatus:
    question = known.question_of(hint)
    answers = tuple(_line(one, language) for one in known.answers_to(hint))
    answered = any(one.kind in (Answer.Kind.FINAL, Answer.Kind.REFERRAL) for one in answers)
    key = status_words.key_of(hint, question, answered=answered)
    contact: HintContact | None = getattr(hint, "contact", None)
    due = None if answers or hint.state == Hint.State.WITHDRAWN else answer_due(hint.arrived_on)
    return HintStatus(
        word=status_words.tag(key),
        sentence=status_words.sentence(key),
        arrived_on=hint.arrived_on,
        path=path_of(hint, question, answered=answered),
        answers=answers,
        threads=tuple(_public(one, language) for one in known.threads_of(hint)),
        turn=status_words.turn_of(key, due=due, at=at),
        answer_due=due,
        may_withdraw=can_withdraw(hint),
        withdrawn=hint.state == Hint.State.WITHDRAWN,
        contact_ends=contact.delete_after if contact else None,
        needs_advice=hint.state == Hint.State.REFERRED,
    )


def answers_to(hint: Hint) -> list[Answer]:
    """Answers to the hint, to its questions, and to each topic while the hint lay in it; newest first."""
    return _Known(together(_beside(Hint.objects.filter(pk=hint.pk)))).answers_to(hint)


def _while_there(answer: Answer, was: Bundling) -> bool:
    """Was it given to a former topic while the hint lay in it?"""
    until = was.until or date.max
    return answer.topic_id == was.topic_id and was.since <= answer.given_on <= until


def _line(answer: Answer, language: str) -> AnswerLine:
    return AnswerLine(answer.kind, text_in(answer.text, language), answer.given_on, answer.by_function)


def _public(thread: Thread, language: str) -> PublicThread:
    number = thread.number or ""
    return PublicThread(
        number, text_in(thread.public_title, language), reverse("journal:thread_public", args=[thread.number])
    )
