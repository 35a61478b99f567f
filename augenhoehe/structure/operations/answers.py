"""Answers back: to one hint, or to everyone whose hint fed a topic or a question.

They arrive where the person looks: on the page behind the status code (the row itself), by mail in the
person's language, in the inbox of an account, and for a question as a public step of its thread.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import add_step, audit, close_thread
from augenhoehe.notices.operations import close_duty, send_mail, send_message
from augenhoehe.structure import letters
from augenhoehe.structure.happenings import AnswerGiven
from augenhoehe.structure.models import Answer, Hint, HintContact, QuestionThread, StructuralQuestion, Topic
from augenhoehe.structure.rules import answers as rules
from augenhoehe.structure.rules.machines import HINT, TOPIC
from augenhoehe.structure.rules.questions import ANSWERABLE, ENDED

from . import conflicts, owing

Kind = Answer.Kind
OWED = "structure.answer"


@transaction.atomic
def give_answer(
    *,
    text: dict[str, Any],
    kind: str,
    by: Actor,
    at: datetime,
    question: StructuralQuestion | None = None,
    topic: Topic | None = None,
    hint: Hint | None = None,
) -> Answer:
    """Tell those whose hint it was what became of it. The final answer ends their waiting."""
    rules.check_kind(kind)
    rules.check_answer_text(text)
    if question is not None:
        return _answer_question(question, text, kind, by=by, at=at)
    if topic is not None:
        return _answer_topic(topic, text, kind, by=by, at=at)
    if hint is not None:
        return _answer_hint(hint, text, kind, by=by, at=at)
    raise Refused("Wählen Sie, wem Sie antworten: zu einem Hinweis, einem Thema oder einer Strukturfrage.")


def _answer_question(
    question: StructuralQuestion, text: dict[str, Any], kind: str, *, by: Actor, at: datetime
) -> Answer:
    revisions.lock(question)
    rules.check_answer_question(by, question, kind)
    answer = deliver(kind=kind, text=text, question=question, by=by, at=at)
    revisions.change(question)
    # Once the result is known, only the result settles what is owed.
    if kind == Kind.FINAL or question.state not in ANSWERABLE:
        close_duty(kind=OWED, subject_id=question.pk, outcome="Rückmeldung gegeben", by=by, at=at)
    threads = [link.thread for link in QuestionThread.objects.filter(question=question).select_related("thread")]
    for thread in threads:
        add_step(thread=thread, kind="answer", text=text, by=by, at=at)
    if kind == Kind.FINAL:
        hints = Hint.objects.filter(question_links__question=question)
        _settle(hints, at)
        _rest(Topic.objects.filter(question_links__question=question), f"beantwortet: {question.title}", by, at)
        _close(question, threads, by=by, at=at)
    return answer


def _answer_topic(topic: Topic, text: dict[str, Any], kind: str, *, by: Actor, at: datetime) -> Answer:
    revisions.lock(topic)
    rules.check_answer_topic(by, topic, kind)
    answer = deliver(kind=kind, text=text, topic=topic, by=by, at=at)
    if kind == Kind.FINAL:
        _settle(Hint.objects.filter(topic=topic), at)
        _rest(Topic.objects.filter(pk=topic.pk), "beantwortet", by, at)
        topic.refresh_from_db()
    return answer


def _answer_hint(hint: Hint, text: dict[str, Any], kind: str, *, by: Actor, at: datetime) -> Answer:
    revisions.lock(hint)
    rules.check_answer_hint(by, hint, kind)
    answer = deliver(kind=kind, text=text, hint=hint, by=by, at=at)
    conflicts.settle_answer(hint, by=by, at=at)
    if kind == Kind.FINAL:
        revisions.change(hint, state=HINT.target(hint.state, "answer"), settled_on=day_of(at))
    return answer


def deliver(
    *,
    kind: str,
    text: dict[str, Any],
    by: Actor,
    at: datetime,
    question: StructuralQuestion | None = None,
    topic: Topic | None = None,
    hint: Hint | None = None,
) -> Answer:
    """Write the answer and send it on; the calling operation has checked who may."""
    answer = Answer.objects.create(
        kind=Kind(kind), text=_tidy(text), question=question, topic=topic, hint=hint, given_on=day_of(at),
        by_function=by.function or "Koordination", given_by=by.user_id,
    )  # fmt: skip
    hints = _hints_of(answer)
    thread = _public_thread(question)
    answer.mails_sent = _mail(answer, hints, thread, at=at)
    answer.messages_sent = _message(answer, hints, thread, at=at)
    answer.hints_reached = hints.order_by().count()
    answer.save(update_fields=["mails_sent", "messages_sent", "hints_reached"])
    audit("give_answer", answer, by=by, at=at, fields=["kind", "text"])
    happened(AnswerGiven(answer))
    return answer


def _hints_of(answer: Answer) -> QuerySet[Hint]:
    if answer.question_id:
        return Hint.objects.filter(question_links__question=answer.question_id)
    if answer.topic_id:
        return Hint.objects.filter(topic=answer.topic_id)
    return Hint.objects.filter(answers=answer)


def _public_thread(question: StructuralQuestion | None) -> Thread | None:
    """The thread of a question that everybody may read; its address goes into the mail."""
    if question is None:
        return None
    return Thread.objects.public().filter(question_links__question=question).order_by("published_at").first()


def _mail(answer: Answer, hints: QuerySet[Hint], thread: Thread | None, *, at: datetime) -> int:
    """One mail to each address, however many hints came from it; no word of the hint itself."""
    rows = HintContact.objects.filter(hint__in=hints).exclude(email="").order_by("email")
    seen: set[str] = set()
    for email, language in rows.values_list("email", "language").iterator():
        if email.lower() in seen:
            continue
        seen.add(email.lower())
        letter = letters.about_answer(answer, language, thread)
        send_mail(to=email, subject=letter.subject, body=letter.body, language=language, at=at)
    return len(seen)


def _message(answer: Answer, hints: QuerySet[Hint], thread: Thread | None, *, at: datetime) -> int:
    """One message to each account that reported and asked for the answer there."""
    rows = HintContact.objects.filter(hint__in=hints, user__isnull=False, user__is_active=True)
    seen = set()
    for contact in rows.select_related("user").order_by("user_id"):
        if contact.user_id in seen or contact.user is None:
            continue
        seen.add(contact.user_id)
        letter = letters.message_about_answer(answer, contact.user.language)
        send_message(
            recipient=contact.user, kind="answer", subject=letter.subject, body=letter.body, at=at,
            url=letters.address_of(thread, contact.user.language), thread=thread,
        )  # fmt: skip
    return len(seen)


def _settle(hints: QuerySet[Hint], at: datetime) -> None:
    """The hints are answered; those that went another way keep their state."""
    answerable = [one for move in HINT.transitions if move.name == "answer" for one in move.sources]
    Hint.objects.filter(pk__in=hints.values("pk"), state__in=answerable).update(
        state=Hint.State.ANSWERED, settled_on=day_of(at), revision=F("revision") + 1
    )


def _rest(topics: QuerySet[Topic], reason: str, by: Actor, at: datetime) -> None:
    """An answered topic rests until new hints come."""
    owing.settle_reconstruction(topics, "beantwortet", by=by, at=at)
    for topic in topics.select_for_update(of=("self",)).exclude(state=Topic.State.DROPPED).order_by("pk"):
        revisions.change(
            topic, state=TOPIC.target(topic.state, "answer"), state_reason=reason[:300], changed_on=day_of(at)
        )


def _close(question: StructuralQuestion, threads: list[Thread], *, by: Actor, at: datetime) -> None:
    """The matter ends with the answer, unless it comes back on a set day or another question is still open."""
    if question.state not in ENDED and question.resubmit_on is not None:
        return
    over = [*ENDED, StructuralQuestion.State.WITHDRAWN]
    for thread in threads:
        others = StructuralQuestion.objects.filter(thread_links__thread=thread).exclude(pk=question.pk)
        if thread.state in ("inside", "public") and not others.exclude(state__in=over).exists():
            close_thread(thread=thread, by=by, at=at)


def _tidy(text: dict[str, Any]) -> dict[str, Any]:
    return {language: {**entry, "text": clean(entry["text"])} for language, entry in text.items() if entry.get("text")}
