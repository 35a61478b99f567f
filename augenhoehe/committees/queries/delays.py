"""Questions about what is late: the board, and what of it the public knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from augenhoehe.committees.models import (
    Committee,
    CommitteeName,
    Delay,
    DelayQuerySet,
    Laying,
    Mandate,
    MissedMeeting,
    Paper,
    StatementRequest,
)
from augenhoehe.core.rights import Actor

from .stations import StationView

_WITH = ("committee", "origin", "station__paper", "mandate", "laying", "request", "meeting")


def delays_for(actor: Actor, day: date) -> DelayQuerySet:
    return _with_things(Delay.objects.visible_to(actor, day))


def _with_things(rows: DelayQuerySet) -> DelayQuerySet:
    return rows.select_related(*_WITH).prefetch_related("committee__names", "origin__names")


def _running_for(actor: Actor, day: date) -> DelayQuerySet:
    return Delay.objects.running().visible_to(actor, day)


def overdue_board(actor: Actor, day: date) -> QuerySet[Delay]:
    """What is late now, as far as the actor has to do with it, in words.

    `thing`: what is late; `lies_at`: the body's present name; `missed`: the number of missed meetings. Asked of the
    rows of a page only: joined, they would be read, and planned, with everything else.
    """
    noted = MissedMeeting.objects.filter(station=OuterRef("station")).order_by().values("station")
    missed = noted.annotate(number=Count("pk")).values("number")
    begun = ExpressionWrapper(Q(valid_from__lte=day), output_field=BooleanField())
    names = CommitteeName.objects.filter(committee=OuterRef("committee")).order_by(begun.desc(), "-valid_from")
    found: QuerySet[Delay] = _running_for(actor, day)
    return found.annotate(
        thing=Coalesce(*(Subquery(one.values("title")[:1]) for one in _things())),
        lies_at=Subquery(names.values("name")[:1]),
        missed=Coalesce(Subquery(missed), 0),
    )


def _things() -> tuple[QuerySet[Any], ...]:
    return (
        Paper.objects.filter(stations=OuterRef("station")),
        Mandate.objects.filter(pk=OuterRef("mandate")),
        Laying.objects.filter(pk=OuterRef("laying")),
        StatementRequest.objects.filter(pk=OuterRef("request")),
    )


def bodies_of_board(actor: Actor, day: date) -> list[tuple[str, str]]:
    """Where something lies that is late: what the board can be narrowed to."""
    found = Committee.objects.filter(pk__in=_running_for(actor, day).values("committee")).with_names()
    return sorted(((str(one.pk), one.name_on(day)) for one in found), key=lambda pair: pair[1])


def units_of_board(actor: Actor, day: date) -> list[str]:
    rows = _running_for(actor, day).order_by("unit")
    return list(rows.values_list("unit", flat=True).distinct())


def as_public(views: Sequence[StationView]) -> list[StationView]:
    """Stations as everybody sees them: a missed meeting counts once its delay is public, with the unit's reason."""
    late = [one.station.pk for one in views if one.missed]
    if not late:
        return list(views)
    return shown_to_all(views, Delay.objects.filter(station__in=late, published_at__isnull=False).order_by("since"))


def shown_to_all(views: Sequence[StationView], delays: Iterable[Delay]) -> list[StationView]:
    """The same, from the published delays in their order."""
    known: dict[UUID, list[Delay]] = defaultdict(list)
    for one in delays:
        if one.station_id is not None:
            known[one.station_id].append(one)
    return [_shown(one, known[one.station.pk]) for one in views]


def _shown(view: StationView, delays: list[Delay]) -> StationView:
    public = {one.meeting_id for one in delays}
    reason = next((one.reason for one in reversed(delays) if one.reason), "")
    return replace(view, missed=tuple(one for one in view.missed if one.pk in public), reason=reason)


def reasoned(views: Iterable[StationView], said: Mapping[UUID, str]) -> list[StationView]:
    """Stations with the reason that the unit gave last, for who reads them inside."""
    return [replace(one, reason=said.get(one.station.pk, "")) if one.missed else one for one in views]
