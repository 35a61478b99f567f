"""The decisions of people; the files follow in a task."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from augenhoehe.core.contributions import datasets
from augenhoehe.core.datasets import Dataset
from augenhoehe.core.revisions import change, lock
from augenhoehe.core.rights import Actor
from augenhoehe.journal.operations import audit
from augenhoehe.open_data.models import Publication
from augenhoehe.open_data.rules import check_publish, check_withdraw

REFRESH = "open_data.refresh"
TAKE_BACK = "open_data.take_back"


@transaction.atomic
def publish(*, dataset: Dataset, licence: str, by: Actor, at: datetime, revision: int | None = None) -> Publication:
    """Make a dataset open data, or change its licence; the first version comes with the next task."""
    check_publish(by, licence)
    made, new = Publication.objects.select_for_update().get_or_create(
        key=dataset.key, defaults={"licence": licence, "published_at": at}
    )
    if not new:
        change(made, revision=revision, licence=licence, shown=True)
    audit("publish_dataset", made, by=by, at=at, fields=["licence", "shown"])
    ask_anew()
    return made


@transaction.atomic
def withdraw(*, publication: Publication, revision: int, by: Actor, at: datetime) -> Publication:
    """Files and pages are gone with this transaction, the entry in the catalogue with the task that follows."""
    lock(publication, revision=revision)
    check_withdraw(by, publication)
    change(publication, shown=False)
    audit("withdraw_dataset", publication, by=by, at=at, fields=["shown"])
    ask_anew()
    return publication


def ask_anew() -> None:
    """Let the worker look at all datasets soon; once is enough."""
    _queue(REFRESH)


def watch(verb: str, fields: Collection[str]) -> None:
    """Something was taken back: older versions are looked through at once, not only in the night."""
    for one in datasets():
        matters = one.watches.get(verb)
        if matters is not None and (not matters or matters & set(fields)):
            _queue(TAKE_BACK)
            return


def _queue(task: str) -> None:
    # A savepoint: that one waits already must not undo what was just done.
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(task, queueing_lock=task).defer(timestamp=0)
