"""The worker's part: noting every night which reachable meetings passed without dealing with a paper."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from .operations import note_overdue as note


@app.periodic(cron="15 4 * * *")
@app.task(name="committees.note_missed_meetings", queue="default", queueing_lock="committees.note_missed_meetings")
def note_missed_meetings(timestamp: int) -> None:
    note(by=SYSTEM, at=clock.now())
