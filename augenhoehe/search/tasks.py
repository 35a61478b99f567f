"""The worker's part: new words move into the list."""

from __future__ import annotations

from procrastinate.contrib.django import app

from .operations import settle_words


@app.periodic(cron="* * * * *")
@app.task(name="search.settle_words", queue="default", queueing_lock="search.settle_words")
def settle(timestamp: int) -> None:
    settle_words()
