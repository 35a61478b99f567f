"""Answers back: to a hint, to a topic, to a structural question."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, counts
from augenhoehe.structure.forms.answers import AnswerForm
from augenhoehe.structure.models import Answer
from augenhoehe.structure.operations.answers import give_answer
from augenhoehe.structure.rules import answers as rules

from . import inbox, questions, topics


def hint_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    hint = inbox.find(request, pk)
    kinds = _kinds(rules.check_answer_hint, request.actor, hint)  # type: ignore[attr-defined]
    return _ask(request, kinds, inbox.trail(hint), addresses.of_hint(hint), hint=hint)


def topic_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    topic = topics.find(request, pk)
    kinds = _kinds(rules.check_answer_topic, request.actor, topic)  # type: ignore[attr-defined]
    return _ask(request, kinds, topics.trail(topic), addresses.of_topic(topic), topic=topic)


def question_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    question = questions.find(request, pk)
    kinds = _kinds(rules.check_answer_question, request.actor, question)  # type: ignore[attr-defined]
    return _ask(request, kinds, questions.trail(question), addresses.of_question(question), question=question)


def _kinds(check: Any, actor: Actor, subject: Any) -> list[str]:
    """The kinds that the state allows; refused when none does."""
    check(actor, subject)
    return [kind for kind in (Answer.Kind.INTERIM, Answer.Kind.FINAL) if rules.allowed(check, actor, subject, kind)]


def _ask(request: ActorRequest, kinds: list[str], trail: list[Crumb], back: str, **subject: Any) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = AnswerForm(request.POST or None, kinds=kinds)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        answer = give_answer(
            text=form.text("text", by=actor.function),
            kind=given["kind"],
            by=actor,
            at=clock.now(),
            **subject,
        )
        return back, f"Die Rückmeldung ist gegeben: {counts.reached(answer)}."

    return ask(
        request, form, act, title="Rückmeldung geben", button="Rückmeldung geben", breadcrumb=trail,
        template="structure/questions/answer.html", reach=counts.reach_of(**subject),
    )  # fmt: skip
