"""The worker's part after the day: what is owed, what is counted, who is told of a training."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.places.queries import module_on

from .operations.feedback import count_feedback
from .operations.following_up import owe_results
from .operations.trainings import tell_wishing


@app.periodic(cron="45 5 * * *")
@app.task(name="events.after", queue="default", queueing_lock="events.after")
def look_after(timestamp: int) -> None:
    """Duties and numbers of what is over."""
    if module_on("events"):
        owe_results(at=clock.now())
        count_feedback(at=clock.now())


@app.periodic(cron="10 * * * *")
@app.task(name="events.trainings", queue="default", queueing_lock="events.trainings")
def announce_trainings(timestamp: int) -> None:
    """Whoever wished for a topic hears of it within the hour."""
    if module_on("events"):
        tell_wishing(at=clock.now())
