"""The worker's part in imports: the dry run, and taking over."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from .operations import imports


@app.task(name="structure.check_import", queue="default")
def check_import(import_id: str) -> None:
    imports.run_check(import_id=UUID(import_id), now=clock.now)


@app.task(name="structure.take_over_import", queue="default")
def take_over_import(import_id: str) -> None:
    imports.run_take_over(import_id=UUID(import_id), now=clock.now)
