"""The worker's part: deadlines are told, and the yearly look at each programme is owed."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.places.queries import module_on

from . import operations


@app.periodic(cron="40 6 * * *")
@app.task(name="funding.daily", queue="default", queueing_lock="funding.daily")
def daily(timestamp: int) -> None:
    if not module_on("funding"):
        return
    at = clock.now()
    operations.remind_of_deadlines(at=at)
    operations.owe_checks(at=at)
