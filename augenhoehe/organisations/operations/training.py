"""Training is wished for, joined by others, planned, met; and offered. A room for events calls `plan_wish`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, sort_key
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.organisations.addresses import of_training_wish
from augenhoehe.organisations.letters import training as letters
from augenhoehe.organisations.models import (
    Organisation,
    TrainingOffer,
    TrainingTopic,
    TrainingVoice,
    TrainingWish,
)  # fmt: skip
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import training as rules_training


# --- The list of topics ---------------------------------------------------------------------------------
@transaction.atomic
def add_topic(*, title: str, by: Actor, at: datetime) -> TrainingTopic:
    """One more topic to choose from; one that ended comes back."""
    rules_training.check_keep_list(by)
    title = clean(title)
    if not title:
        raise Refused("Wie heißt das Thema?", field="title")
    made, new = TrainingTopic.objects.get_or_create(title=title, defaults={"sorting": sort_key(title)[:120]})
    if not new and made.ended_at is None:
        raise Refused("Dieses Thema steht schon in der Liste.", field="title")
    if made.ended_at is not None:
        made.ended_at = None
        made.save(update_fields=["ended_at"])
    audit("add_topic", made, by=by, at=at, fields=["title"])
    return made


@transaction.atomic
def end_topic(*, topic: TrainingTopic, by: Actor, at: datetime) -> TrainingTopic:
    """No longer to choose; wishes that name it keep it."""
    rules_training.check_keep_list(by)
    topic.ended_at = at
    topic.save(update_fields=["ended_at"])
    audit("end_topic", topic, by=by, at=at, fields=["ended_at"])
    return topic


# --- Wishes -------------------------------------------------------------------------------------------------
@transaction.atomic
def wish_training(*, organisation: Organisation, by: Actor, at: datetime, **values: Any) -> TrainingWish:
    """Say what one wants to learn; the whole network reads it and may join."""
    made = TrainingWish(organisation=organisation, wished_at=at, **_checked(organisation, by, at, values))
    made.save(force_insert=True)
    audit("wish_training", made, by=by, at=at, fields=["topic", "own_topic", "text"])
    return made


@transaction.atomic
def join_wish(*, wish: TrainingWish, organisation: Organisation, by: Actor, at: datetime) -> TrainingVoice:
    """„Auch wir“; said twice is once."""
    rules_training.check_join(by, wish, organisation, day_of(at))
    try:
        with transaction.atomic():
            made = TrainingVoice.objects.create(wish=wish, organisation=organisation, joined_at=at)
    except IntegrityError:
        return TrainingVoice.objects.get(wish=wish, organisation=organisation)
    audit("join_wish", wish, by=by, at=at, fields=["voices"])
    return made


@transaction.atomic
def leave_wish(*, wish: TrainingWish, organisation: Organisation, by: Actor, at: datetime) -> bool:
    """No longer. False when it had not joined."""
    rules.check_tend(by, organisation, day_of(at))
    gone = TrainingVoice.objects.filter(wish=wish, organisation=organisation).delete()[0]
    if gone:
        audit("leave_wish", wish, by=by, at=at, fields=["voices"])
    return bool(gone)


@transaction.atomic
def plan_wish(
    *, wish: TrainingWish, note: str, by: Actor, at: datetime, url: str = "", revision: int | None = None
) -> TrainingWish:
    """Something comes of it: all who wanted it hear what, and where (`url`, the page of an event)."""
    rules_training.check_keep_list(by)
    if not clean(note):
        raise Refused("Was ist geplant? Ein Satz genügt.", field="note")
    _moved(wish, "plan", by, at, revision, note=clean(note)[:300])
    _tell(wish, url or of_training_wish(wish), by, at)
    return wish


@transaction.atomic
def meet_wish(
    *, wish: TrainingWish, by: Actor, at: datetime, note: str = "", revision: int | None = None
) -> TrainingWish:
    """The training took place."""
    rules_training.check_keep_list(by)
    return _moved(wish, "meet", by, at, revision, closed_at=at, note=clean(note)[:300] or wish.note)


@transaction.atomic
def withdraw_wish(*, wish: TrainingWish, by: Actor, at: datetime, revision: int | None = None) -> TrainingWish:
    rules.check_tend(by, wish.organisation, day_of(at))
    return _moved(wish, "withdraw", by, at, revision, closed_at=at)


@transaction.atomic
def reopen_wish(*, wish: TrainingWish, by: Actor, at: datetime, revision: int | None = None) -> TrainingWish:
    """What was planned did not happen, or is wanted again."""
    rules_training.check_keep_list(by)
    return _moved(wish, "reopen", by, at, revision, closed_at=None, note="")


# --- Offers -------------------------------------------------------------------------------------------------
@transaction.atomic
def offer_training(*, organisation: Organisation, by: Actor, at: datetime, **values: Any) -> TrainingOffer:
    """Say what one can teach."""
    made = TrainingOffer(organisation=organisation, offered_at=at, **_checked(organisation, by, at, values))
    made.save(force_insert=True)
    audit("offer_training", made, by=by, at=at, fields=["topic", "own_topic", "text"])
    return made


@transaction.atomic
def end_training_offer(*, offer: TrainingOffer, by: Actor, at: datetime, revision: int | None = None) -> TrainingOffer:
    rules.check_tend(by, offer.organisation, day_of(at))
    revisions.lock(offer, "organisation", "topic", revision=revision)
    if offer.ended_at is not None:
        raise Refused("Dieses Angebot ist schon beendet.")
    revisions.change(offer, ended_at=at)
    audit("end_training_offer", offer, by=by, at=at, fields=["ended_at"])
    return offer


def hand_over_training(*, former: Organisation, kept: Organisation) -> None:
    """Two entries are one: its wishes, voices and offers follow; nobody joins their own wish or one twice."""
    former.training_wishes.update(organisation=kept)
    former.training_offers.update(organisation=kept)
    TrainingVoice.objects.filter(organisation=former, wish__voices__organisation=kept).delete()
    former.training_voices.update(organisation=kept)
    TrainingVoice.objects.filter(organisation=kept, wish__organisation=kept).delete()


def _checked(organisation: Organisation, by: Actor, at: datetime, values: dict[str, Any]) -> dict[str, Any]:
    rules.check_tend(by, organisation, day_of(at))
    rules.check_alive(organisation)
    tidy: dict[str, Any] = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
    rules_training.check_topic(tidy.get("topic"), tidy.get("own_topic", ""))
    rules_training.check_language(tidy.get("language", "de"))
    return tidy


def _moved(wish: TrainingWish, verb: str, by: Actor, at: datetime, revision: int | None, **values: Any) -> TrainingWish:
    revisions.lock(wish, "organisation", "topic", revision=revision, typed=values)
    state = rules_training.TRAINING_WISH.target(wish.state, verb)
    revisions.change(wish, state=state, **values)
    audit(f"{verb}_wish", wish, by=by, at=at, fields=["state", *sorted(values)])
    return wish


def _tell(wish: TrainingWish, url: str, by: Actor, at: datetime) -> None:
    """Each person once, whichever organisations they speak for."""
    houses = [wish.organisation, *(voice.organisation for voice in wish.voices.select_related("organisation"))]
    people = {place.user_id: place.user for house in houses for place in queries_pool.own_people(house, day_of(at))}
    for user in people.values():
        if user.pk == by.user_id:
            continue
        letter = letters.about_planned(wish, user.language)
        send_message(
            recipient=user, kind="organisations.training", subject=letter.subject, body=letter.body, url=url, at=at
        )
