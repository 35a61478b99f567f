"""What the moderation and authors with an account ask."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.forum.models import WAITING, Contribution, ContributionAnswer, Report, Room
from augenhoehe.forum.permissions import MODERATE


def contributions_for(actor: Actor) -> QuerySet[Contribution]:
    """What this person may open, with what lists print beside it."""
    rows = cast("QuerySet[Contribution]", Contribution.objects.visible_to(actor))
    reported = Report.objects.filter(contribution=OuterRef("pk"), settled_at__isnull=True)
    rows = rows.select_related("organisation", "municipality", "author").defer("municipality__boundary")
    return rows.annotate(reported=Exists(reported))


def own_contributions(actor: Actor) -> QuerySet[Contribution]:
    """What this account has written."""
    rows = Contribution.objects.filter(author_id=actor.user_id) if actor.user_id else Contribution.objects.none()
    return cast("QuerySet[Contribution]", rows)


def waits(actor: Actor) -> bool:
    """Is there anything for this person to decide?"""
    if not actor.may(MODERATE):
        return False
    return bool(_waiting.ask()["one"])


@composed
def _waiting() -> Mapping[str, QuerySet[Any]]:
    open_reports = Report.objects.filter(settled_at__isnull=True).values("contribution")
    return {"one": Contribution.objects.filter(Q(state__in=WAITING) | Q(pk__in=open_reports)).values("pk")[:1]}


def answers_to(contribution: Contribution) -> list[ContributionAnswer]:
    return list(contribution.answers.order_by("given_at", "id"))


def reports_of(contribution: Contribution) -> list[Report]:
    return list(contribution.reports.filter(settled_at__isnull=True).order_by("first_on", "kind"))


def contribution_named(pk: uuid.UUID | None) -> Contribution | None:
    return Contribution.objects.filter(pk=pk).first() if pk else None


def all_rooms() -> QuerySet[Room]:
    return Room.objects.order_by("closed_at", "position", "id")
