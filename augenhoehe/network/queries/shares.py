"""Questions about what Kreis and town share."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.core.contributions import YearDay
from augenhoehe.core.rights import Actor
from augenhoehe.network.addresses import of_share
from augenhoehe.network.models import TaskShare


def reviews_ahead(actor: Actor, first: date, last: date) -> list[YearDay]:
    """What Kreis and towns look at again together, for the year ahead."""
    rows = shares_for(actor, first).filter(state=TaskShare.State.AGREED, review_on__range=(first, last))
    return [
        YearDay(one.review_on, f"Gemeinsam ansehen mit {one.municipality.name}: {one.task}", of_share(one))
        for one in rows
        if one.review_on
    ]


def shares_for(actor: Actor, day: date) -> QuerySet[TaskShare]:
    """What the actor may read, with the town, without its boundary."""
    found: QuerySet[TaskShare] = TaskShare.objects.visible_to(actor, day)
    return found.select_related("municipality").defer("municipality__boundary")
