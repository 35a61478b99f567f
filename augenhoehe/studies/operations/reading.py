"""The trail of the room: who read or changed an interview. It stays inside; the trail of the house hears nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.studies.models import Interview, ReadLog, Study


def person(by: Actor) -> uuid.UUID:
    """In the closed room somebody acts, never the system."""
    if by.user_id is None:
        raise Refused("In einem Interview liest und schreibt immer ein Mensch.")
    return by.user_id


@transaction.atomic
def note_reading(*, study: Study, interviews: Iterable[Interview | None], verb: str, by: Actor, at: datetime) -> None:
    """Note that somebody read interviews; a list is one entry without an interview."""
    rows = [ReadLog(study=study, interview=one, user_id=person(by), at=at, verb=verb) for one in interviews]
    ReadLog.objects.bulk_create(rows)


def note(verb: str, interview: Interview, *, by: Actor, at: datetime) -> None:
    """Note a change; part of every operation."""
    ReadLog.objects.create(study_id=interview.study_id, interview=interview, user_id=person(by), at=at, verb=verb)
