"""Runs over all tables that are due: one transaction for each table, so that a crash loses one and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from augenhoehe.core.clock import day_of, quarter_end_before
from augenhoehe.core.contributions import Releasable, Rhythm, releasables
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor

from . import rules
from .models import Release, ReleaseRun, TableSetting
from .operations import release_table

Progress = Callable[[int, int], None]


def due_day(table: Releasable, day: date) -> date | None:
    """The last fixed day of a table's rhythm that is over; None for what leaves at a moment."""
    if table.rhythm == Rhythm.AT_A_MOMENT:
        return None
    if table.rhythm == Rhythm.YEARLY:
        return date(day.year - 1, 12, 31)
    return quarter_end_before(day)


def due_tables(day: date) -> list[tuple[Releasable, date]]:
    """Tables whose last fixed day has no release yet; what was withdrawn comes again by hand only."""
    found = []
    for table in _at_work():
        as_of = due_day(table, day)
        out = Release.objects.of_table(table.key).filter(as_of=as_of, state=Release.State.RELEASED)
        if as_of is not None and not out.exists():
            found.append((table, as_of))
    return found


def _at_work() -> list[Releasable]:
    """Tables that are not paused."""
    paused = set(TableSetting.objects.filter(paused_at__isnull=False).values_list("key", flat=True))
    return [one for one in releasables().values() if one.key not in paused]


def release_due(*, by: Actor, at: datetime, progress: Progress | None = None) -> ReleaseRun | None:
    """Release what is due on the day of `at`. Nothing due: no run."""
    due = due_tables(day_of(at))
    return run_over(due, by=by, at=at, progress=progress) if due else None


def release_all(*, as_of: date, by: Actor, at: datetime, progress: Progress | None = None) -> ReleaseRun:
    """Release every table whose period ended on a day; what is out stays, what was withdrawn comes anew."""
    rules.check_keep(by)
    rules.check_day(as_of, day_of(at))
    tables = [(one, as_of) for one in _at_work() if due_day(one, as_of + timedelta(days=1)) == as_of]
    if not tables:
        raise Refused("An diesem Tag endet kein Quartal. Nennen Sie zum Beispiel den 30. September.", field="as_of")
    return run_over(tables, by=by, at=at, progress=progress)


def run_over(
    due: Sequence[tuple[Releasable, date]], *, by: Actor, at: datetime, progress: Progress | None = None
) -> ReleaseRun:
    """One table after the other, each in a transaction of its own; the run tells how far it has come."""
    run = ReleaseRun.objects.create(as_of=max(day for _one, day in due), started_at=at, total=len(due))
    for number, (table, as_of) in enumerate(due, start=1):
        made = release_table(table=table, as_of=as_of, by=by, at=at)
        run.done = number
        run.released += made is not None and made.state == Release.State.RELEASED
        run.blocked += made is not None and made.state == Release.State.BLOCKED
        run.save(update_fields=["done", "released", "blocked"])
        if progress:
            progress(number, len(due))
    run.ended_at = at
    run.save(update_fields=["ended_at"])
    return run
