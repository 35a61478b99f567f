"""The deletion run: what is past its time goes for good; what stays is a record of numbers.

Every rule runs in a transaction of its own, so that one that fails does not keep the others from deleting.
"""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app

from augenhoehe.core.contributions import retention_rules
from augenhoehe.core.register import RetentionRule
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.journal.models import DeletionRun
from augenhoehe.journal.operations import audit

from . import queries
from .permissions import REHEARSE_DELETION, RUN_DELETION

log = logging.getLogger(__name__)
CARRY_OUT, LOCK = "desk.carry_out_deletion", "desk.deletion"


@transaction.atomic
def rehearse(*, by: Actor, at: datetime) -> DeletionRun:
    """Record what a run would remove now; nothing is removed."""
    by.check(REHEARSE_DELETION)
    found = {one.rule.name: _entry(one.count, one.oldest) for one in queries.due_now(at)}
    run = DeletionRun.objects.create(
        started_at=at, finished_at=at, rehearsal=True, removed=found, started_by=by.user_id
    )
    audit("rehearse_deletion", run, by=by, at=at)
    return run


@transaction.atomic
def start_deletion(*, by: Actor, at: datetime) -> DeletionRun:
    """Ask for a run out of turn; the worker carries it out."""
    by.check(RUN_DELETION)
    run = begin(at=at, by=by)
    audit("start_deletion", run, by=by, at=at)
    app.configure_task(CARRY_OUT, lock=LOCK).defer(run_id=str(run.pk))
    return run


def begin(*, at: datetime, by: Actor = SYSTEM) -> DeletionRun:
    """A run that has done nothing yet; `finished_at` says later that it came to its end."""
    return DeletionRun.objects.create(started_at=at, started_by=by.user_id)


def carry_out(*, run: DeletionRun, at: datetime) -> None:
    """Delete for every rule what is due; the record grows with each, so that a crash leaves what was done."""
    for rule in retention_rules():
        run.removed[rule.name] = _carried_out(rule, at)
        run.save(update_fields=["removed"])


def _carried_out(rule: RetentionRule, at: datetime) -> dict[str, Any]:
    """One rule, wholly or not at all. What went wrong is logged without what the rows said."""
    try:
        with transaction.atomic():
            due = queries.due_by(rule, at)
            removed = rule.erase(rule.due(at), at) if due.count else 0
            return _entry(removed, due.oldest)
    except Exception as error:
        log.error("Löschregel %s ist gescheitert: %s", rule.name, type(error).__name__)
        return {**_entry(0, None), "failed": True}


def _entry(count: int, oldest: date | None) -> dict[str, Any]:
    return {"count": count, "oldest": oldest.isoformat() if oldest else None}


@transaction.atomic
def finish(*, run: DeletionRun, at: datetime) -> None:
    """The run came to its end."""
    run.finished_at = at
    run.save(update_fields=["finished_at"])
    emptied = [name for name, found in run.removed.items() if found["count"]]
    audit("delete_what_is_due", run, by=SYSTEM, at=at, fields=emptied)
