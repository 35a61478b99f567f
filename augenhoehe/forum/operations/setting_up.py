"""Rooms, the list of words, the emergency brake: how this installation runs its forum."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.forum import marks
from augenhoehe.forum.models import WAITING, Contribution, ForumSettings, Room
from augenhoehe.forum.queries.settings import forum_settings
from augenhoehe.forum.rules import moderation as rules
from augenhoehe.journal.operations import audit


def _settings() -> ForumSettings:
    return ForumSettings.objects.get_or_create(pk=1)[0]


@transaction.atomic
def change_settings(
    *, watch_words: str, reports_to_review: int | None, answer_days: int, by: Actor, at: datetime,
    revision: int | None = None,
) -> ForumSettings:  # fmt: skip
    """Set list and limits; what waits is looked through with the new list."""
    rules.check_set_up(by)
    found = revisions.lock(_settings(), revision=revision, typed={"watch_words": watch_words})
    words = "\n".join(line for line in clean(watch_words).split("\n") if line)
    revisions.change(found, watch_words=words, reports_to_review=reports_to_review, answer_days=answer_days)
    for one in Contribution.objects.filter(state__in=WAITING).only("pk", "text", "pseudonym"):
        found_marks = marks.labels_of(f"{one.pseudonym}\n{one.text}", found.words)
        Contribution.objects.filter(pk=one.pk).update(marks=found_marks)
    audit("change_forum_settings", found, by=by, at=at, fields=["watch_words", "reports_to_review", "answer_days"])
    return found


@transaction.atomic
def pull_brake(*, sentence: dict[str, Any], by: Actor, at: datetime) -> ForumSettings:
    """Nothing is taken in from now on; every page of the forum says so, with this sentence."""
    rules.check_set_up(by)
    if not clean(sentence.get("de", {}).get("text", "")):
        raise Refused("Schreiben Sie bitte einen Satz, der auf den Seiten steht.", field="sentence_de")
    found = revisions.lock(_settings())
    revisions.change(found, closed_since=found.closed_since or at, closed_sentence=sentence)
    audit("pull_forum_brake", found, by=by, at=at, fields=["closed_since", "closed_sentence"])
    return found


@transaction.atomic
def release_brake(*, by: Actor, at: datetime) -> ForumSettings:
    rules.check_set_up(by)
    found = revisions.lock(_settings())
    revisions.change(found, closed_since=None)
    audit("release_forum_brake", found, by=by, at=at, fields=["closed_since"])
    return found


@transaction.atomic
def open_room(*, title: dict[str, Any], intro: dict[str, Any], by: Actor, at: datetime) -> Room:
    rules.check_set_up(by)
    _check_title(title)
    last = Room.objects.aggregate(last=Max("position"))["last"] or 0
    made = Room.objects.create(title=title, intro=intro, position=last + 1, opened_at=at)
    audit("open_room", made, by=by, at=at, fields=["title", "intro"])
    return made


@transaction.atomic
def change_room(
    *, room: Room, title: dict[str, Any], intro: dict[str, Any], by: Actor, at: datetime, revision: int | None = None
) -> Room:
    rules.check_set_up(by)
    _check_title(title)
    revisions.lock(room, revision=revision, typed={"title": title, "intro": intro})
    revisions.change(room, title=title, intro=intro)
    audit("change_room", room, by=by, at=at, fields=["title", "intro"])
    return room


@transaction.atomic
def close_room(*, room: Room, by: Actor, at: datetime) -> Room:
    """Nothing new is written there; what was written stays readable for a year."""
    rules.check_set_up(by)
    revisions.lock(room)
    if room.closed_at is not None:
        raise Refused("Dieser Raum ist schon geschlossen.")
    revisions.change(room, closed_at=at)
    audit("close_room", room, by=by, at=at, fields=["closed_at"])
    return room


def _check_title(title: dict[str, Any]) -> None:
    if not clean(title.get("de", {}).get("text", "")):
        raise Refused("Ein Raum braucht eine deutsche Überschrift.", field="title_de")


__all__ = ["change_room", "change_settings", "close_room", "forum_settings", "open_room", "pull_brake", "release_brake"]
