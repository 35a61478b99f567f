"""Where papers lie and how long: computed from meetings and agendas, never from a counter that could drift.

A meeting is reachable if it lies at least the body's invitation period after the day since when the paper
waits. That is what the body's own rules make possible, not a statutory deadline (law.md no. 6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from augenhoehe.committees.models import AgendaItem, Committee, Meeting, Paper, Resolution, Station
from augenhoehe.committees.tags import spelled
from augenhoehe.core.clock import BERLIN, day_of
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread


@dataclass(frozen=True, slots=True)
class StationView:
    """A station as pages show it. `missed`: reachable meetings that passed without dealing with it."""

    station: Station
    paper: Paper
    committee: str
    waited_days: int
    missed: tuple[Meeting, ...]
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
    return datetime.combine(since + timedelta(days=committee.invitation_days), time(0), tzinfo=BERLIN)


def next_reachable(committee: Committee, since: date, at: datetime) -> Meeting | None:
    """The next meeting that is planned and that what waits since a day can still reach (one query)."""
    return first_reachable(committee, committee.meetings.coming(at).order_by("starts_at"), since, at)


def first_reachable(committee: Committee, meetings: Iterable[Meeting], since: date, at: datetime) -> Meeting | None:
    """The same among meetings that were read already, in the order of their days."""
    earliest = max(at, earliest_meeting(committee, max(since, day_of(at))))
    return next((one for one in meetings if one.state in Meeting.COMING and one.starts_at >= earliest), None)


def missed_by(
    committee: Committee, items: Sequence[AgendaItem], meetings: Iterable[Meeting], until: date
) -> list[Meeting]:
    """Reachable meetings of the body before a day that dealt with something else; called-off ones do not count.

    items: what lay before the body at this station, one after the other; each deferral begins a new one, and
    with it a new invitation period. A meeting on whose agenda one of them stands is not missed.
    """
    dealt_with = {one.meeting_id for one in items}
    spans = [(earliest_meeting(committee, one.waiting_since), _ended(one) or until) for one in items]
    return [
        one
        for one in meetings
        if one.state != Meeting.State.CANCELLED
        and one.pk not in dealt_with
        and any(begin <= one.starts_at and day_of(one.starts_at) < min(end, until) for begin, end in spans)
    ]


def _ended(item: AgendaItem) -> date | None:
    return item.resolution.decided_on if hasattr(item, "resolution") else None


def views_of(stations: Sequence[Station], at: datetime) -> list[StationView]:
    """All that is shown of stations, in two queries however many they are; `paper` and `committee` are selected."""
    items = _items_of(stations)
    meetings = _meetings_of(stations)
    return [_view(one, items[one.pk], meetings[one.committee_id], at) for one in stations]


def _items_of(stations: Sequence[Station]) -> dict[UUID, list[AgendaItem]]:
    found: dict[UUID, list[AgendaItem]] = defaultdict(list)
    rows = AgendaItem.objects.filter(station__in=[one.pk for one in stations], withdrawn_at__isnull=True)
    for item in rows.select_related("meeting", "resolution").order_by("waiting_since", "id"):
        if item.station_id is not None:
            found[item.station_id].append(item)
    return found


def _meetings_of(stations: Sequence[Station]) -> dict[UUID, list[Meeting]]:
    found: dict[UUID, list[Meeting]] = defaultdict(list)
    asked = Q()
    for one in stations:
        if one.opened_on:
            asked |= _while_there(one, one.opened_on)
    if not asked:
        return found
    for meeting in Meeting.objects.filter(asked).order_by("starts_at"):
        found[meeting.committee_id].append(meeting)
    return found


def _while_there(station: Station, since: date) -> Q:
    """The body's meetings while it lies or lay there: an old paper asks for those of its time, not of all years."""
    meetings = Q(committee=station.committee_id, starts_at__gte=datetime.combine(since, time(0), tzinfo=BERLIN))
    if station.decided_on is None:
        return meetings
    end = datetime.combine(station.decided_on + timedelta(days=1), time(0), tzinfo=BERLIN)
    return meetings & Q(starts_at__lt=end)


def _view(station: Station, items: list[AgendaItem], meetings: list[Meeting], at: datetime) -> StationView:
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
    """The way of a paper, in order."""
    return views_of(list(_selected(Station.objects.filter(paper=paper))), at)


def stations_of_papers(papers: Sequence[Paper], at: datetime) -> dict[UUID, list[StationView]]:
    """The ways of several papers, each in order."""
    found: dict[UUID, list[StationView]] = defaultdict(list)
    for one in views_of(list(_selected(Station.objects.filter(paper__in=papers))), at):
        found[one.paper.pk].append(one)
    return found


def stations_of_thread(thread: Thread, *, at: datetime, public: bool = False) -> list[StationView]:
    """The stations of all papers of a matter that were submitted; `public`: only of papers everybody may read."""
    papers = Paper.objects.filter(thread=thread, submitted_at__isnull=False).exclude(state=Paper.State.WITHDRAWN)
    if public:
        papers = papers & Paper.objects.public()
    rows = _selected(Station.objects.filter(paper__in=papers)).order_by("paper__created_at", "paper", "order", "id")
    return views_of(list(rows), at)


def inbound_of(committee: Committee, at: datetime) -> list[StationView]:
    """What lies at a committee or is on its way there, the longest waiting first."""
    rows = Station.objects.filter(
        committee=committee, paper__state__in=Paper.TRAVELLING, state__in=(Station.State.OPEN, Station.State.AHEAD)
    )
    return views_of(list(_selected(rows).order_by("opened_on", "id")), at)


def open_stations(papers: QuerySet[Paper]) -> QuerySet[Station]:
    """Where the papers lie now, the longest waiting first."""
    return _selected(Station.objects.open().filter(paper__in=papers)).order_by("opened_on", "id")


def overdue_stations(papers: QuerySet[Paper], at: datetime) -> list[StationView]:
    """Open stations that let at least one reachable meeting pass; the most missed first, then the longest waiting."""
    late = [one for one in views_of(list(open_stations(papers)), at) if one.overdue]
    return sorted(late, key=lambda one: (-len(one.missed), -one.waited_days))


def stations_for(actor: Actor, day: date) -> QuerySet[Station]:
    """The stations of papers that somebody may read."""
    return _selected(Station.objects.filter(paper__in=Paper.objects.visible_to(actor, day)))


def _selected(rows: QuerySet[Station]) -> QuerySet[Station]:
    found = rows.select_related("committee", "paper__submitted_by_committee").prefetch_related(
        "committee__names", "paper__submitted_by_committee__names"
    )
    return found.order_by("order", "id")
