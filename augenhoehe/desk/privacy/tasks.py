"""The worker's part in data protection: the nightly run, and runs that somebody asked for."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations, queries


# Half past one in universal time: half past two in German winter, half past three in summer.
@app.periodic(cron="30 1 * * *")
@app.task(name="desk.delete_every_night", queue="default", lock=operations.LOCK, queueing_lock=operations.LOCK)
def delete_every_night(timestamp: int) -> None:
    at = clock.now()
    run = operations.begin(at=at)
    operations.carry_out(run=run, at=at)
    operations.finish(run=run, at=clock.now())


@app.task(name=operations.CARRY_OUT, queue="default", lock=operations.LOCK)
def carry_out_deletion(run_id: str) -> None:
    run = queries.unfinished_run(UUID(run_id))
    if run is None:
        return
    operations.carry_out(run=run, at=clock.now())
    operations.finish(run=run, at=clock.now())
