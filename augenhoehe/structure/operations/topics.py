"""Topics: hints are bundled, moved, merged and split; where each of them was before always stays written."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.journal.operations import audit
from augenhoehe.search.operations import learn_words
from augenhoehe.structure import counts
from augenhoehe.structure.happenings import HintsBundled
from augenhoehe.structure.models import (
    Answer,
    Bundling,
    Hint,
    QuestionHint,
    ReconstructionTopic,
    StructuralQuestion,
    Term,
    Topic,
)
from augenhoehe.structure.rules import hints as hint_rules
from augenhoehe.structure.rules import topics as rules
from augenhoehe.structure.rules.machines import HINT, TOPIC
from augenhoehe.structure.rules.questions import ANSWERABLE

from . import owing

State = Topic.State


@transaction.atomic
def create_topic(
    *,
    title: str,
    by: Actor,
    at: datetime,
    description: str = "",
    life_area: Term | None = None,
    hints: Sequence[Hint] = (),
) -> Topic:
    """Open a topic in the store, with its first hints if there are some."""
    rules.check_create_topic(by, title)
    hint_rules.check_terms({"life_area": life_area})
    day = day_of(at)
    topic = Topic.objects.create(
        title=shorten(clean(title), 200), description=clean(description), life_area=life_area,
        created_on=day, changed_on=day,
    )  # fmt: skip
    audit("create_topic", topic, by=by, at=at, fields=["title", "description", "life_area"])
    learn_words(topic.title, topic.description)
    if hints:
        bundle(topic=topic, hints=hints, by=by, at=at)
    return topic


@transaction.atomic
def edit_topic(
    *,
    topic: Topic,
    title: str,
    by: Actor,
    at: datetime,
    description: str = "",
    life_area: Term | None = None,
    revision: int | None = None,
) -> Topic:
    """Say anew what a topic is about."""
    typed = {"title": shorten(clean(title), 200), "description": clean(description), "life_area": life_area}
    rules.check_edit_topic(by, topic)
    rules.check_create_topic(by, title)
    hint_rules.check_terms({"life_area": life_area})
    revisions.change(topic, revision=revision, typed=typed, **typed, changed_on=day_of(at))
    audit("edit_topic", topic, by=by, at=at, fields=typed)
    learn_words(topic.title, topic.description)
    return topic


@transaction.atomic
def bundle(*, topic: Topic, hints: Sequence[Hint], by: Actor, at: datetime, why: str = "") -> Topic:
    """Put hints into a topic. Hints that lay elsewhere move; a resting topic wakes up.

    Hints without a life area take the topic's: who bundles has sorted them.
    """
    _lock(topic, *_topics_of(hints))
    rules.check_take_hints(by, topic)
    rows = _locked_hints(hint.pk for hint in hints)
    rules.check_not_moved(hints, rows)
    into_question = topic.state == State.IN_QUESTION
    hint_rules.check_bundle_hints(by, rows, into_question=into_question)
    moving = [hint for hint in rows if hint.topic_id != topic.pk]
    left = {hint.topic_id for hint in moving if hint.topic_id}
    _move(moving, topic, why or "gebündelt", day_of(at))
    _set_states(moving, "bundle_into_question" if into_question else "bundle")
    _take_life_area(moving, topic)
    if into_question:
        _feed(topic, moving, day_of(at))
    _changed(topic, state=TOPIC.target(topic.state, "bundle"), at=at)
    counts.recount(topic, *Topic.objects.filter(pk__in=left))
    for hint in moving:
        audit("bundle", hint, by=by, at=at, fields=["topic", "state"])
    audit("bundle", topic, by=by, at=at, fields=["hints"])
    happened(HintsBundled(topic))
    return topic


@transaction.atomic
def unbundle(*, hint: Hint, by: Actor, at: datetime, revision: int | None = None) -> Hint:
    """Take a hint out of its topic: it waits again to be sorted."""
    topics = lock_topics(Topic.objects.filter(hints=hint))
    revisions.lock(hint, revision=revision)
    hint_rules.check_unbundle(by, hint)
    Bundling.objects.filter(hint=hint, until=None).update(until=day_of(at))
    verb = "unbundle_coded" if hint.life_area_id else "unbundle"
    revisions.change(hint, topic=None, state=HINT.target(hint.state, verb))
    for topic in topics:
        _changed(topic, at=at)
    counts.recount(*topics)
    audit("unbundle", hint, by=by, at=at, fields=["topic", "state"])
    return hint


@transaction.atomic
def merge_topics(*, source: Topic, target: Topic, reason: str, by: Actor, at: datetime) -> Topic:
    """Continue two topics as one: the hints move, and the source points to where they went."""
    _lock(source, target)
    rules.check_merge(by, source, target, reason)
    moving = list(Hint.objects.select_for_update(of=("self",)).filter(topic=source).order_by("pk"))
    into_question = target.state == State.IN_QUESTION
    _move(moving, target, shorten(f"zusammengeführt: {clean(reason)}", 200), day_of(at))
    if into_question:
        _set_states(moving, "bundle_into_question")
        _feed(target, moving, day_of(at))
    _changed(target, state=TOPIC.target(target.state, "bundle"), at=at)
    _changed(source, state=TOPIC.target(source.state, "merge"), reason=reason, at=at, merged_into=target)
    owing.settle_reconstruction([source], "zusammengeführt", by=by, at=at)
    _share_evidence(source, target)
    counts.recount(source, target)
    audit("merge_topics", source, by=by, at=at, fields=["merged_into", "state", "hints"])
    audit("merge_topics", target, by=by, at=at, fields=["hints"])
    happened(HintsBundled(target))
    return target


@transaction.atomic
def split_topic(
    *, topic: Topic, hints: Sequence[Hint], title: str, reason: str, by: Actor, at: datetime, description: str = ""
) -> Topic:
    """Give some hints of a topic a topic of their own, which points back to where they came from."""
    _lock(topic)
    rules.check_split(by, topic, title, reason)
    moving = _locked_hints(hint.pk for hint in hints)
    rules.check_split_hints(topic, moving)
    day = day_of(at)
    new = Topic.objects.create(
        title=shorten(clean(title), 200), description=clean(description), life_area=topic.life_area,
        created_on=day, changed_on=day, split_from=topic,
    )  # fmt: skip
    _move(moving, new, shorten(f"aufgeteilt: {clean(reason)}", 200), day)
    _changed(topic, at=at)
    counts.recount(topic, new)
    audit("split_topic", new, by=by, at=at, fields=["title", "split_from", "hints"])
    audit("split_topic", topic, by=by, at=at, fields=["hints"])
    learn_words(new.title, new.description)
    happened(HintsBundled(new))
    return new


@transaction.atomic
def set_topic_state(
    *, topic: Topic, verb: str, by: Actor, at: datetime, reason: str = "", revision: int | None = None
) -> Topic:
    """Watch a topic, have a case reconstruction made, declare it ripe, let it rest, drop it, or collect again."""
    revisions.lock(topic, revision=revision, typed={"state_reason": reason})
    rules.check_set_state(by, topic, verb, reason)
    _changed(topic, state=TOPIC.target(topic.state, verb), reason=reason, at=at)
    if topic.state == State.TO_RECONSTRUCT:
        owing.owe_reconstruction(topic, by=by, at=at)
    else:
        owing.settle_reconstruction([topic], "anders entschieden", by=by, at=at)
    audit("set_topic_state", topic, by=by, at=at, fields=["state", "state_reason"])
    return topic


# --- Taken up by questions (operations/questions.py) --------------------------------------------------
def take_up(question: StructuralQuestion, topics: Sequence[Topic], *, by: Actor, at: datetime) -> None:
    """The topics and their hints are in a question now; which hints fed it stays written."""
    owing.settle_reconstruction(topics, "in einer Strukturfrage", by=by, at=at)
    for topic in topics:
        _changed(topic, state=TOPIC.target(topic.state, "take_up"), reason="", at=at)
        hints = list(Hint.objects.select_for_update(of=("self",)).filter(topic=topic).order_by("pk"))
        _set_states([hint for hint in hints if hint.state == Hint.State.BUNDLED], "take_up")
        _link(question, hints, day_of(at))


def release(topics: Iterable[Topic], *, at: datetime) -> None:
    """The draft was dropped: topics and hints go back to the store."""
    for topic in topics:
        if topic.state == State.IN_QUESTION:
            _changed(topic, state=TOPIC.target(topic.state, "release"), reason="", at=at)
            hints = Hint.objects.select_for_update(of=("self",)).filter(topic=topic, state=Hint.State.IN_QUESTION)
            _set_states(list(hints), "release")


# --- Back from a case reconstruction (operations/reconstructions.py) ----------------------------------
def prove(topics: Iterable[Topic], *, by: Actor, at: datetime) -> None:
    """The reconstruction is released: topics that waited for it are ripe now, with the evidence."""
    for topic in lock_topics(topics):
        if topic.state == State.TO_RECONSTRUCT:
            _changed(topic, state=TOPIC.target(topic.state, "prove"), reason="", at=at)
            owing.settle_reconstruction([topic], "Beleg liegt vor", by=by, at=at)
            audit("prove_topic", topic, by=by, at=at, fields=["state", "state_reason"])


def lock_topics(topics: Iterable[Topic]) -> list[Topic]:
    """The topics anew, with their rows locked, always in one order."""
    ids = [topic.pk for topic in topics]
    return list(Topic.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


# --- Steps --------------------------------------------------------------------------------------------
def _lock(*topics: Topic) -> None:
    """Lock in one order, so that two people who merge crosswise never wait for each other."""
    once = {one.pk: one for one in reversed(topics)}
    for topic in sorted(once.values(), key=lambda one: one.pk):
        topic.refresh_from_db(from_queryset=Topic.objects.select_for_update(of=("self",)))


def _topics_of(hints: Sequence[Hint]) -> QuerySet[Topic]:
    """The topics that lose a hint: their numbers change, too."""
    return Topic.objects.filter(pk__in={hint.topic_id for hint in hints if hint.topic_id})


def _locked_hints(ids: Iterable[uuid.UUID]) -> list[Hint]:
    rows = Hint.objects.select_for_update(of=("self",)).defer("problem", "idea", "vector")
    return list(rows.filter(pk__in=list(ids)).order_by("pk"))


def _move(hints: Sequence[Hint], topic: Topic, why: str, day: date) -> None:
    ids = [hint.pk for hint in hints]
    Bundling.objects.filter(hint__in=ids, until=None).update(until=day)
    Bundling.objects.bulk_create(Bundling(hint_id=pk, topic=topic, since=day, why=why) for pk in ids)
    Hint.objects.filter(pk__in=ids).update(topic=topic, revision=F("revision") + 1)
    for hint in hints:
        hint.topic, hint.revision = topic, hint.revision + 1


def _set_states(hints: Sequence[Hint], verb: str) -> None:
    by_target: dict[str, list[uuid.UUID]] = {}
    for hint in hints:
        target = HINT.target(hint.state, verb)
        if target != hint.state:
            by_target.setdefault(target, []).append(hint.pk)
            hint.state, hint.revision = target, hint.revision + 1
    for target, ids in by_target.items():
        Hint.objects.filter(pk__in=ids).update(state=target, revision=F("revision") + 1)


def _share_evidence(source: Topic, target: Topic) -> None:
    """What proves one of two topics proves both, once they are one."""
    proven = ReconstructionTopic.objects.filter(topic=source).values_list("reconstruction_id", flat=True)
    ReconstructionTopic.objects.bulk_create(
        [ReconstructionTopic(reconstruction_id=pk, topic=target) for pk in proven], ignore_conflicts=True
    )


def _take_life_area(hints: Sequence[Hint], topic: Topic) -> None:
    if topic.life_area_id:
        ids = [hint.pk for hint in hints if not hint.life_area_id]
        Hint.objects.filter(pk__in=ids).update(life_area=topic.life_area_id)


def _feed(topic: Topic, hints: Sequence[Hint], day: date) -> None:
    """Hints that join a topic in a question feed that question, and are owed its answer, however late they come."""
    linked = StructuralQuestion.objects.filter(topic_links__topic=topic)
    answered = linked.filter(state__in=ANSWERABLE, answers__kind=Answer.Kind.FINAL)
    dropped = linked.filter(state=StructuralQuestion.State.WITHDRAWN)
    for question in linked.exclude(pk__in=answered.values("pk")).exclude(pk__in=dropped.values("pk")):
        _link(question, hints, day)


def _link(question: StructuralQuestion, hints: Sequence[Hint], day: date) -> None:
    QuestionHint.objects.bulk_create(
        [QuestionHint(question=question, hint=hint, since=day) for hint in hints], ignore_conflicts=True
    )


def _changed(
    topic: Topic, *, at: datetime, state: str = "", reason: str | None = None, merged_into: Topic | None = None
) -> None:
    values: dict[str, Any] = {"changed_on": day_of(at)}
    if state:
        values["state"] = state
    if reason is not None:
        values["state_reason"] = clean(reason)[:300]
    if merged_into is not None:
        values["merged_into"] = merged_into
    revisions.change(topic, **values)
