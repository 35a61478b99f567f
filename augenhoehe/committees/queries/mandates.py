"""Questions about mandates: what follows from resolutions, by whom and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Mandate
from augenhoehe.core.rights import Actor


def mandates_for(actor: Actor, day: date) -> QuerySet[Mandate]:
    return _with_origin(Mandate.objects.visible_to(actor, day))


def by_resolution(mandates: Iterable[Mandate]) -> dict[UUID, list[Mandate]]:
    found: dict[UUID, list[Mandate]] = {}
    for one in mandates:
        found.setdefault(one.resolution_id, []).append(one)
    return found


def people_to_charge() -> QuerySet[User]:
    """Who can be made responsible."""
    return User.objects.active().in_order()


def _with_origin(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return rows.select_related(
        "responsible", "committee", "resolution__agenda_item__committee", "resolution__agenda_item__thread"
    ).prefetch_related("resolution__agenda_item__committee__names")
