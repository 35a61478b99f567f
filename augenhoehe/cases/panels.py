"""What the room shows elsewhere: on „Heute“ how much waits, and at „Hilfe“ the way in. No word of any file."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.places.queries import kept_installation, module_on
from augenhoehe.ui.words import long_day

from . import queries
from .permissions import WORK_ON_CASES
from .queries import RoomToday
from .queries_intake import open_doors

Line = dict[str, Any]


def waiting_in_the_room(actor: Actor) -> list[Line]:
    """Wishes for advice, cases put into this person's hands or taken out of them, linkings to ask about."""
    if not actor.may(WORK_ON_CASES) or not module_on("cases"):
        return []
    with closed_room(actor):
        found = queries.today_of(today())
    return [*_wishes(found), *_hands(found), *_linkings(found)]


def _wishes(found: RoomToday) -> list[Line]:
    if not found.wishes:
        return []
    title = "Jemand wünscht Beratung" if found.wishes == 1 else f"{found.wishes} Menschen wünschen Beratung"
    note = "Rufen Sie an oder schreiben Sie, bevor der zugesagte Tag vorbei ist."
    return [{"title": title, "url": reverse("cases_inside:wishes"), "note": note, "waits": True}]


def _hands(found: RoomToday) -> list[Line]:
    start, lines = reverse("cases_inside:cases"), []
    if found.handed:
        title = "Ein Fall ist Ihnen übergeben" if found.handed == 1 else f"{found.handed} Fälle sind Ihnen übergeben"
        note = "Sagen Sie den Menschen, wer sie nun begleitet."
        lines.append({"title": title, "url": start, "note": note, "waits": True})
    if found.taken and found.last:
        one = found.taken == 1
        title = "Ein Fall ist bei jemand anderem" if one else f"{found.taken} Fälle sind bei jemand anderem"
        note = f"Die Teamleitung hat am {long_day(found.last)} übergeben."
        lines.append({"title": title, "url": start, "note": note})
    return lines


def _linkings(found: RoomToday) -> list[Line]:
    """How many linkings wait today for the question whether somebody arrived; in which files is said inside."""
    if not found.due:
        return []
    title = "Eine Vermittlung: heute nachfragen" if found.due == 1 else f"{found.due} Vermittlungen: heute nachfragen"
    note = "Ist die Person angekommen? Die Liste Ihrer Akten zeigt, bei wem."
    return [{"title": title, "url": reverse("cases_inside:cases"), "note": note, "waits": True}]


def door_at_help(_actor: Actor, _asked: Any) -> Line | None:
    """Below the contact points: whoever wants to be called leaves a wish with a carrier whose door is open."""
    if not module_on("cases", of=kept_installation()):
        return None
    with closed_room(ANONYMOUS):
        doors = open_doors()
    return {"doors": doors, "url": reverse("cases:wish")} if doors else None
