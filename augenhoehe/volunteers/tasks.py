"""The worker's part: after an appointment somebody is asked how long it took."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.places.queries import module_on

from . import operations


@app.periodic(cron="20 * * * *")
@app.task(name="volunteers.hours", queue="default", queueing_lock="volunteers.hours")
def ask_for_hours(timestamp: int) -> None:
    if module_on("volunteers"):
        operations.ask_for_hours(at=clock.now())
