"""The worker's part: the clock opens, closes, reminds and lets offers lapse."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.places.queries import module_on

from . import operations


@app.periodic(cron="*/5 * * * *")
@app.task(name="events.keep_time", queue="default", queueing_lock="events.keep_time")
def keep_time(timestamp: int) -> None:
    if module_on("events"):
        operations.keep_time(at=clock.now())
        operations.fill_seats(at=clock.now())
        operations.tell_left_behind(at=clock.now())


@app.task(name=operations.TELL, queue="mail")
def tell(registration_id: str) -> None:
    operations.tell_owed(registration_id=registration_id, at=clock.now())


@app.periodic(cron="40 * * * *")
@app.task(name="events.remind", queue="default", queueing_lock="events.remind")
def remind(timestamp: int) -> None:
    if module_on("events"):
        operations.remind(at=clock.now())


@app.periodic(cron="30 5 * * *")
@app.task(name="events.watch_series", queue="default", queueing_lock="events.watch_series")
def watch_series(timestamp: int) -> None:
    if module_on("events"):
        operations.watch_series(at=clock.now())
