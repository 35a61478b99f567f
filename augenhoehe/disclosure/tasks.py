"""The worker's part: every night what is due is released; most nights nothing is."""

from __future__ import annotations

from datetime import date

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from . import runs


@app.periodic(cron="25 3 * * *")
@app.task(name="disclosure.release_due", queue="default", queueing_lock="disclosure.release_due")
def release_due_tables(timestamp: int) -> None:
    runs.release_due(by=SYSTEM, at=clock.now())


@app.task(name="disclosure.release_all", queue="default")
def release_tables(as_of: str) -> None:
    """Asked for by somebody who keeps the register."""
    runs.release_all(as_of=date.fromisoformat(as_of), by=SYSTEM, at=clock.now())
