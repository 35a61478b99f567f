"""The worker's part: what is due appears, subscribers are told, consents that end are noticed."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.places.queries import module_on

from . import operations


@app.periodic(cron="* * * * *")
@app.task(name="press.publish_due", queue="default", queueing_lock="press.publish_due")
def publish_due(timestamp: int) -> None:
    if module_on("press"):
        operations.publish_due(at=clock.now())


@app.task(name="press.tell", queue="default")
def tell(release_id: str) -> None:
    operations.tell_subscribers(release_id=UUID(release_id), at=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="press.go_on", queue="default", queueing_lock="press.go_on")
def go_on(timestamp: int) -> None:
    if module_on("press"):
        operations.tell_all(at=clock.now())


@app.periodic(cron="20 5 * * *")
@app.task(name="press.consents", queue="default", queueing_lock="press.consents")
def consents(timestamp: int) -> None:
    if module_on("press"):
        operations.remind_of_consents(at=clock.now())
        operations.remind_of_contacts(at=clock.now())
