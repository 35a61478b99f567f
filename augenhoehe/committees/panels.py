"""What committees show on other people's pages: resolutions on a thread, the next meetings on „Heute“."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import day_of, now, today
from augenhoehe.core.numbers import long_moment
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries
from .addresses import of_meeting


def resolutions_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """What committees decided in this matter, and where it waits; nothing if no committee dealt with it."""
    found = queries.thread_view(actor, thread, day=today(), at=now())
    if not found.resolutions and not found.waiting:
        return None
    return {"resolutions": found.resolutions, "waiting": found.waiting, "inside": actor.signed_in}


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
