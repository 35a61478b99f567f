"""The worker's part: what a machine translates, and every night the list anew."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from augenhoehe.core import clock
from augenhoehe.core.rights import SYSTEM

from . import index, operations

# A service may be busy or switched off for an hour.
PATIENT = RetryStrategy(max_attempts=6, wait=30, exponential_wait=4)


@app.task(name=operations.MACHINE, queue="default", retry=PATIENT)
def translate_by_machine(kind: str, number: str, language: str) -> None:
    operations.translate_by_machine(kind=kind, number=number, language=language, by=SYSTEM, at=clock.now())


@app.periodic(cron="20 2 * * *")
@app.task(name="desk.rebuild_translations", queue="default", queueing_lock="desk.rebuild_translations")
def rebuild_translations(timestamp: int) -> None:
    index.rebuild(at=clock.now())
