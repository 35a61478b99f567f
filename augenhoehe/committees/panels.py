"""What committees show on other people's pages: resolutions on a thread, the next meetings on „Heute“."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread
from augenhoehe.ui.status import StatusTag

from . import queries, rules
from .addresses import of_meeting, of_paper
from .models import Delay, Mandate
from .tags import mandate_tag, paper_tag, spelled, station_tag


def resolutions_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What committees decided in this matter, and where it waits; nothing if no committee dealt with it."""
    found = queries.thread_view(actor, thread, day=today(), at=now())
    if not found.resolutions and not found.waiting:
        return None
    return {"resolutions": found.resolutions, "waiting": found.waiting, "inside": actor.signed_in}


def papers_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """Papers of the matter with the table of their stations, and what was charged to whom; nothing without either."""
    day, at = today(), now()
    papers = list(queries.papers_of_thread(actor, thread, day))
    mandates = list(queries.mandates_of_thread(actor, thread, day))
    if not papers and not mandates:
        return None
    found = queries.stations_of_papers(papers, at) if papers else {}
    late = None
    if not actor.signed_in:
        found = {paper: queries.as_public(views) for paper, views in found.items()}
        late = queries.publicly_late(mandates)
    return {
        "papers": [(paper, paper_tag(paper), station_rows(found.get(paper.pk, []))) for paper in papers],
        "mandates": [(one, mandate_tag(one, _late(one, late, day))) for one in mandates],
        "inside": actor.signed_in,
        "today": day,
    }


def _late(mandate: Mandate, known: dict[UUID, Delay] | None, day: date) -> bool:
    """Inside by the calendar; outside once the unit was heard."""
    return mandate.overdue_on(day) if known is None else mandate.pk in known


def writing_papers(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """„Vorlage schreiben“ from the matter, while it runs, for who may write one there."""
    if not actor.signed_in or thread.state not in ("inside", "public"):
        return None
    if not rules.can_write_paper_for(actor, thread.municipality_id, seated=lambda: _sits_politically(actor)):
        return None
    return {"address": f"{reverse('committees_inside:paper_create')}?vorgang={thread.pk}"}


def _sits_politically(actor: Actor) -> bool:
    return queries.seats_of(actor, today()).filter(kind__in=rules.POLITICAL).exists()


def station_rows(views: list[queries.StationView]) -> list[tuple[queries.StationView, StatusTag]]:
    return [(one, station_tag(one.station, one.overdue)) for one in views]


def late_papers(actor: Actor) -> list[dict[str, Any]]:
    """Papers of the person's own committees that reachable meetings passed over."""
    if not actor.signed_in:
        return []
    day = today()
    mine = queries.papers_for(actor, day).filter(submitted_by_committee__in=queries.seats_of(actor, day))
    return [
        {
            "title": one.paper.title,
            "url": of_paper(one.paper),
            "note": f"liegt seit {one.waited_days} Tagen bei: {one.committee} · {missed_words(one)}",
        }
        for one in queries.overdue_stations(mine.on_their_way(), now())[:5]
    ]


def missed_words(view: queries.StationView) -> str:
    """„zwei erreichbare Sitzungen verpasst“."""
    count = len(view.missed)
    return "eine erreichbare Sitzung verpasst" if count == 1 else f"{spelled(count)} erreichbare Sitzungen verpasst"


def next_meetings(actor: Actor) -> list[dict[str, Any]]:
    """The coming meetings of the committees in which the person sits."""
    if not actor.signed_in:
        return []
    return [
        {
            "title": meeting.committee.name_on(day_of(meeting.starts_at)),
            "url": of_meeting(meeting),
            "note": f"{long_moment(meeting.starts_at)}, {meeting.place}{_chairing(meeting)}",
        }
        for meeting in queries.meetings_awaiting(actor, now(), today())[:5]
    ]


def _chairing(meeting: Any) -> str:
    """What the chair has to know beforehand: whether there is an agenda at all."""
    if not meeting.chairs:
        return ""
    if not meeting.items:
        return " · Sie leiten, es gibt noch keine Tagesordnung"
    return f" · Sie leiten, {meeting.items} {'Punkt' if meeting.items == 1 else 'Punkte'}"
