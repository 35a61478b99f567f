"""What the pages of training ask; counted by organisation, never by person."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, When

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation, TrainingOffer, TrainingTopic, TrainingWish


def wishes_for(actor: Actor, day: date) -> QuerySet[TrainingWish]:
    """With the topic in words, and how many organisations want it."""
    rows = TrainingWish.objects.visible_to(actor, day).select_related("organisation__municipality", "topic")
    return _titled(rows.defer("organisation__municipality__boundary")).annotate(wanted_by=Count("voices") + 1)


def offers_for(actor: Actor, day: date) -> QuerySet[TrainingOffer]:
    rows = TrainingOffer.objects.visible_to(actor, day).select_related("organisation__municipality", "topic")
    return _titled(rows.defer("organisation__municipality__boundary"))


def _titled(rows: Any) -> Any:
    title = Case(When(topic=None, then=F("own_topic")), default=F("topic__title"), output_field=CharField())
    return rows.annotate(topic_title=title)


def worded(rows: Any, typed: str) -> Any:
    for word in typed.split()[:6]:
        rows = rows.filter(
            Q(topic__title__icontains=word) | Q(own_topic__icontains=word) | Q(text__icontains=word)
            | Q(organisation__name__icontains=word)
        )  # fmt: skip
    return rows


def topics(*, ended: bool = False) -> QuerySet[TrainingTopic]:
    rows = TrainingTopic.objects.order_by("sorting", "id")
    return rows if ended else rows.filter(ended_at=None)


def topics_with_counts() -> QuerySet[TrainingTopic]:
    """Each topic with how many wishes are open and how many offers stand."""
    wanted = Count("wishes", filter=Q(wishes__state__in=TrainingWish.WANTED), distinct=True)
    offered = Count("offers", filter=Q(offers__ended_at=None), distinct=True)
    return topics().annotate(wanted=wanted, offered=offered)


def topic_choices() -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in topics(ended=True)]


def voices_of(wish: TrainingWish) -> list[Organisation]:
    return list(Organisation.objects.filter(training_voices__wish=wish).in_order())


def joinable(actor: Actor, wish: TrainingWish, day: date) -> list[tuple[Organisation, bool]]:
    """The actor's own organisations other than the one that asked, each with whether it has joined."""
    own = Organisation.objects.represented(actor, day).exclude(pk=wish.organisation_id).in_order()
    joined = set(wish.voices.values_list("organisation_id", flat=True))
    return [(one, one.pk in joined) for one in own]


def fitting_offers(wish: TrainingWish, actor: Actor, day: date) -> list[TrainingOffer]:
    """Who could teach it: offers of the same topic."""
    if wish.topic_id is None:
        return []
    return list(offers_for(actor, day).filter(ended_at=None, topic=wish.topic_id).order_by("-offered_at", "id")[:5])


def own_organisation(actor: Actor, pk: uuid.UUID, day: date) -> QuerySet[Organisation]:
    return Organisation.objects.represented(actor, day).filter(pk=pk)
