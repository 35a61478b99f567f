"""What journal asks without knowing duties and places: who is „am Zug“, and what the towns are called."""

from __future__ import annotations

import uuid
from typing import cast

from django.db.models import OuterRef, QuerySet, Subquery

from augenhoehe.journal.models import Thread
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import served_towns

from .models import Duty


def with_turn(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each thread with the most pressing open duty: `turn_label` and `turn_due`."""
    first = Duty.objects.open().filter(thread=OuterRef("pk")).by_due()
    return rows.annotate(
        turn_label=Subquery(first.values("owner_label")[:1]), turn_due=Subquery(first.values("due")[:1])
    )


def with_town(rows: QuerySet[Thread]) -> QuerySet[Thread]:
    """Each thread with the name of its town, as `town`."""
    town = Municipality.objects.filter(pk=OuterRef("municipality_id"))
    return rows.annotate(town=Subquery(town.values("name")[:1]))


def towns() -> list[tuple[uuid.UUID, str]]:
    """Names of the towns of this installation, in German order."""
    return cast("list[tuple[uuid.UUID, str]]", list(served_towns().values_list("pk", "name")))
