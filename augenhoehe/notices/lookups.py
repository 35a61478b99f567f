"""What journal asks without knowing duties and places: who is „am Zug“, and what the towns are called."""

from __future__ import annotations

import uuid
from typing import cast

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns

from .models import Duty, Follow


def with_turn(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each thread with the most pressing open duty: `turn_label` and `turn_due`."""
    first = Duty.objects.open().filter(thread=OuterRef("pk")).by_due()
    return rows.annotate(
        turn_label=Subquery(first.values("owner_label")[:1]), turn_due=Subquery(first.values("due")[:1])
    )


def with_follower(rows: QuerySet[Thread], actor: Actor) -> QuerySet[Thread]:
    """Each thread with `followed`: does this person follow it?"""
    mine = Follow.objects.filter(user_id=actor.user_id) if actor.user_id else Follow.objects.none()
    return rows.annotate(followed=Exists(mine.filter(thread=OuterRef("pk"))))


def with_town(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each thread with the name of its town, as `town`."""
    town = Municipality.objects.filter(pk=OuterRef("municipality_id"))
    return rows.annotate(town=Subquery(town.values("name")[:1]))


def towns() -> list[tuple[uuid.UUID, str]]:
    """Names of the towns of this installation, in German order."""
    return cast("list[tuple[uuid.UUID, str]]", list(served_towns().values_list("pk", "name")))
