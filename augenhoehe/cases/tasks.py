"""The worker's part: the gate once a day, strengths counted each quarter, and erasures that were interrupted."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import counts, operations


@app.periodic(cron="17 3 * * *")
@app.task(name="cases.open_gate", queue="default", queueing_lock="cases.open_gate")
def open_gate(timestamp: int) -> None:
    operations.open_gate(at=clock.now())


@app.task(name="cases.open_gate_at_once", queue="default")
def open_gate_at_once() -> None:
    """In the demo only: elsewhere a job at the hour of a release would tell the hour."""
    operations.open_gate(at=clock.now())


@app.periodic(cron="27 3 1 1,4,7,10 *")
@app.task(name="cases.release_strengths", queue="default", queueing_lock="cases.release_strengths")
def release_strengths(timestamp: int) -> None:
    counts.release_strengths(at=clock.now())


@app.periodic(cron="47 3 * * *")
@app.task(name="cases.sweep", queue="default", queueing_lock="cases.sweep")
def sweep(timestamp: int) -> None:
    operations.sweep(at=clock.now())
