"""The worker's part: once a day it looks what ends soon."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.queries import module_on

from . import operations


@app.periodic(cron="25 6 * * *")
@app.task(name="network.remind", queue="default", queueing_lock="network.remind")
def remind(timestamp: int) -> None:
    at = clock.now()
    operations.remind_of_ends(at=at)
    operations.expire_entries(at=at)
    operations.ask_for_the_year(at=at)
    operations.remind_of_reviews(by=SYSTEM, at=at)
    operations.remind_of_outcomes(by=SYSTEM, at=at)


@app.periodic(cron="35 3 * * *")
@app.task(name="network.draw", queue="default", queueing_lock="network.draw")
def draw(timestamp: int) -> None:
    """At night, and only where the picture is switched on."""
    if module_on("network_picture"):
        operations.draw_network(by=SYSTEM, at=clock.now())
