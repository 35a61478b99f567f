"""The worker's part: opening the gate once a day, and finishing erasures that were interrupted."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from .operations import gating, interviews


@app.periodic(cron="23 3 * * *")
@app.task(name="studies.open_gate", queue="default", queueing_lock="studies.open_gate")
def open_gate(timestamp: int) -> None:
    gating.open_gate(at=clock.now())


@app.periodic(cron="53 3 * * *")
@app.task(name="studies.sweep", queue="default", queueing_lock="studies.sweep")
def sweep(timestamp: int) -> None:
    interviews.sweep()
