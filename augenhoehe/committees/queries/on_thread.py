"""What committees have to do with a matter: read once per page, in one statement, for its path and all its panels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from augenhoehe.committees.models import AgendaItem, Committee, CommitteeName, Delay, Mandate, Paper, Station
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core.clock import day_of
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread

from .body_pages import Load, capacities_beside, loads_from
from .delays import shown_to_all
from .resolutions import Decision, Waiting, decision, opens_meeting, waiting_at
from .stations import StationView, beside, views_in

# Where a page keeps it: path and panels ask with the same thread in hand.
_KEPT = "committees_on_thread"


@dataclass(frozen=True, slots=True)
class OnThread:
    """As one reader may see it. `branch`: the way of all papers that were submitted, for the path picture."""

    papers: tuple[tuple[Paper, tuple[StationView, ...]], ...]
    branch: tuple[StationView, ...]
    mandates: tuple[Mandate, ...]
    late_mandates: frozenset[UUID]
    resolutions: tuple[Decision, ...]
    waiting: tuple[Waiting, ...]
    loads: tuple[tuple[Committee, str, Load], ...]


def on_thread(actor: Actor, thread: Thread, *, at: datetime) -> OnThread:
    """Papers with their stations, mandates, resolutions, what waits, and how much the groups can take on."""
    known: dict[tuple[UUID | None, date], OnThread] = thread.__dict__.setdefault(_KEPT, {})
    who = (actor.user_id, day_of(at))
    if who not in known:
        known[who] = _read(actor, thread, at)
    return known[who]


@composed
def _asked(*, actor: Actor, day: date, thread: UUID) -> Mapping[str, QuerySet[Any]]:
    items = AgendaItem.objects.filter(thread=thread)
    stations = Station.objects.filter(paper__thread=thread)
    papers = Paper.objects.filter(thread=thread)
    here = Q(pk__in=items.values("committee")) | Q(pk__in=stations.values("committee"))
    bodies = Committee.objects.filter(here | Q(pk__in=papers.values("submitted_by_committee")))
    asked: dict[str, QuerySet[Any]] = {
        "stations": stations.order_by("paper__created_at", "paper", "order", "id"),
        **beside(stations),
        "items": _opened(items.filter(withdrawn_at__isnull=True), actor, day),
        "papers": _readable(papers, actor, day),
        "mandates": _mandates_for(actor, day).filter(resolution__agenda_item__thread=thread).order_by("due", "id"),
        "bodies": bodies,
        "names": CommitteeName.objects.filter(committee__in=bodies.values("pk")),
    }
    if not actor.signed_in:
        late = Q(station__in=stations.values("pk")) | Q(mandate__resolution__agenda_item__thread=thread)
        asked["delays"] = Delay.objects.filter(late, published_at__isnull=False).order_by("since")
    elif actor.may(READ_COMMITTEES):
        asked["loads"] = capacities_beside(actor, items, day)
    return asked


def _opened(items: QuerySet[AgendaItem], actor: Actor, day: date) -> QuerySet[AgendaItem]:
    """`opened`: may the reader open the item? `meeting_opens`: and the meeting?"""
    read = AgendaItem.objects.visible_to(actor, day) if actor.signed_in else AgendaItem.objects.public()
    flags = {"opened": Exists(read.filter(pk=OuterRef("pk"))), "meeting_opens": opens_meeting(actor, day, "meeting_id")}
    rows = items.annotate(**flags).select_related("meeting", "resolution")
    return rows.order_by("resolution__decided_on", "waiting_since", "id")


def _readable(papers: QuerySet[Paper], actor: Actor, day: date) -> QuerySet[Paper]:
    read = Paper.objects.visible_to(actor, day) if actor.signed_in else Paper.objects.public()
    return papers.annotate(readable=Exists(read.filter(pk=OuterRef("pk")))).order_by("created_at", "id")


def _mandates_for(actor: Actor, day: date) -> QuerySet[Mandate]:
    found: QuerySet[Mandate] = Mandate.objects.visible_to(actor, day) if actor.signed_in else Mandate.objects.public()
    return found


def _read(actor: Actor, thread: Thread, at: datetime) -> OnThread:
    day = day_of(at)
    rows = _asked.ask(actor=actor, day=day, thread=thread.pk)
    views = views_in(rows, at, "items", "loads")
    delays = rows.get("delays", [])
    if not actor.signed_in:
        views = shown_to_all(views, delays)
    resolutions, waiting = _dealt_with(rows["items"], day)
    return OnThread(
        papers=_ways([one for one in rows["papers"] if one.readable], views),
        branch=tuple(one for one in views if _on_its_way(one.paper, actor)),
        mandates=tuple(rows["mandates"]),
        late_mandates=_late(rows["mandates"], delays, day, inside=actor.signed_in),
        resolutions=resolutions,
        waiting=waiting,
        loads=loads_from(rows.get("loads", []), day),
    )


def _ways(papers: list[Paper], views: Iterable[StationView]) -> tuple[tuple[Paper, tuple[StationView, ...]], ...]:
    found: dict[UUID, list[StationView]] = defaultdict(list)
    for one in views:
        found[one.paper.pk].append(one)
    return tuple((paper, tuple(found[paper.pk])) for paper in papers)


def _on_its_way(paper: Any, actor: Actor) -> bool:
    """Inside the path shows every paper that was submitted, outside those that everybody may read."""
    if paper.submitted_at is None or paper.state == Paper.State.WITHDRAWN:
        return False
    return actor.signed_in or bool(paper.readable)


def _dealt_with(items: Iterable[Any], day: date) -> tuple[tuple[Decision, ...], tuple[Waiting, ...]]:
    """What was decided, of closed items only what was released, and what waits, for who may open it."""
    decisions, waiting = [], []
    for item in items:
        resolution = getattr(item, "resolution", None)
        if resolution is None:
            waiting += [waiting_at(item, day)] if item.opened else []
        elif item.opened or (resolution.public_text and item.committee.public):
            decisions.append(decision(resolution, item.opened))
    return tuple(decisions), tuple(waiting)


def _late(mandates: Iterable[Mandate], delays: Iterable[Delay], day: date, *, inside: bool) -> frozenset[UUID]:
    """Inside by the calendar; outside once the unit was heard."""
    if inside:
        return frozenset(one.pk for one in mandates if one.overdue_on(day))
    running = {one.mandate_id for one in delays if one.state == Delay.State.RUNNING}
    return frozenset(one.pk for one in mandates if one.pk in running)
