"""The worker's part: every night all stamps are asked anew, for what changes with the day and after a deletion run."""

from __future__ import annotations

from procrastinate.contrib.django import app

from .operations import rebuild


@app.periodic(cron="20 2 * * *")
@app.task(name="oparl.rebuild", queue="default", queueing_lock="oparl.rebuild")
def rebuild_stamps(timestamp: int) -> None:
    rebuild()
