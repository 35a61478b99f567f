"""The worker's part: sending mails, collecting digests, reminding of duties."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from augenhoehe.core import clock

from . import post

# 1, 5, 25 minutes, 2 hours, 10 hours: a mail server that is down over night loses nothing.
PATIENT = RetryStrategy(max_attempts=6, wait=55, exponential_wait=5)


@app.task(name="notices.send_outgoing", queue="mail", retry=PATIENT)
def send_outgoing(mail_id: str) -> None:
    post.deliver(mail_id, at=clock.now())


@app.periodic(cron="0 6 * * *")
@app.task(name="notices.daily_digest", queue="default", queueing_lock="notices.daily_digest")
def daily_digest(timestamp: int) -> None:
    post.send_digests("daily", at=clock.now())


@app.periodic(cron="0 6 * * 1")
@app.task(name="notices.weekly_digest", queue="default", queueing_lock="notices.weekly_digest")
def weekly_digest(timestamp: int) -> None:
    post.send_digests("weekly", at=clock.now())


@app.periodic(cron="30 6 * * *")
@app.task(name="notices.remind", queue="default", queueing_lock="notices.remind")
def remind(timestamp: int) -> None:
    post.remind_of_duties(at=clock.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.broken_off", queue="default", queueing_lock="notices.broken_off")
def broken_off(timestamp: int) -> None:
    post.give_up_broken_off(at=clock.now())
