"""Where papers lie and how long: computed from meetings and agendas, never from a counter that could drift.

A meeting is reachable if it lies at least the body's invitation period after the day since when the paper
waits. That is what the body's own rules make possible, not a statutory deadline (law.md no. 6).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from augenhoehe.committees.models import (
    AgendaItem,
    Committee,
    CommitteeName,
    Meeting,
    Paper,
    Resolution,
    Seat,
    Station,
)
from augenhoehe.committees.tags import spelled
from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.composed import Rows, composed, hang, together
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

_STARTS = attrgetter("starts_at")


class MeetingDay(NamedTuple):
    """Of a meeting what decides whether something could have been dealt with: there may be hundreds of them."""

    pk: UUID
    committee_id: UUID
    starts_at: datetime
    state: str


Day = TypeVar("Day", Meeting, MeetingDay)


@dataclass(frozen=True, slots=True)
class StationView:
    """A station as pages show it. `missed`: reachable meetings that passed without dealing with it."""

    station: Station
    paper: Paper
    committee: str
    waited_days: int
    missed: tuple[MeetingDay, ...]
    next_reachable: date | None
    on_agenda: Meeting | None
    resolution: Resolution | None
    deferred: int
    reason: str = ""

    @property
    def open(self) -> bool:
        return self.station.state == Station.State.OPEN

    @property
    def overdue(self) -> bool:
        return self.open and bool(self.missed)

    @property
    def papers_by(self) -> date | None:
        """Until when papers have to be there for the next reachable meeting."""
        reachable = self.next_reachable
        return reachable - timedelta(days=self.station.committee.invitation_days) if reachable else None

    @property
    def missed_spelled(self) -> str:
        """„zwei“, for sentences."""
        return spelled(len(self.missed))

    @property
    def awaits_record(self) -> bool:
        """It stood on the agenda of a meeting that is over, and nobody has recorded the result."""
        return self.open and self.on_agenda is not None and self.on_agenda.state == Meeting.State.HELD


def earliest_meeting(committee: Committee, since: date) -> datetime:
    """The first moment at which a meeting is reachable for what lies there since a day."""
    return _begin_of(since + timedelta(days=committee.invitation_days))


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=BERLIN).astimezone(UTC)


def next_reachable(committee: Committee, since: date, at: datetime) -> Meeting | None:
    """The next meeting that is planned and that what waits since a day can still reach (one query)."""
    return first_reachable(committee, committee.meetings.coming(at).order_by("starts_at"), since, at)


def first_reachable(committee: Committee, meetings: Iterable[Day], since: date, at: datetime) -> Day | None:
    """The same among meetings that were read already, in the order of their days."""
    earliest = max(at, earliest_meeting(committee, max(since, day_of(at))))
    return next((one for one in meetings if one.state in Meeting.COMING and one.starts_at >= earliest), None)


def missed_by(
    committee: Committee, items: Sequence[AgendaItem], meetings: Sequence[MeetingDay], until: date
) -> list[MeetingDay]:
    """Reachable meetings of the body before a day that dealt with something else; called-off ones do not count.

    items: what lay before the body at this station, one after the other; each deferral begins a new one, and
    with it a new invitation period. A meeting on whose agenda one of them stands is not missed. meetings: in the
    order of their days.
    """
    dealt_with = {one.meeting_id for one in items}
    # Something that lies for years has many meetings behind it: only those of its time are looked at.
    within: set[int] = set()
    for one in items:
        begin, end = earliest_meeting(committee, one.waiting_since), _begin_of(min(_ended(one) or until, until))
        within.update(range(bisect_left(meetings, begin, key=_STARTS), bisect_left(meetings, end, key=_STARTS)))
    return [
        one
        for one in map(meetings.__getitem__, sorted(within))
        if one.state != Meeting.State.CANCELLED and one.pk not in dealt_with
    ]


def _ended(item: AgendaItem) -> date | None:
    return item.resolution.decided_on if hasattr(item, "resolution") else None


def views_of(stations: Sequence[Station], at: datetime) -> list[StationView]:
    """All that is shown of stations, in one statement however many they are."""
    if not stations:
        return []
    rows = together(beside(Station.objects.filter(pk__in=[one.pk for one in stations])))
    return views_in({**rows, "stations": list(stations)}, at)


def beside(stations: QuerySet[Station]) -> dict[str, QuerySet[Any]]:
    """What the views of stations are made of: papers, bodies with their names, what lay there, meetings meanwhile."""
    papers = Paper.objects.filter(pk__in=stations.values("paper"))
    bodies = Committee.objects.filter(
        Q(pk__in=stations.values("committee")) | Q(pk__in=papers.values("submitted_by_committee"))
    )
    lying = AgendaItem.objects.filter(station__in=stations.values("pk"), withdrawn_at__isnull=True)
    return {
        "papers": papers,
        "lying": lying.select_related("meeting", "resolution").order_by("waiting_since", "id"),
        "meetings": _meetings_of(stations),
        "bodies": bodies,
        "names": CommitteeName.objects.filter(committee__in=bodies.values("pk")),
    }


def _meetings_of(stations: QuerySet[Station]) -> QuerySet[Meeting, Any]:
    """The bodies' meetings while something lies or lay there: an old paper asks for those of its time only."""
    open_then = Q(decided_on__isnull=True) | Q(decided_on__gte=OuterRef("starts_at__date"))
    then = stations.filter(open_then, committee=OuterRef("committee"), opened_on__lte=OuterRef("starts_at__date"))
    begun = stations.filter(opened_on__isnull=False)
    # A day earlier, wherever midnight is: that much the index finds, the rest is looked at one by one.
    since = begun.order_by("opened_on").values_list(F("opened_on") - timedelta(days=1))[:1]
    rows = Meeting.objects.filter(Exists(then), committee__in=begun.values("committee"), starts_at__gte=Subquery(since))
    # Something that lies for years has a hundred of them behind it.
    return rows.order_by("starts_at").values_list(*MeetingDay._fields, named=True)


