"""Concerns in the words of the person: named, worked on, ended with a reason, taken up again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from augenhoehe.cases import rules
from augenhoehe.cases.models import Case, Concern
from augenhoehe.core import revisions
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean

from .files import touch
from .reading import note


@transaction.atomic
def name_concern(*, case: Case, wording: str, life_area: str, priority: int, by: Actor, at: datetime) -> Concern:
    """Write down what the person wants, in their words, and how much it matters to them."""
    rules.check_writes(by, case)
    rules.check_wording(wording)
    last = case.concerns.aggregate(last=Max("position"))["last"] or 0
    concern = Concern(case=case, position=last + 1)
    content = {"wording": clean(wording), "life_area": life_area, "priority": priority}
    concern.sealed = concern.closed(content)
    concern.save(force_insert=True)
    touch(case, at)
    note("name_concern", case, by=by, at=at)
    return concern


@transaction.atomic
def begin_concern(*, concern: Concern, by: Actor, at: datetime) -> Concern:
    return _move(concern, "begin", by, at)


@transaction.atomic
def reopen_concern(*, concern: Concern, by: Actor, at: datetime) -> Concern:
    return _move(concern, "reopen", by, at, reason="", result="", referred_to="")


@transaction.atomic
def end_concern(
    *, concern: Concern, verb: str, by: Actor, at: datetime, reason: str = "", result: str = "",
    referred_to: str = "", revision: int | None = None,
) -> Concern:  # fmt: skip
    """What came of a concern: realised, partly, not possible, or referred on; all but the first say why (S4-17)."""
    state = rules.CONCERN.target(concern.state, verb)
    rules.check_reason(state, reason)
    rules.check_referred(state, referred_to)
    where = clean(referred_to) if state == Concern.State.REFERRED else ""
    return _move(concern, verb, by, at, revision=revision, reason=reason, result=clean(result), referred_to=where)


def _move(concern: Concern, verb: str, by: Actor, at: datetime, *, revision: int | None = None, **more: Any) -> Concern:
    rules.check_writes(by, concern.case)
    state = rules.CONCERN.target(concern.state, verb)
    content = {**concern.content, **more}
    revisions.change(concern, revision=revision, typed={}, state=state, sealed=concern.closed(content))
    concern.__dict__.pop("content", None)
    touch(concern.case, at)
    note(f"concern.{verb}", concern.case, by=by, at=at)
    return concern
