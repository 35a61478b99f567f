"""The topic store: the list, one topic with its hints, and what can be done with it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, counts, listings
from augenhoehe.structure.forms.topics import MergeForm, SplitForm, TopicForm, TopicStateForm
from augenhoehe.structure.models import Topic
from augenhoehe.structure.operations import topics as verbs
from augenhoehe.structure.permissions import CODE_HINTS, READ_HINTS, READ_TOPICS
from augenhoehe.structure.queries import inbox, reconstructions
from augenhoehe.structure.queries import topics as queries
from augenhoehe.structure.rules import answers as answer_rules
from augenhoehe.structure.rules import questions as question_rules
from augenhoehe.structure.rules import reconstructions as reconstruction_rules
from augenhoehe.structure.rules import topics as rules
from augenhoehe.structure.tags import topic_tag
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .asking import chosen_ids

CLARIFY = "Das soll die Fallrekonstruktion klären"


def trail(topic: Topic | None = None) -> list[Crumb]:
    start = [("Themen", reverse("structure_inside:topics"))]
    return start if topic is None else [*start, (topic.title, addresses.of_topic(topic))]


def find(request: ActorRequest, pk: uuid.UUID) -> Topic:
    return get_object_or_404(queries.topics_for(request.actor), pk=pk)  # type: ignore[attr-defined]


@require_safe
def topics(request: ActorRequest) -> HttpResponseBase:
    """The topic store; numbers are for those who may open every hint."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(READ_TOPICS)
    may_draft = question_rules.can_draft(actor)
    rows = queries.topics_for(actor)
    if not request.GET.get("verworfen"):
        rows = rows.open()
    listing = listings.topics_listing(plain=actor.reach(READ_HINTS).everywhere, select=may_draft)
    context = {"may_create": actor.may(CODE_HINTS), "may_draft": may_draft}
    return list_response(request, listing, rows, "structure/topics/topics.html", context)


def topic_new(request: ActorRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    actor.check(CODE_HINTS)
    form = TopicForm(request.POST or None, lists=inbox.vocabularies())

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.create_topic(
            title=given["title"], description=given["description"], life_area=form.term(), by=actor, at=clock.now()
        )
        return addresses.of_topic(made), "Das Thema ist angelegt."

    return ask(request, form, act, title="Neues Thema", button="Anlegen", breadcrumb=trail())


@require_safe
def topic(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """One topic: how far it is spread, its hints, where it came from, what may be done."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(request, pk)
    edit = rules.can_edit_topic(actor, found)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": topic_tag(found),
        "topic": found,
        "spread": counts.spread_of_topic(found, actor),
        "facts": _facts(found),
        "origin": queries.origin_of(found),
        "questions": [(one, addresses.of_question(one)) for one in queries.questions_of(actor, found)],
        "answers": [(one, counts.reached_for(one, actor)) for one in queries.answers_to(found)],
        "reconstructions": reconstructions.of_topic(actor, found),
        "may_plan": reconstruction_rules.can_plan(actor),
        "reads_hints": not actor.reach(READ_HINTS).nowhere,
        "may": _may(actor, found, edit),
        "verbs": rules.state_verbs_for(actor, found) if edit else [],
    }
    listing = listings.topic_hints_listing(select=context["may"]["split"])
    return list_response(
        request, listing, inbox.hints_of_topic(actor, found.pk), "structure/topics/topic.html", context
    )


def _may(actor: Actor, found: Topic, edit: bool) -> dict[str, bool]:
    return {
        "edit": edit,
        "merge": edit and rules.can_merge(actor, found),
        "split": edit and rules.can_split(actor, found),
        "answer": answer_rules.can_answer_topic(actor, found),
        "draft": question_rules.can_draft(actor) and found.state not in (Topic.State.IN_QUESTION, Topic.State.DROPPED),
    }


def _facts(found: Topic) -> list[tuple[str, str]]:
    return [
        ("Lebensbereich", inbox.label_of(found.life_area)),
        ("Angelegt am", long_day(found.created_on)),
        ("Zuletzt geändert am", long_day(found.changed_on)),
        (CLARIFY if found.state == Topic.State.TO_RECONSTRUCT else "Begründung", found.state_reason),
    ]


def topic_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_edit_topic(request.actor, found)  # type: ignore[attr-defined]
    form = TopicForm(request.POST or None, of=found, lists=inbox.vocabularies())

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.edit_topic(
            topic=found, title=given["title"], description=given["description"], life_area=form.term(),
            revision=given["revision"], by=request.actor, at=clock.now(),  # type: ignore[attr-defined]
        )  # fmt: skip
        return addresses.of_topic(found), "Gespeichert."

    return ask(request, form, act, title="Thema bearbeiten", button="Speichern", breadcrumb=trail(found))


def topic_state(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_has_verbs(actor, found)
    form = TopicStateForm(request.POST or None, of=found, verbs=rules.state_verbs_for(actor, found))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.set_topic_state(topic=found, by=actor, at=clock.now(), **given)
        return addresses.of_topic(found), f"Der Stand ist jetzt „{found.get_state_display()}“."

    return ask(
        request, form, act, title="Wie geht es mit dem Thema weiter?", button="Speichern", breadcrumb=trail(found)
    )


def topic_merge(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose the topic into which this one goes; `suche` narrows the choice."""
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_leave(actor, found)
    typed = request.GET.get("suche", "").strip()
    offered = queries.topic_choices(actor, typed, without={found.pk})
    form = MergeForm(request.POST or None, topics=offered)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        target, reason = form.chosen, given["reason"]
        verbs.merge_topics(source=found, target=target, reason=reason, by=actor, at=clock.now())
        return addresses.of_topic(target), f"„{found.title}“ ist in dieses Thema übergegangen."

    return ask(
        request, form, act, title="In ein anderes Thema überführen", button="Überführen", breadcrumb=trail(found),
        template="structure/topics/merge.html", topic=found, typed=typed,
    )  # fmt: skip


@require_POST
def topic_split(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the ticked hints a topic of their own."""
    found = find(request, pk)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_split(actor, found)
    chosen = list(inbox.hints_by_ids(actor, chosen_ids(request)).filter(topic=found))
    if not chosen:
        messages.warning(request, "Kreuzen Sie zuerst die Hinweise an, die ins neue Thema gehören.")
        return redirect(addresses.of_topic(found))
    form = SplitForm(request.POST if "title" in request.POST else None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        made = verbs.split_topic(topic=found, hints=chosen, by=actor, at=clock.now(), **given)
        return addresses.of_topic(made), f"Das neue Thema kommt aus „{found.title}“."

    return ask(
        request, form, act, title="In ein neues Thema abtrennen", button="Abtrennen", breadcrumb=trail(found),
        template="structure/topics/split.html", chosen=chosen,
        rows=[(hint, shorten(hint.excerpt, listings.SHOWN), addresses.of_hint(hint)) for hint in chosen],
    )  # fmt: skip
