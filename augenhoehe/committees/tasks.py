"""The worker's part: noting every night which reachable meetings passed without dealing with a paper."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from .operations import deliver as deliver_mails
from .operations import deliver_all, remind_of_rhythms, warn_of_quorums
from .operations import note_overdue as note
from .operations.appointments import remind_of_appointments
from .operations.body_rules import apply_body_rules
from .operations.elections import remind_of_steps


@app.periodic(cron="15 4 * * *")
@app.task(name="committees.note_missed_meetings", queue="default", queueing_lock="committees.note_missed_meetings")
def note_missed_meetings(timestamp: int) -> None:
    note(by=SYSTEM, at=clock.now())


@app.periodic(cron="5 4 * * *")
@app.task(name="committees.start_the_day", queue="default", queueing_lock="committees.start_the_day")
def start_the_day(timestamp: int) -> None:
    """Rules that begin today hold; steps of elections and successors whose day comes near are owed."""
    apply_body_rules(at=clock.now())
    remind_of_steps(by=SYSTEM, at=clock.now())
    remind_of_appointments(by=SYSTEM, at=clock.now())


@app.periodic(cron="25 4 * * *")
@app.task(name="committees.look_ahead", queue="default", queueing_lock="committees.look_ahead")
def look_ahead(timestamp: int) -> None:
    """Which meetings may not decide, which bodies are late against their rhythm."""
    warn_of_quorums(by=SYSTEM, at=clock.now())
    remind_of_rhythms(by=SYSTEM, at=clock.now())


@app.task(name="committees.deliver", queue="default")
def deliver(meeting_id: str) -> None:
    """Queue the mails of a meeting, with papers and calendar file."""
    deliver_mails(meeting_id=UUID(meeting_id), at=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="committees.deliver_all", queue="default", queueing_lock="committees.deliver_all")
def go_on(timestamp: int) -> None:
    """Go on with what a worker left half-way."""
    deliver_all(at=clock.now())
