"""A wish for training becomes an event, and whoever wished hears of it (S0-19)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db import transaction

from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.events import words
from augenhoehe.events.addresses import public_of_event
from augenhoehe.events.models import Event
from augenhoehe.events.queries import trainings as queries
from augenhoehe.organisations.models import TrainingTopic, TrainingWish
from augenhoehe.organisations.operations.training import plan_wish
from augenhoehe.places.queries import centre_of, installation

from .events import make_event

AHEAD, SATURDAY = 42, 5
# When people said they can come: (hour, length in hours).
WHEN = {"evening": (18, 2), "weekend": (10, 4), "daytime": (10, 3), "any": (18, 2)}


@transaction.atomic
def plan_training(*, topic: TrainingTopic, by: Actor, at: datetime) -> Event:
    """A draft with topic, a proposed day when most can come, and their language; everything can still be changed."""
    wishes = queries.open_wishes(topic)
    hours = queries.most([one.hours for one in wishes]) or "any"
    begin = _proposed(at, hours)
    online = bool(wishes) and all(one.format == "online" for one in wishes)
    centre = centre_of(installation())
    return make_event(
        by=by, at=at, title=topic.title, format=Event.Format.TRAINING, training_topic=topic, starts_at=begin,
        ends_at=begin + timedelta(hours=WHEN[hours][1]), place="" if online else "Ort folgt", online=online,
        languages=sorted({"de", *(one.language for one in wishes)}), restricted_to=Event.Restriction.ALL,
        office_name=centre.name or "Integrationszentrum", contact_email=centre.email, contact_phone=centre.phone,
    )  # fmt: skip


def _proposed(at: datetime, hours: str) -> datetime:
    """In six weeks: on a Saturday where people asked for the weekend, else on a working day."""
    day = day_of(at) + timedelta(days=AHEAD)
    while (day.weekday() != SATURDAY) if hours == "weekend" else (day.weekday() >= SATURDAY):
        day += timedelta(days=1)
    return datetime.combine(day, time(WHEN[hours][0]), tzinfo=BERLIN)


def tell_wishing(*, at: datetime) -> int:
    """Once a training is public, everybody who wished for its topic hears of it; returns how many wishes."""
    told = 0
    for event in queries.announced_trainings(at):
        for wish in queries.open_wishes(event.training_topic):
            told += _tell(wish, event, at)
    return told


@transaction.atomic
def _tell(wish: TrainingWish, event: Event, at: datetime) -> bool:
    wish.refresh_from_db(
        from_queryset=TrainingWish.objects.select_for_update(of=("self",)).select_related("organisation", "topic")
    )
    if wish.state != TrainingWish.State.OPEN:
        return False
    note = f"{words.heading(event, 'de')}, {long_moment(event.begins_at)}, {words.where(event)}"
    plan_wish(wish=wish, note=note[:300], url=public_of_event(event), by=SYSTEM, at=at)
    return True
