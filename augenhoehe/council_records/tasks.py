"""The worker's part: reading a council information system, and every night those that ask for it."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from .operations import read_source, start_nightly


@app.task(name="council_records.read_council_source", queue="default")
def read_council_source(run_id: str) -> None:
    read_source(run_id=UUID(run_id), now=clock.now)


@app.periodic(cron="35 2 * * *")
@app.task(name="council_records.nightly", queue="default", queueing_lock="council_records.nightly")
def nightly(timestamp: int) -> None:
    start_nightly(by=SYSTEM, at=clock.now())
