"""The trail of the room: who read or changed a file. It stays inside; the trail of the house hears nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from augenhoehe.cases.models import Case, ReadLog
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor


def person(by: Actor) -> uuid.UUID:
    """In the closed room somebody acts, never the system."""
    if by.user_id is None:
        raise Refused("In den Fallakten handelt immer ein Mensch.")
    return by.user_id


@transaction.atomic(savepoint=False)
def note_reading(*, cases: Iterable[Case | None], verb: str, by: Actor, at: datetime) -> None:
    """Note that somebody read files; a list of names is one entry without a file."""
    ReadLog.objects.bulk_create([ReadLog(case=case, user_id=person(by), at=at, verb=verb) for case in cases])


def note(verb: str, case: Case, *, by: Actor, at: datetime) -> None:
    """Note a change; part of every operation."""
    ReadLog.objects.create(case=case, user_id=person(by), at=at, verb=verb)
