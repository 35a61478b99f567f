"""The worker's part: the yearly „Stimmt das noch?“, its reminder, and roles whose reason is gone."""

from __future__ import annotations

from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations


@app.periodic(cron="15 7 * * *")
@app.task(name="organisations.ask", queue="default", queueing_lock="organisations.ask")
def ask_whose_turn_it_is(timestamp: int) -> None:
    at = clock.now()
    operations.ask_whose_turn_it_is(at=at)
    operations.remind_silent(at=at)


@app.periodic(cron="20 0 * * *")
@app.task(name="organisations.end_empty_roles", queue="default", queueing_lock="organisations.end_empty_roles")
def end_empty_roles(timestamp: int) -> None:
    operations.end_empty_roles(at=clock.now())
