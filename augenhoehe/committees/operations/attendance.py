"""Who comes: answered by the person with one tap, or entered by the office that was called."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Attendance, Meeting, NamedDeputy, Seat
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit

from .requests import take_back_request


@transaction.atomic
def answer_invitation(
    *,
    meeting: Meeting,
    seat: Seat,
    answer: str,
    by: Actor,
    at: datetime,
    deputy: str | None = None,
    revision: int | None = None,
) -> Attendance:
    """Say whether somebody comes, sends a deputy or does not; the last answer counts.

    deputy: who comes instead. Not said (None, the one tap), it stays who was said before, else the one named deputy.
    With a revision (the office's list) nobody overwrites what the person answered meanwhile.
    """
    rules.check_answer_value(answer)
    rules.check_deputy_name(deputy or "")
    rules.check_answer(by, meeting, seat, day_of(at))
    rules.check_answerable(meeting, seat, at)
    # The seat's row is the lock: two first answers at once are one row and its change.
    held = Seat.objects.select_for_update().get(pk=seat.pk)
    given = Attendance.objects.filter(meeting=meeting, seat=seat).first()
    named = _named(answer, deputy, given, held)
    new = {"answer": answer, "deputy": named, "answered_at": at}
    if given is None:
        given = Attendance.objects.create(meeting=meeting, seat=seat, **new)
    else:
        revisions.change(given, revision=revision, typed={"answer": answer, "deputy": named}, **new)
    take_back_request(given, by=by, at=at, keep=named)
    audit("answer_invitation", given, by=by, at=at, fields=["answer", "deputy"])
    return given


def _named(answer: str, deputy: str | None, given: Attendance | None, seat: Seat) -> str:
    """Who comes instead of the holder, as far as anybody said."""
    if answer != Attendance.Answer.DEPUTY:
        return ""
    if deputy is not None:
        return clean(deputy)
    if given and given.deputy:
        return given.deputy
    named = list(NamedDeputy.objects.filter(seat=seat).values_list("name", flat=True)[:2])
    return named[0] if len(named) == 1 else ""
