"""The worker's part: imports of values, and the programme's own measurements every night."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from .operations import imports
from .operations.computing import compute_measurements
from .operations.segregating import compute_indices


@app.task(name=imports.TASK, queue="default")
def run_import(import_id: str) -> None:
    imports.run(import_id=UUID(import_id), now=clock.now)


@app.periodic(cron="40 2 * * *")
@app.task(name="monitoring.compute_measurements", queue="default")
def measure(timestamp: int) -> None:
    """Every night, so that the running quarter is never older than a day."""
    compute_measurements(at=clock.now())


@app.periodic(cron="50 2 * * *")
@app.task(name="monitoring.compute_indices", queue="default")
def measure_segregation(timestamp: int) -> None:
    """Indices of segregation, where new counts of people came in."""
    compute_indices(at=clock.now())
