"""Readings of results: confirmed or corrected by a person, for all items with the same wording at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.council_records import rules
from augenhoehe.council_records.models import ResultReading
from augenhoehe.council_records.vocabularies import ResultCode
from augenhoehe.journal.operations import audit

MOST_VOTES = 999


@transaction.atomic
def confirm_reading(*, reading: ResultReading, by: Actor, at: datetime, revision: int | None = None) -> ResultReading:
    """A person read the text too, and says the same."""
    return correct_reading(
        reading=reading, code=reading.code, yes=reading.yes, no=reading.no, abstentions=reading.abstentions, by=by,
        at=at, revision=revision,
    )  # fmt: skip


@transaction.atomic
def correct_reading(
    *,
    reading: ResultReading,
    code: str,
    by: Actor,
    at: datetime,
    yes: int | None = None,
    no: int | None = None,
    abstentions: int | None = None,
    revision: int | None = None,
) -> ResultReading:
    """What a person reads holds from now on, also for texts of the same wording that come later."""
    rules.check_check_results(by)
    if code not in ResultCode.values:
        raise Refused("Wählen Sie, was in dem Text steht.", field="code")
    votes: dict[str, int | None] = {"yes": yes, "no": no, "abstentions": abstentions}
    for name, value in votes.items():
        if value is not None and not 0 <= value <= MOST_VOTES:
            raise Refused("So viele Stimmen gibt es in keinem Rat.", field=name)
    if code not in (ResultCode.UNANIMOUS, ResultCode.COUNTS, ResultCode.ADOPTED, ResultCode.REJECTED):
        votes = dict.fromkeys(votes, None)
    said: dict[str, Any] = {"code": code, **votes}
    new: dict[str, Any] = {"read_by": ResultReading.By.PERSON, "checked_by": by.user_id, "checked_at": at, **said}
    revisions.change(reading, revision=revision, typed=said, **new)
    audit("correct_reading", reading, by=by, at=at, fields=list(said))
    return reading


@transaction.atomic
def reread(*, by: Actor, at: datetime) -> int:
    """After better rules: read again what no person has looked at. Returns how many texts now say something else."""
    rules.check_check_results(by)
    changed = 0
    for reading in ResultReading.objects.exclude(read_by=ResultReading.By.PERSON).order_by("pk"):
        found = rules.read_result(reading.text)
        values: dict[str, Any] = {
            "code": found.code, "yes": found.yes, "no": found.no, "abstentions": found.abstentions, "rule": found.rule,
            "read_by": ResultReading.By.RULE if found.sure else ResultReading.By.NOBODY,
        }  # fmt: skip
        if any(getattr(reading, name) != value for name, value in values.items()):
            revisions.change(reading, **values)
            changed += 1
    return changed
