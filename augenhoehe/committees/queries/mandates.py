"""Questions about mandates: what follows from resolutions, by whom and until when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Mandate, Resolution
from augenhoehe.core.rights import Actor


def mandates_for(actor: Actor, day: date) -> QuerySet[Mandate]:
    return _with_origin(Mandate.objects.visible_to(actor, day))


def mandates_of_resolutions(actor: Actor, resolutions: list[Resolution], day: date) -> dict[UUID, list[Mandate]]:
    """Mandates by resolution, as far as the actor may read them (one query)."""
    found: dict[UUID, list[Mandate]] = {}
    for one in mandates_for(actor, day).filter(resolution__in=resolutions).order_by("due", "id"):
        found.setdefault(one.resolution_id, []).append(one)
    return found


def people_to_charge() -> QuerySet[User]:
    """Who can be made responsible."""
    return User.objects.active().in_order()


def _with_origin(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return rows.select_related(
        "responsible", "carried_to", "resolution__agenda_item__committee", "resolution__agenda_item__thread"
    ).prefetch_related("resolution__agenda_item__committee__names")
