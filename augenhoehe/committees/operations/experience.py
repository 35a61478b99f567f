"""Saying „I know it from my own life“, and taking it back (S1-24)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees.models import OwnExperience
from augenhoehe.committees.queries.experience import mark_of
from augenhoehe.committees.rules.experience import check_consent, check_declare
from augenhoehe.core.clock import day_of, quarter_start
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.journal.operations import audit


@transaction.atomic
def declare_experience(*, agreed: bool, version: int, by: Actor, at: datetime) -> OwnExperience:
    """Let the person count as affected in the groups where they sit; the trail says that somebody did, never who."""
    day = day_of(at)
    check_declare(by, day)
    check_consent(agreed, version)
    assert by.user_id is not None  # noqa: S101 – a person with a seat
    made, _new = OwnExperience.objects.update_or_create(
        mark=mark_of(by.user_id), defaults={"text_version": version, "quarter": quarter_start(day)}
    )
    audit("declare_experience", made, by=ANONYMOUS, at=at)
    return made


@transaction.atomic
def revoke_experience(*, by: Actor, at: datetime) -> None:
    """Take it back: the row is gone at once, and from the next stand on it does not count."""
    found = OwnExperience.objects.filter(mark=mark_of(by.user_id)).first() if by.user_id is not None else None
    if found is None:
        raise Refused("Es ist keine Angabe von Ihnen gespeichert.")
    audit("revoke_experience", found, by=ANONYMOUS, at=at)
    found.delete()
