"""The worker's part: queue the mails of a circular, and go on where a worker ended half-way."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations


@app.task(name="circulars.queue", queue="default")
def queue(circular_id: str) -> None:
    operations.queue_mails(circular_id=UUID(circular_id), at=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="circulars.go_on", queue="default", queueing_lock="circulars.go_on")
def go_on(timestamp: int) -> None:
    operations.queue_all(at=clock.now())
