"""The worker's part: sealing the audit trail."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import sealing


@app.periodic(cron="*/10 * * * *")
@app.task(name="journal.seal", queue="default", queueing_lock="journal.seal")
def seal(timestamp: int) -> None:
    sealing.seal(at=clock.now())
