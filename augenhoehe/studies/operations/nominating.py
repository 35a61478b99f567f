"""Somebody without an account wants to be interviewed (S3-28): written once, read by the institute alone."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import closed_room
from augenhoehe.core.keys import KeyDestroyed, KeyMissing, key_store
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.values import dataclass
from augenhoehe.studies.models import Nomination, Study
from augenhoehe.studies.rules import interviews as rules


@dataclass(frozen=True, slots=True)
class Volunteer:
    """Who would like to be asked, and how to reach them."""

    name: str
    kind: str
    email: str = ""
    phone: str = ""
    language: str = "de"
    municipality_id: str = ""
    about: str = ""
    # Which wording the person agreed to.
    consent: str = ""


def nominate(*, study: Study, volunteer: Volunteer, entry_id: uuid.UUID, at: datetime) -> bool:
    """Take a nomination in; False when this form was taken in before. Nobody outside the institute reads it."""
    day = day_of(at)
    rules.check_nominate(study, day)
    if not _key_of(entry_id):
        return False
    row = Nomination(pk=entry_id, study=study, arrived_on=day, erase_on=rules.nomination_ends(study, day))
    row.sealed = row.closed(asdict(volunteer))
    try:
        with closed_room(ANONYMOUS), transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _key_of(pk: uuid.UUID) -> bool:
    """The key of this nomination, made if there is none; no answer when it was erased already."""
    try:
        key_store().read(pk)
    except KeyDestroyed:
        return False
    except KeyMissing:
        key_store().make(uuid.UUID(int=0), pk)
    return True
