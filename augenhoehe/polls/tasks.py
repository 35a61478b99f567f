"""The worker's part: what has run until yesterday is closed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations


@app.periodic(cron="5 0 * * *")
@app.task(name="polls.close", queue="default", queueing_lock="polls.close")
def close_due_polls(timestamp: int) -> None:
    operations.close_due_polls(at=clock.now())
