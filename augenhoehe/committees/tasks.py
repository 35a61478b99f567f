"""The worker's part: noting every night which reachable meetings passed without dealing with a paper."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from .operations import note_overdue as note
from .operations.body_rules import apply_body_rules
from .operations.elections import remind_of_steps


@app.periodic(cron="15 4 * * *")
@app.task(name="committees.note_missed_meetings", queue="default", queueing_lock="committees.note_missed_meetings")
def note_missed_meetings(timestamp: int) -> None:
    note(by=SYSTEM, at=clock.now())


@app.periodic(cron="5 4 * * *")
@app.task(name="committees.start_the_day", queue="default", queueing_lock="committees.start_the_day")
def start_the_day(timestamp: int) -> None:
    """Rules that begin today hold; steps of elections whose day comes near are owed."""
    apply_body_rules(at=clock.now())
    remind_of_steps(by=SYSTEM, at=clock.now())