def views_in(rows: Rows, at: datetime, *others: str) -> list[StationView]:
    """The views of `stations` among rows of `beside`; these and `others` know their paper and body without asking."""
    _tie(rows, "stations", *others)
    lying: dict[UUID | None, list[AgendaItem]] = defaultdict(list)
    for item in rows["lying"]:
        lying[item.station_id].append(item)
    held: dict[UUID, list[MeetingDay]] = defaultdict(list)
    for meeting in rows["meetings"]:
        held[meeting.committee_id].append(meeting)
    return [_view(one, lying[one.pk], held[one.committee_id], at) for one in rows["stations"]]


def _tie(rows: Rows, *with_body: str) -> None:
    hang(rows["bodies"], "names", rows["names"], "committee_id")
    bodies, papers = {one.pk: one for one in rows["bodies"]}, {one.pk: one for one in rows["papers"]}
    for paper in rows["papers"]:
        paper.submitted_by_committee = bodies.get(paper.submitted_by_committee_id)
    for name in with_body:
        for one in rows.get(name, []):
            one.committee = bodies[one.committee_id]
    for station in rows["stations"]:
        station.paper = papers[station.paper_id]


def _view(station: Station, items: list[AgendaItem], meetings: list[MeetingDay], at: datetime) -> StationView:
    day = day_of(at)
    current = next((one for one in reversed(items) if not hasattr(one, "resolution")), None)
    decided = [one.resolution for one in items if hasattr(one, "resolution")]
    until = station.decided_on or day
    missed = missed_by(station.committee, items, meetings, until)
    reachable = first_reachable(station.committee, meetings, current.waiting_since, at) if current else None
    return StationView(
        station=station,
        paper=station.paper,
        committee=station.committee.name_on(until),
        waited_days=(until - station.opened_on).days if station.opened_on else 0,
        missed=tuple(missed),
        next_reachable=day_of(reachable.starts_at) if reachable else None,
        on_agenda=current.meeting if current else None,
        resolution=max(decided, key=lambda one: (one.decided_on, one.recorded_at), default=None),
        deferred=sum(one.kind == Resolution.Kind.DEFERRED for one in decided),
    )


def stations_of_paper(paper: Paper, at: datetime) -> list[StationView]:
    """The way of a paper, in order (one statement)."""
    return views_in({**_of_paper.ask(paper=paper.pk), "papers": [paper]}, at)


@composed
def _of_paper(*, paper: UUID) -> Mapping[str, QuerySet[Any]]:
    stations = Station.objects.filter(paper=paper)
    return {"stations": stations.order_by("order", "id"), **beside(stations)}


def inbound_stations(committee_id: UUID) -> QuerySet[Station]:
    """Where papers lie at a committee or are on their way there."""
    found: QuerySet[Station] = Station.objects.unfinished().filter(committee=committee_id)
    return found.filter(paper__state__in=Paper.TRAVELLING)


def open_stations(papers: QuerySet[Paper]) -> QuerySet[Station]:
    """Where the papers lie now, the longest waiting first."""
    return _selected(Station.objects.open().filter(paper__in=papers)).order_by("opened_on", "id")


def overdue_of(actor: Actor, at: datetime) -> list[StationView]:
    """The same for papers of the committees in which somebody sits (one statement)."""
    return most_missed(views_in(_overdue_of.ask(actor=actor, day=day_of(at)), at))


@composed
def _overdue_of(*, actor: Actor, day: date) -> Mapping[str, QuerySet[Any]]:
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id).values("committee_id")
    papers = Paper.objects.visible_to(actor, day).on_their_way().filter(submitted_by_committee__in=seats)
    stations = Station.objects.open().filter(paper__in=papers.values("pk"))
    return {"stations": stations.order_by("opened_on", "id"), **beside(stations)}


def most_missed(views: Iterable[StationView]) -> list[StationView]:
    late = [one for one in views if one.overdue]
    return sorted(late, key=lambda one: (-len(one.missed), -one.waited_days))


def stations_for(actor: Actor, day: date) -> QuerySet[Station]:
    """The stations of papers that somebody may read."""
    return _selected(Station.objects.filter(paper__in=Paper.objects.visible_to(actor, day)))


def _selected(rows: QuerySet[Station]) -> QuerySet[Station]:
    found = rows.select_related("committee", "paper__submitted_by_committee").prefetch_related(
        "committee__names", "paper__submitted_by_committee__names"
    )
    return found.order_by("order", "id")
