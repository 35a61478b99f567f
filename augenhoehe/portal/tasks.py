"""The worker's part: yearly looks are owed, and addresses elsewhere are asked whether they still answer."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import operations, queries
from .asking_links import ask_address

# As many each night as nobody notices; every link gets its turn within a week (models.links.ASK_AFTER).
EACH_NIGHT = 200


@app.periodic(cron="50 6 * * *")
@app.task(name="portal.daily", queue="default", queueing_lock="portal.daily")
def daily(timestamp: int) -> None:
    at = clock.now()
    operations.owe_reviews(at=at)
    operations.owe_link_checks(at=at)


@app.periodic(cron="30 2 * * *")
@app.task(name="portal.ask_links", queue="default", queueing_lock="portal.ask_links")
def ask_links(timestamp: int) -> None:
    """Not in the demo: its addresses are invented, and nobody there wants to ask the internet."""
    if settings.DEMO:
        return
    for link in queries.links_to_ask(clock.now())[:EACH_NIGHT]:
        said = ask_address(link.url)
        operations.note_answer(link=link, answer=said.answer, moved_to=said.moved_to, at=clock.now())
