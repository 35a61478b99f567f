"""What the holder of a status code may read: where the hint is on its way, and every answer to it.

Never the hint's own words and never the title of a topic: a slip of paper gets lost, and below the
threshold nobody may learn what a topic is about (architecture §5).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse

from augenhoehe.core.ids import code_digest
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.journal.models import Thread
from augenhoehe.ui.path import Path
from augenhoehe.ui.status import StatusTag, Turn

from . import status_words
from .models import Answer, Bundling, Hint, HintCode, HintContact, StructuralQuestion, Topic
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
    """The status behind a code, in a language; None for every code that is none. Five queries."""
    kept = (
        HintCode.objects.select_related("hint__topic", "hint__contact").filter(digest=code_digest(code, "hint")).first()
    )
    if kept is None:
        return None
    hint = kept.hint
    question = _question_of(hint)
    answers = tuple(_line(one, language) for one in answers_to(hint))
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
        threads=tuple(_threads_of(hint, language)),
        turn=status_words.turn_of(key, due=due, at=at),
        answer_due=due,
        may_withdraw=can_withdraw(hint),
        withdrawn=hint.state == Hint.State.WITHDRAWN,
        contact_ends=contact.delete_after if contact else None,
        needs_advice=hint.state == Hint.State.REFERRED,
    )


def _question_of(hint: Hint) -> StructuralQuestion | None:
    """The newest structural question the hint fed; drafts are nobody's business yet."""
    rows = StructuralQuestion.objects.filter(hint_links__hint=hint).exclude(state__in=HIDDEN)
    return rows.order_by("-created_at").first()


def answers_to(hint: Hint) -> list[Answer]:
    """Answers to the hint, to its questions, and to each topic while the hint lay in it; newest first."""
    asked = Q(hint=hint) | Q(question__hint_links__hint=hint) | Q(topic__in=_live_topics(hint))
    for one in Bundling.objects.filter(hint=hint, until__isnull=False):
        asked |= Q(topic=one.topic_id, given_on__gte=one.since, given_on__lte=one.until)
    return list(Answer.objects.filter(asked).distinct().order_by("-given_on", "-id"))


def _live_topics(hint: Hint) -> list[Topic]:
    """The hint's topic and what it was merged into."""
    found: list[Topic] = []
    topic = hint.topic
    while topic is not None and len(found) < LONGEST_CHAIN:
        found.append(topic)
        topic = topic.merged_into
    return found


def _line(answer: Answer, language: str) -> AnswerLine:
    return AnswerLine(answer.kind, text_in(answer.text, language), answer.given_on, answer.by_function)


def _threads_of(hint: Hint, language: str) -> list[PublicThread]:
    rows = Thread.objects.public().filter(question_links__question__hint_links__hint=hint)
    return [
        PublicThread(
            one.number or "", text_in(one.public_title, language), reverse("journal:thread_public", args=[one.number])
        )
        for one in rows.distinct().order_by("published_at")
    ]
