"""Structural questions: drafted from topics, laid before the steering group, turned into measures, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Committee
from augenhoehe.committees.operations import submit_item, withdraw_item
from augenhoehe.concept.models import ActionField, Measure
from augenhoehe.concept.operations import NewMarker, create_measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import add_step, audit, close_thread, open_thread, publish_thread, reopen_thread
from augenhoehe.journal.sentences import Word, said
from augenhoehe.places.models import Municipality
from augenhoehe.structure import addresses, counts
from augenhoehe.structure.happenings import QuestionClosed, QuestionSubmitted
from augenhoehe.structure.models import (
    Answer,
    QuestionMeasure,
    QuestionThread,
    QuestionTopic,
    StructuralQuestion,
    Term,
    Topic,
)
from augenhoehe.structure.rules import questions as rules
from augenhoehe.structure.rules.machines import QUESTION, TOPIC

from . import owing
from .groups import close_group_of
from .topics import lock_topics, release, take_up

State = StructuralQuestion.State
RELATED = ("municipality", "agenda_item")


@transaction.atomic
def draft_question(
    *,
    title: str,
    question: str,
    short_text: dict[str, Any],
    topics: Sequence[Topic],
    by: Actor,
    at: datetime,
    background: str = "",
    affected: str = "",
    causes: str = "",
    evidence: str = "",
    level: Term | None = None,
    municipality: Municipality | None = None,
) -> StructuralQuestion:
    """Ask what has to change, from one or several topics; with it a thread is born, readable inside only."""
    topics = lock_topics(topics)
    rules.check_draft(by, topics, municipality.pk if municipality else None)
    rules.check_texts(title, question, short_text)
    rules.check_level(level)
    made = StructuralQuestion.objects.create(
        title=shorten(clean(title), 200), question=clean(question), background=clean(background),
        affected=clean(affected), causes=clean(causes), evidence=clean(evidence), level=level,
        municipality=municipality, short_text=short_text, created_at=at,
    )  # fmt: skip
    QuestionTopic.objects.bulk_create(QuestionTopic(question=made, topic=topic) for topic in topics)
    take_up(made, topics, by=by, at=at)
    thread = open_thread(
        title=made.title, by=by, at=at, municipality_id=made.municipality_id, text=f"Strukturfrage: {made.question}"
    )
    QuestionThread.objects.create(question=made, thread=thread)
    audit("draft_question", made, by=by, at=at, fields=["title", "question", "short_text", "topics", "municipality"])
    owing.owe_submission(made, by=by, at=at)
    return made


@transaction.atomic
def edit_question(
    *,
    question: StructuralQuestion,
    by: Actor,
    at: datetime,
    title: str,
    text: str,
    short_text: dict[str, Any],
    background: str = "",
    affected: str = "",
    causes: str = "",
    evidence: str = "",
    level: Term | None = None,
    revision: int | None = None,
) -> StructuralQuestion:
    """Write the question anew; the topics it came from stay."""
    rules.check_edit(by, question)
    rules.check_texts(title, text, short_text)
    rules.check_level(level)
    new: dict[str, Any] = {
        "title": shorten(clean(title), 200), "question": clean(text), "background": clean(background),
        "affected": clean(affected), "causes": clean(causes), "evidence": clean(evidence), "level": level,
        "short_text": short_text,
    }  # fmt: skip
    revisions.change(question, revision=revision, typed=new, **new)
    audit("edit_question", question, by=by, at=at, fields=new)
    return question


@transaction.atomic
def submit_question(
    *,
    question: StructuralQuestion,
    committee: Committee,
    brief: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> StructuralQuestion:
    """Lay the question before a steering group in three sentences; also again after it was put off or refused."""
    revisions.lock(question, *RELATED, revision=revision)
    rules.check_submit(by, question, brief)
    rules.check_committee(committee)
    thread = owing.thread_of(question)
    if thread.closed_at is not None:
        reopen_thread(thread=thread, reason="Die Frage wird noch einmal vorgelegt.", by=by, at=at)
    _take_up_again(question, by=by, at=at)
    item = submit_item(
        committee=committee, title=question.title, brief=brief, url=addresses.of_question(question), thread=thread,
        by=by, at=at,
    )  # fmt: skip
    revisions.change(
        question,
        state=QUESTION.target(question.state, "submit"),
        state_reason="",
        agenda_item=item,
        resubmit_on=None,
        **_release(question, by=by, at=at),
    )
    audit("submit_question", question, by=by, at=at, fields=["state", "agenda_item"])
    for kind in (owing.SUBMIT, owing.RESUBMIT):
        owing.settle(question, kind, "vorgelegt", by=by, at=at)
    happened(QuestionSubmitted(question))
    return question


@transaction.atomic
def withdraw_question(
    *, question: StructuralQuestion, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> StructuralQuestion:
    """Take a submitted question back before the steering group decides; it is a draft again."""
    revisions.lock(question, *RELATED, revision=revision)
    rules.check_withdraw(by, question, reason)
    item = question.agenda_item
    if item is None:
        raise Refused("Zu dieser Strukturfrage gibt es keinen Tagesordnungspunkt.")
    # The reaction to ItemWithdrawn turns the question into a draft, whoever takes the item back.
    withdraw_item(item=item, by=by, at=at)
    question.refresh_from_db()
    revisions.change(question, state_reason=clean(reason))
    audit("withdraw_question", question, by=by, at=at, fields=["state", "state_reason"])
    return question


@transaction.atomic
def discard_question(
    *, question: StructuralQuestion, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> StructuralQuestion:
    """Drop a draft: its topics go back to the store, its thread ends with the reason."""
    topics = lock_topics(Topic.objects.filter(question_links__question=question))
    revisions.lock(question, *RELATED, revision=revision, typed={"state_reason": reason})
    rules.check_discard(by, question, reason)
    revisions.change(question, state=QUESTION.target(question.state, "discard"), state_reason=clean(reason))
    release(topics, at=at)
    audit("discard_question", question, by=by, at=at, fields=["state", "state_reason"])
    owing.settle_all(question, "verworfen", by=by, at=at)
    thread = owing.thread_of(question)
    add_step(
        thread=thread, kind="discarded", text=said(_("Die Strukturfrage ist verworfen.")), reason=reason, by=by, at=at
    )
    if thread.state in ("inside", "public"):
        close_thread(thread=thread, by=by, at=at)
    return question


@transaction.atomic
def set_resubmission(
    *, question: StructuralQuestion, day: date, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> StructuralQuestion:
    """Say when a question that was put off or refused comes back; everybody sees the day."""
    revisions.lock(question, *RELATED, revision=revision, typed={"resubmit_on": day})
    rules.check_resubmit(by, question, day, day_of(at), reason)
    revisions.change(question, resubmit_on=day)
    audit("set_resubmission", question, by=by, at=at, fields=["resubmit_on"])
    owing.move_resubmission(question, day, reason, by=by, at=at)
    add_step(
        thread=owing.thread_of(question), kind="resubmission", text=said(_("Wiedervorlage am %(day)s."), day=day),
        reason=reason, by=by, at=at,
    )  # fmt: skip
    return question


@transaction.atomic
def make_measure(
    *,
    question: StructuralQuestion,
    action_field: ActionField,
    title: str,
    description: str,
    lead_unit: str,
    markers: Sequence[NewMarker],
    by: Actor,
    at: datetime,
    lead: User | None = None,
    public_text: str | dict[str, Any] | None = None,
    revision: int | None = None,
) -> Measure:
    """Turn the decision into a measure of a concept, with at least one marker by which one will see it."""
    revisions.lock(question, *RELATED, revision=revision)
    rules.check_make_measure(by, question)
    measure = create_measure(
        action_field=action_field, title=title, description=description, lead_unit=lead_unit, lead=lead,
        municipality=question.municipality, markers=markers, thread=owing.thread_of(question),
        public_text=public_text, by=by, at=at,
    )  # fmt: skip
    QuestionMeasure.objects.create(question=question, measure=measure)
    revisions.change(question, state=QUESTION.target(question.state, "make_measure"))
    audit("make_measure", question, by=by, at=at, fields=["state", "measures"])
    owing.settle(question, owing.MEASURE, "Maßnahme angelegt", by=by, at=at)
    owing.settle(question, owing.CLOSE, "weitere Maßnahme angelegt", by=by, at=at)
    owing.settle(question, owing.ADOPT, "Maßnahme angelegt", by=by, at=at)
    return measure


@transaction.atomic
def publish_question(
    *, question: StructuralQuestion, title: dict[str, Any], summary: dict[str, Any], by: Actor, at: datetime
) -> Thread:
    """Let everybody read the thread of a question, if enough different people stand behind it."""
    revisions.lock(question, *RELATED)
    rules.check_publish(by, question)
    released = _release(question, by=by, at=at)
    rules.check_enough_people(released["released_people"])
    revisions.change(question, **released)
    audit("publish_question", question, by=by, at=at, fields=["released_people", "released_towns", "released_on"])
    return publish_thread(thread=owing.thread_of(question), title=title, summary=summary, by=by, at=at)


@transaction.atomic
def close_question(
    *, question: StructuralQuestion, verb: str, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> StructuralQuestion:
    """Say what came of the question: solved, partly solved, not solvable, and why. Now the answer is owed."""
    revisions.lock(question, *RELATED, revision=revision, typed={"state_reason": reason})
    rules.check_close(by, question, verb, reason)
    close_group_of(question, reason, by=by, at=at)
    revisions.change(
        question,
        state=QUESTION.target(question.state, verb),
        state_reason=clean(reason),
        closed_on=day_of(at),
        resubmit_on=None,
    )
    audit("close_question", question, by=by, at=at, fields=["state", "state_reason", "closed_on"])
    add_step(
        thread=owing.thread_of(question), kind="question_closed", by=by, at=at, reason=reason,
        text=said(_("Die Strukturfrage ist %(state)s."), state=Word(question.get_state_display())),
    )  # fmt: skip
    for kind in owing.UNTIL_THE_END:
        owing.settle(question, kind, question.get_state_display(), by=by, at=at)
    if not question.answers.filter(kind=Answer.Kind.FINAL).exists():
        owing.owe_answer(question, by=by, at=at)
    happened(QuestionClosed(question))
    return question


def _release(question: StructuralQuestion, *, by: Actor, at: datetime) -> dict[str, Any]:
    """What may be said outside about how many people stand behind the question, as of this day."""
    shown = counts.released_people(question, by=by, at=at)
    if not shown:
        return {"released_people": "", "released_towns": "", "released_on": None}
    return {"released_people": shown, "released_towns": str(counts.towns_of(question)), "released_on": day_of(at)}


def _take_up_again(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """Answered topics rested meanwhile, or went on in others: they are in the question again."""
    linked = Topic.objects.filter(question_links__question=question)
    wanted = {_where_it_went(topic).pk for topic in linked.select_related("merged_into")}
    QuestionTopic.objects.bulk_create(
        [QuestionTopic(question=question, topic_id=pk) for pk in wanted], ignore_conflicts=True
    )
    topics = lock_topics(Topic.objects.filter(pk__in=wanted))
    take_up(question, [topic for topic in topics if TOPIC.allows(topic.state, "take_up")], by=by, at=at)


def _where_it_went(topic: Topic) -> Topic:
    while topic.merged_into is not None:
        topic = topic.merged_into
    return topic
