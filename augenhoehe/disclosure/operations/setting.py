"""How a table is released: small values told together as „andere“, or not at all for now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from augenhoehe.core import revisions
from augenhoehe.core.contributions import Releasable
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.disclosure import rules
from augenhoehe.disclosure.models import Release, TableSetting
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty

from .releasing import BLOCKED_DUTY, start_release


@transaction.atomic
def tell_together(
    *, table: Releasable, together: Mapping[str, Sequence[str]], by: Actor, at: datetime, revision: int | None = None
) -> TableSetting:
    """From the next release on these values stand in one line „andere“; an empty list takes it back."""
    rules.check_together(by, table, together)
    wanted = {name: sorted(values) for name, values in together.items() if values}
    setting = _changed(table, revision, at, by=by, together=wanted)
    start_release(by=by, at=at)
    return setting


@transaction.atomic
def pause_table(
    *, table: Releasable, because: str, by: Actor, at: datetime, revision: int | None = None
) -> TableSetting:
    """No further release until somebody says so; what is out stays out, and nobody is reminded of a blocked one."""
    rules.check_pause(by, table, TableSetting.of(table.key))
    reason = shorten(clean(because), 500)
    if not reason:
        raise Refused("Schreiben Sie bitte, warum die Tabelle pausiert.", field="because")
    setting = _changed(table, revision, at, by=by, paused_at=at, paused_because=reason)
    for blocked in Release.objects.of_table(table.key).filter(state=Release.State.BLOCKED):
        close_duty(kind=BLOCKED_DUTY, subject_id=blocked.pk, outcome="Tabelle angehalten", by=by, at=at)
    return setting


@transaction.atomic
def resume_table(*, table: Releasable, by: Actor, at: datetime, revision: int | None = None) -> TableSetting:
    """Released again from now on; what is due is counted at once."""
    rules.check_resume(by, table, TableSetting.of(table.key))
    setting = _changed(table, revision, at, by=by, paused_at=None, paused_because="")
    start_release(by=by, at=at)
    return setting


def _changed(table: Releasable, revision: int | None, at: datetime, *, by: Actor, **values: Any) -> TableSetting:
    setting, _new = TableSetting.objects.get_or_create(key=table.key)
    revisions.change(setting, revision=revision, changed_at=at, **values)
    audit("set_table", setting, by=by, at=at, fields=list(values))
    return setting
