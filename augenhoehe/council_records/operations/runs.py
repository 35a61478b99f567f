"""Runs: started once for each source, read page by page, taken up again after a kill, and stopped to ask a person."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from augenhoehe.core import revisions
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.council_records import rules
from augenhoehe.council_records.models import CouncilPaper, CouncilSource, RawObject, RecordRun
from augenhoehe.council_records.oparl.fetching import Fetcher
from augenhoehe.journal.operations import audit

from . import settling
from .locking import BUSY, reading
from .reading import Reader, fetcher_for

Mode, State = RecordRun.Mode, RecordRun.State
Progress = Callable[[int, int], None]
# Servers that keep their changes to themselves are noticed by reading everything once a week.
FULL_EVERY = timedelta(days=7)
BROKEN = "Beim Abruf ging etwas schief. Was bis dahin gelesen war, bleibt. Bitte melden Sie es der Systemverwaltung."
logger = logging.getLogger(__name__)


@transaction.atomic
def start_run(*, source: CouncilSource, mode: str, by: Actor, at: datetime, defer: bool = True) -> RecordRun:
    """Let the worker read a source. Without an earlier full reading there are no changes to ask for."""
    rules.check_keep(by)
    if mode not in Mode.values:
        raise Refused("Wählen Sie, was abgerufen werden soll.", field="mode")
    source = CouncilSource.objects.select_for_update().get(pk=source.pk)
    rules.check_startable(source)
    if mode == Mode.CHANGES and source.changes_since is None:
        mode = Mode.FULL
    since = source.changes_since if mode == Mode.CHANGES else None
    try:
        with transaction.atomic():
            run = RecordRun.objects.create(
                source=source, mode=mode, changes_since=since, started_by=by.user_id, started_at=at, heard_at=at
            )
    except IntegrityError:
        raise Refused(BUSY) from None
    audit("start_council_run", run, by=by, at=at, fields=["mode"])
    if defer:
        _defer(run)
    return run


@transaction.atomic
def restart_run(*, run: RecordRun, by: Actor, at: datetime) -> RecordRun:
    """Push a run that has not been heard of; it goes on where it was."""
    rules.check_keep(by)
    rules.check_restart(run, at)
    revisions.change(run, heard_at=at)
    audit("restart_council_run", run, by=by, at=at, fields=["heard_at"])
    _defer(run)
    return run


@transaction.atomic
def start_nightly(*, by: Actor, at: datetime) -> int:
    """Start what is to be read every night; once a week everything."""
    started = 0
    for source in CouncilSource.objects.filter(nightly=True, ended_at__isnull=True).order_by("pk"):
        fresh = source.last_full_at is not None and at - source.last_full_at < FULL_EVERY
        try:
            start_run(source=source, mode=Mode.CHANGES if fresh else Mode.FULL, by=by, at=at)
            started += 1
        except Refused as refused:
            logger.info("Quelle %s: %s", source.pk, refused.sentence)
    return started


def read_source(
    *,
    run_id: uuid.UUID,
    now: Callable[[], datetime],
    progress: Progress = lambda done, total: None,
    fetcher: Fetcher | None = None,
) -> RecordRun:
    """Read on from where the run is until its end. Of two workers with one run the second is refused."""
    run = RecordRun.objects.select_related("source").get(pk=run_id)
    with reading(run.source_id):
        run.refresh_from_db()
        if not run.at_work:
            return run
        revisions.change(run, state=State.RUNNING, heard_at=now(), failure="")
        fetch = fetcher or fetcher_for(run.source)
        try:
            reader = Reader(run, fetch, now, progress)
            reader.read()
            settling.settle(reader)
        except Refused as refused:
            _failed(run, refused.sentence, now())
        except Exception:
            logger.exception("Abruf %s", run.pk)
            _failed(run, BROKEN, now())
        finally:
            fetch.close()
    return RecordRun.objects.select_related("source").get(pk=run_id)


@transaction.atomic
def accept_leaving(*, run: RecordRun, by: Actor, at: datetime, revision: int | None = None) -> int:
    """A person says: so much really disappeared there."""
    rules.check_keep(by)
    revisions.lock(run, "source", revision=revision)
    rules.check_decidable(run)
    count = settling.apply_leaving(run.source, at)
    settling.join(run.source)
    revisions.change(run, state=State.DONE, finished_at=at, counts={**run.counts, "gone": count})
    settling.remember(run)
    audit("accept_leaving", run, by=by, at=at, fields=["state"])
    return count


@transaction.atomic
def refuse_leaving(*, run: RecordRun, by: Actor, at: datetime, revision: int | None = None) -> None:
    """A person says: that is a fault there. What is here stays as it is."""
    rules.check_keep(by)
    revisions.lock(run, "source", revision=revision)
    rules.check_decidable(run)
    RawObject.objects.filter(source=run.source, leaving=True).update(leaving=False)
    settling.join(run.source)
    failure = "Sie haben entschieden, dass nichts entfernt wird. Neues und Geändertes ist übernommen."
    revisions.change(run, state=State.PARTLY, finished_at=at, failure=failure)
    audit("refuse_leaving", run, by=by, at=at, fields=["state"])


def papers_of(source: CouncilSource) -> int:
    return CouncilPaper.objects.standing().filter(source=source).count()


def _failed(run: RecordRun, sentence: str, at: datetime) -> None:
    run.refresh_from_db()
    revisions.change(run, state=State.FAILED, failure=sentence[:300], finished_at=at)


def _defer(run: RecordRun) -> None:
    task = app.configure_task("council_records.read_council_source")
    transaction.on_commit(lambda: task.defer(run_id=str(run.pk)))
