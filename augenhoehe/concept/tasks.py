"""The worker's part in yearly reports."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from .operations import reports


@app.task(name=reports.TASK, queue="default")
def make_edition(edition_id: str) -> None:
    reports.make_edition(edition_id=UUID(edition_id), now=clock.now)
