"""Calls: announced, changed, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.funding.models import FundingCall, FundingProgramme
from augenhoehe.funding.rules import programmes as rules_programmes
from augenhoehe.journal.operations import audit


@transaction.atomic
def announce_call(
    *,
    programme: FundingProgramme,
    by: Actor,
    at: datetime,
    title: str = "",
    opens: date | None = None,
    closes: date | None = None,
    rolling: bool = False,
    note: str = "",
) -> FundingCall:
    """Until when one can apply."""
    rules_programmes.check_keep(by)
    rules_programmes.check_alive(programme)
    rules_programmes.check_call(opens, closes, rolling, day_of(at))
    made = FundingCall.objects.create(
        programme=programme, title=clean(title), opens=opens, closes=closes, rolling=rolling, note=clean(note)
    )
    audit("announce_call", made, by=by, at=at, fields=["opens", "closes", "rolling"])
    return made


@transaction.atomic
def change_call(
    *,
    call: FundingCall,
    title: str,
    opens: date | None,
    closes: date | None,
    rolling: bool,
    note: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> FundingCall:
    """Another day is another deadline: who remembered the programme is reminded of it again."""
    rules_programmes.check_keep(by)
    values: dict[str, Any] = {
        "title": clean(title),
        "opens": opens,
        "closes": closes,
        "rolling": rolling,
        "note": clean(note),
    }
    revisions.lock(call, "programme", revision=revision, typed=values)
    rules_programmes.check_call_stands(call)
    rules_programmes.check_call(opens, closes, rolling, day_of(at))
    revisions.change(call, **values)
    audit("change_call", call, by=by, at=at, fields=sorted(values))
    return call


@transaction.atomic
def cancel_call(*, call: FundingCall, by: Actor, at: datetime, revision: int | None = None) -> FundingCall:
    """There is no such call any more; nobody is reminded of it."""
    rules_programmes.check_keep(by)
    revisions.lock(call, "programme", revision=revision)
    rules_programmes.check_call_stands(call)
    revisions.change(call, cancelled_at=at)
    audit("cancel_call", call, by=by, at=at, fields=["cancelled_at"])
    return call
