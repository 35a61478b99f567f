"""The worker's part: versions in the night, and at once what a person decided or took back."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from .operations import refresh_all
from .operations.publications import REFRESH, TAKE_BACK


@app.periodic(cron="50 2 * * *")
@app.task(name=REFRESH, queue="default", queueing_lock=REFRESH)
def refresh(timestamp: int) -> None:
    refresh_all(at=clock.now())


@app.task(name=TAKE_BACK, queue="default", queueing_lock=TAKE_BACK)
def take_back(timestamp: int) -> None:
    refresh_all(at=clock.now(), new_versions=False)
