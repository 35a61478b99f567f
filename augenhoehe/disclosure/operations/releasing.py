"""Tables are counted on fixed days, protected beside what is out already, attacked, and written into the register."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from augenhoehe.core.clock import day_of, quarter_end_before
from augenhoehe.core.contributions import Releasable, Rhythm
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import shorten
from augenhoehe.disclosure import rules
from augenhoehe.disclosure.addresses import of_release
from augenhoehe.disclosure.counting import Counted, counted_for
from augenhoehe.disclosure.earlier import Earlier
from augenhoehe.disclosure.models import Release
from augenhoehe.disclosure.proof import Protected, Shown
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty

from .protecting import protect

BLOCKED_DUTY = "release_blocked"
SOLVABLE = (
    "Wie man die Tabelle auch verdeckt: Neben dem, was schon draußen ist, ließe sich eine Zahl über wenige Menschen "
    "errechnen."
)
TOO_LARGE = "Der Angriff ließ sich nicht zu Ende rechnen. Meist hat eine solche Tabelle zu viele Felder."
EMPTY: tuple[Shown, ...] = ()
SECONDS = 90.0
Progress = Callable[[int, int], None]


@transaction.atomic
def start_release(*, by: Actor, at: datetime) -> None:
    """Have the worker release everything of the last quarter that is not out; asked twice it is done once."""
    rules.check_keep(by)
    day = quarter_end_before(day_of(at)).isoformat()
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task("disclosure.release_all", queueing_lock="disclosure.release_all").defer(as_of=day)


@transaction.atomic
def release_table(
    *, table: Releasable, as_of: date, by: Actor, at: datetime, seconds: float = SECONDS
) -> Release | None:
    """Count, protect, attack, write. Twice at once it becomes one release; None: it was out already."""
    rules.check_keep(by)
    _one_at_a_time(table.key)
    found = Release.objects.of_table(table.key).filter(as_of=as_of, withdrawn_at__isnull=True).first()
    if found is not None and found.state == Release.State.RELEASED:
        return None
    counted, before = counted_for(table, as_of), earlier_of(table, as_of)
    release = found or Release(key=table.key, as_of=as_of)
    release.title, release.created_at = table.title, at
    try:
        known = known_of(table, before, as_of)
        done = protect(counted.system, known, table=release.remembered_as, seconds=seconds) if counted.system else None
    except Refused:
        return _block(release, counted, SOLVABLE, by=by, at=at)
    except ArithmeticError:
        return _block(release, counted, TOO_LARGE, by=by, at=at)
    return enter_release(release, counted, done, before, by=by, at=at)


def _one_at_a_time(key: str) -> None:
    """Until the transaction ends nobody else releases this table: who waits here finds it released."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('disclosure'), hashtext(%s))", [key])


def earlier_of(table: Releasable, as_of: date, subject: uuid.UUID | None = None) -> list[Release]:
    """What is out of the same cells, newest first, withdrawn or not: who has read it keeps it.

    Of tables that count a period only releases of the same one speak of the same people.
    """
    rows = Release.objects.filter(key=table.key, state=Release.State.RELEASED)
    if table.flow:
        rows = rows.filter(as_of=as_of)
    if table.rhythm == Rhythm.AT_A_MOMENT:
        rows = rows.filter(subject=subject)
    return list(rows.newest_first())


def known_of(table: Releasable, before: Sequence[Release], as_of: date) -> list[Earlier]:
    """Earlier stands of the cells: of this table first, then of tables that hold some of them."""
    found = [one.as_earlier() for one in before]
    for key, way in table.beside.items():
        rows = Release.objects.filter(key=key, state=Release.State.RELEASED)
        if table.flow:
            rows = rows.filter(as_of=as_of)
        found += [one.as_earlier().told_as(way) for one in rows.newest_first()]
    return found


def enter_release(
    release: Release, counted: Counted, done: Protected | None, before: Sequence[Release], *, by: Actor, at: datetime,
    extra: Sequence[Shown] = EMPTY,
) -> Release:  # fmt: skip
    """Put a protected table into the register; `extra`: what stands beside it and counts nobody."""
    cells = [*(done.cells if done else ()), *extra]
    release.state, release.blocked_because = Release.State.RELEASED, ""
    release.threshold, release.zeros_hidden = counted.terms.threshold, counted.terms.zeros_hidden
    release.axes, release.method = counted.kept(), done.method.value if done else ""
    release.cells = [{"cell": list(one.key), "value": one.value} for one in cells]
    release.pattern = [list(key) for key in done.pattern] if done else []
    release.proof = [one.data() for one in done.proof] if done else []
    release.insiders = counted.terms.insiders
    _remember(release, done)
    release.save()
    release.earlier.set(before)
    audit("release_table", release, by=by, at=at, fields=["cells", "proof", "earlier"])
    close_duty(kind=BLOCKED_DUTY, subject_id=release.pk, outcome="Freigegeben", by=by, at=at)
    return release


def _remember(release: Release, done: Protected | None) -> None:
    """The marks of the numbers lie with the last release of a table; of earlier ones only the names stay."""
    kept = done.memory if done else {}
    release.since = [{"cell": list(key), "since": one.since} for key, one in kept.items()]
    release.marks = [{"cell": list(key), "mark": one.mark} for key, one in kept.items()]
    older = Release.objects.filter(key=release.key, subject=release.subject).exclude(pk=release.pk)
    older.exclude(marks=[]).update(marks=[])


def _block(release: Release, counted: Counted, sentence: str, *, by: Actor, at: datetime) -> Release:
    """The attack succeeds, or nothing helps: no number is kept, and somebody has to look."""
    release.state, release.threshold = Release.State.BLOCKED, counted.terms.threshold
    # Names of values only, so that somebody may say which of them are told together.
    release.axes = counted.kept()
    release.blocked_because = shorten(sentence, 500)
    release.save()
    audit("block_release", release, by=by, at=at, fields=["state", "blocked_because"])
    open_duty(
        kind=BLOCKED_DUTY, subject_kind="release", subject_id=release.pk, url=of_release(release), by=by, at=at,
        title=f"Zahlen nicht freigegeben: {release.title}", owner_label="Koordination", role=Role.COORDINATION,
    )  # fmt: skip
    return release
