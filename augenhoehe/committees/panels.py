"""What committees show on other people's pages: resolutions on a thread, the next meetings on „Heute“."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.contributions import Coming
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Thread
from augenhoehe.ui.status import StatusTag

from . import queries, rules
from .addresses import of_meeting, of_paper, of_sheet
from .models import Evidence, Laying, Station
from .permissions import READ_COMMITTEES
from .tags import mandate_tag, paper_tag, spelled, station_tag, votes_in_words


def resolutions_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What committees decided in this matter, and where it waits; nothing if no committee dealt with it."""
    found = queries.on_thread(actor, thread, at=now())
    if not found.resolutions and not found.waiting:
        return None
    return {"resolutions": found.resolutions, "waiting": found.waiting, "inside": actor.signed_in}


def papers_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """Papers of the matter with the table of their stations, and what was charged to whom; nothing without either."""
    found = queries.on_thread(actor, thread, at=now())
    if not found.papers and not found.mandates:
        return None
    return {
        "papers": [(paper, paper_tag(paper), station_rows(views)) for paper, views in found.papers],
        "mandates": [(one, mandate_tag(one, one.pk in found.late_mandates)) for one in found.mandates],
        "inside": actor.signed_in,
        "today": today(),
    }


def loads_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """How much time the groups have in which this matter lies; only inside, and only if somebody said so (S3-26)."""
    if not (actor.signed_in and actor.may(READ_COMMITTEES)):
        return None
    loads = queries.on_thread(actor, thread, at=now()).loads
    return {"loads": loads} if loads else None


def writing_papers(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """„Vorlage schreiben“ from the matter, while it runs, for who may write one there."""
    if not actor.signed_in or thread.state not in ("inside", "public"):
        return None
    if not rules.can_write_paper_for(actor, thread.municipality_id, seated=lambda: _sits_politically(actor)):
        return None
    return {"address": f"{reverse('committees_inside:paper_create')}?vorgang={thread.pk}"}


def _sits_politically(actor: Actor) -> bool:
    return queries.seats_of(actor, today()).filter(kind__in=rules.POLITICAL).exists()


def station_rows(views: Sequence[queries.StationView]) -> list[tuple[queries.StationView, StatusTag]]:
    return [(one, station_tag(one.station, one.overdue)) for one in views]


@dataclass(frozen=True, slots=True)
class StationInFull:
    """What stands behind a row of the table, for who reads the paper inside."""

    view: queries.StationView
    laying: Laying | None
    evidence: list[Evidence]
    wording: str
    votes: str
    may_evidence: bool
    may_forward: bool

    @property
    def shows(self) -> bool:
        if self.laying or self.evidence or self.wording or self.may_evidence or self.may_forward:
            return True
        return bool(self.view.papers_by)


def stations_in_full(actor: Actor, page: queries.PaperPage, day: date) -> dict[str, Any]:
    """Wording, votes, the duty of § 27 and evidence of each station; what was changed on the way."""
    readable = {one.pk for one in page.resolutions}
    changes = rules.can_change_way(actor, page.paper, day)
    begun = [one.station for one in page.stations if one.station.opened_on is not None]
    proves = rules.evidence_stations(actor, page.paper, begun, day)
    return {
        "more": [
            _in_full(one, page, readable, changes=changes, proves=one.station.pk in proves) for one in page.stations
        ],
        "changes": page.changes,
        "may_change_way": changes,
    }


def _in_full(
    view: queries.StationView, page: queries.PaperPage, readable: set[UUID], *, changes: bool, proves: bool
) -> StationInFull:
    resolution = view.resolution if view.resolution and view.resolution.pk in readable else None
    station = view.station
    return StationInFull(
        view=view,
        laying=page.layings.get(station.pk),
        evidence=page.evidence.get(station.pk, []),
        wording=resolution.wording if resolution else "",
        votes=votes_in_words(resolution) if resolution and resolution.counted else "",
        may_evidence=proves,
        may_forward=changes and station.state == Station.State.AHEAD,
    )


def late_papers(actor: Actor) -> list[dict[str, Any]]:
    """Papers of the person's own committees that reachable meetings passed over."""
    if not actor.signed_in:
        return []
    return [
        {
            "title": one.paper.title,
            "url": of_paper(one.paper),
            "note": f"liegt seit {one.waited_days} Tagen bei: {one.committee} · {missed_words(one)}",
        }
        for one in queries.overdue_of(actor, now())[:5]
    ]


def missed_words(view: queries.StationView) -> str:
    """„zwei erreichbare Sitzungen verpasst“."""
    count = len(view.missed)
    return "eine erreichbare Sitzung verpasst" if count == 1 else f"{spelled(count)} erreichbare Sitzungen verpasst"


def next_meetings(actor: Actor) -> list[dict[str, Any]]:
    """The coming meetings of the committees in which the person sits."""
    if not actor.signed_in:
        return []
    return [_next(meeting) for meeting in queries.meetings_awaiting(actor, now(), today(), most=5)]


def _next(meeting: Any) -> dict[str, Any]:
    """With where and when; an invitation without the own answer waits for the person."""
    asked = " · Kommen Sie? Ihre Antwort fehlt noch." if meeting.asks else ""
    return {
        "title": meeting.committee.name_on(day_of(meeting.starts_at)),
        "url": of_meeting(meeting) + ("#antwort" if meeting.asks else ""),
        "note": f"{long_moment(meeting.starts_at)}, {meeting.place}{asked}{_chairing(meeting)}",
        "waits": meeting.asks,
    }


def meetings_ahead(ids: Iterable[Any], begin: datetime, until: datetime) -> Mapping[Any, list[Coming]]:
    """The same for the mailed overview; each date leads to the meeting on one sheet."""
    found: dict[Any, list[Coming]] = {}
    for user_id, meeting in queries.meetings_of_people(ids, begin, until):
        name = meeting.committee.name_on(day_of(meeting.starts_at))
        found.setdefault(user_id, []).append(Coming(meeting.starts_at, f"{name}, {meeting.place}", of_sheet(meeting)))
    return found


def _chairing(meeting: Any) -> str:
    """What the chair has to know beforehand: whether there is an agenda at all."""
    if not meeting.chairs:
        return ""
    if not meeting.items:
        return " · Sie leiten, es gibt noch keine Tagesordnung"
    return f" · Sie leiten, {meeting.items} {'Punkt' if meeting.items == 1 else 'Punkte'}"
