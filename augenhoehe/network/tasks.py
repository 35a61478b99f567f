"""The worker's part: once a day it looks what ends soon."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations


@app.periodic(cron="25 6 * * *")
@app.task(name="network.remind", queue="default", queueing_lock="network.remind")
def remind(timestamp: int) -> None:
    at = clock.now()
    operations.remind_of_ends(at=at)
    operations.expire_entries(at=at)
