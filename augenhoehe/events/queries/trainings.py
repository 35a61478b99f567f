"""Wishes for training by topic, and the events that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from augenhoehe.core.multilingual import SPOKEN, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import Event, ProgrammeItem
from augenhoehe.events.queries.events import whole
from augenhoehe.organisations.models import TrainingOffer, TrainingTopic, TrainingWish
from augenhoehe.organisations.queries.training import topics


@dataclass(frozen=True, slots=True)
class Wanted:
    """One topic: which organisations want it, in which languages, who can teach it, what is planned."""

    topic: TrainingTopic
    houses: tuple[str, ...]
    languages: tuple[str, ...]
    teachers: tuple[str, ...]
    events: tuple[Event, ...]


def most(values: Sequence[str]) -> str:
    """What most said; „egal“ counts only where nobody said more."""
    said = Counter(one for one in values if one != "any")
    return said.most_common(1)[0][0] if said else ""


def open_wishes(topic: TrainingTopic | None) -> list[TrainingWish]:
    if topic is None:
        return []
    rows = TrainingWish.objects.filter(topic=topic, state=TrainingWish.State.OPEN)
    return list(rows.select_related("organisation", "topic").order_by("wished_at", "id"))


def announced_trainings(at: datetime) -> list[Event]:
    """Public trainings to come whose topic somebody still waits for."""
    rows = Event.objects.public(at).coming(at).filter(state__in=Event.COMING, training_topic__isnull=False)
    waiting = TrainingWish.objects.filter(state=TrainingWish.State.OPEN, topic__isnull=False).values("topic_id")
    return list(whole(rows.filter(training_topic__in=waiting)).select_related(
        "series", "meeting__committee", "municipality", "organisation", "body", "training_topic"
    ))  # fmt: skip


def wanted(actor: Actor, at: datetime, day: date) -> list[Wanted]:
    """Topics somebody wants, the most wanted first; in five queries."""
    wishes = TrainingWish.objects.visible_to(actor, day).filter(state__in=TrainingWish.WANTED, topic__isnull=False)
    by_topic: dict[Any, list[TrainingWish]] = {}
    for one in wishes.select_related("organisation").prefetch_related("voices__organisation").order_by("wished_at"):
        by_topic.setdefault(one.topic_id, []).append(one)
    teachers: dict[Any, list[str]] = {}
    offers = TrainingOffer.objects.visible_to(actor, day).filter(ended_at=None, topic__in=by_topic)
    for topic, name in offers.values_list("topic_id", "organisation__name").order_by("organisation__sorting"):
        teachers.setdefault(topic, []).append(name)
    planned: dict[Any, list[Event]] = {}
    for event in Event.objects.visible_to(actor, at, day).coming(at).filter(training_topic__in=by_topic):
        planned.setdefault(event.training_topic_id, []).append(event)
    found = [
        Wanted(
            topic, _houses(by_topic[topic.pk]), _languages(by_topic[topic.pk]), tuple(teachers.get(topic.pk, ())),
            tuple(planned.get(topic.pk, ())),
        )
        for topic in topics(ended=True).filter(pk__in=by_topic)
    ]  # fmt: skip
    return sorted(found, key=lambda one: -len(one.houses))


def _houses(wishes: Sequence[TrainingWish]) -> tuple[str, ...]:
    names = [one.organisation.name for one in wishes]
    names += [voice.organisation.name for one in wishes for voice in one.voices.all()]
    return tuple(dict.fromkeys(names))


def _languages(wishes: Sequence[TrainingWish]) -> tuple[str, ...]:
    return tuple(SPOKEN.get(code, code) for code in dict.fromkeys(one.language for one in wishes))


def trainings_on(topic: TrainingTopic | None, actor: Actor, at: datetime, day: date) -> list[Event]:
    if topic is None:
        return []
    rows = Event.objects.visible_to(actor, at, day).coming(at).filter(training_topic=topic)
    return list(rows.exclude(state=Event.State.CANCELLED).select_related("series")[:3])


def contents_of(event: Event) -> list[str]:
    """What was taught: the lines of the programme without welcome and breaks."""
    kinds = (ProgrammeItem.Kind.LECTURE, ProgrammeItem.Kind.WORKSHOP, ProgrammeItem.Kind.PANEL)
    rows = event.programme.filter(kind__in=kinds).order_by("starts_at", "id")
    return [text_in(one.title, "de").text for one in rows]
