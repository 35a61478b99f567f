"""What members expect of their body: collected, and answered with what became of it (S3-29)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from augenhoehe.committees import rules
from augenhoehe.committees.models import Committee, Expectation, Meeting, Seat
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.models import Thread
from augenhoehe.journal.operations import audit


@transaction.atomic
def collect_expectation(
    *, committee: Committee, text: str, term: str, by: Actor, at: datetime, seat: Seat | None = None,
    meeting: Meeting | None = None,
) -> Expectation:  # fmt: skip
    """Write down what somebody expects, in the person's words, with or without the name."""
    rules.check_expect(by, committee, day_of(at))
    rules.check_text(text, "Schreiben Sie bitte die Erwartung auf.", "text")
    rules.check_text(term, "Nennen Sie bitte die Wahlzeit oder den Zeitraum.", "term")
    for one, field in ((seat, "seat"), (meeting, "meeting")):
        if one is not None and one.committee_id != committee.pk:
            raise Refused("Das gehört zu einem anderen Gremium.", field=field)
    made = Expectation.objects.create(
        committee=committee, seat=seat, meeting=meeting, text=clean(text), term=clean(term), collected_on=day_of(at)
    )
    audit("collect_expectation", made, by=by, at=at, fields=["text", "seat", "meeting", "term"])
    return made


@transaction.atomic
def settle_expectation(
    *, expectation: Expectation, state: str, by: Actor, at: datetime, outcome: str = "", thread: Thread | None = None,
    revision: int | None = None,
) -> Expectation:  # fmt: skip
    """Say what became of it: taken up in a matter, answered, or still open and why."""
    typed = {"state": state, "outcome": outcome}
    revisions.lock(expectation, "committee", revision=revision, typed=typed)
    rules.check_prepare(by, expectation.committee, day_of(at))
    if state not in Expectation.State.values:
        raise Refused("Wählen Sie, was daraus wurde.", field="state")
    if state == Expectation.State.TAKEN_UP and thread is None:
        raise Refused("Nennen Sie bitte den Vorgang, der die Erwartung aufgreift.", field="thread")
    if state == Expectation.State.ANSWERED:
        rules.check_text(outcome, "Schreiben Sie bitte die Antwort in einem Satz.", "outcome")
    kept = thread if state == Expectation.State.TAKEN_UP else None
    revisions.change(expectation, state=state, outcome=clean(outcome), thread=kept)
    audit("settle_expectation", expectation, by=by, at=at, fields=["state", "outcome", "thread"])
    return expectation
