"""The worker's part: opening the gate once a day, and finishing erasures that were interrupted."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations


@app.periodic(cron="17 3 * * *")
@app.task(name="cases.open_gate", queue="default", queueing_lock="cases.open_gate")
def open_gate(timestamp: int) -> None:
    operations.open_gate(at=clock.now())


@app.task(name="cases.open_gate_at_once", queue="default")
def open_gate_at_once() -> None:
    """In the demo only: elsewhere a job at the hour of a release would tell the hour."""
    operations.open_gate(at=clock.now())


@app.periodic(cron="47 3 * * *")
@app.task(name="cases.sweep", queue="default", queueing_lock="cases.sweep")
def sweep(timestamp: int) -> None:
    operations.sweep(at=clock.now())
