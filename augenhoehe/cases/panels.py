"""What the room shows on „Heute“: how many cases changed hands, and no word of any of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from augenhoehe.core.clock import today
from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import module_on
from augenhoehe.ui.words import long_day

from . import queries
from .permissions import WORK_ON_CASES
from .queries_linkings import waiting_in_room


def room_today(actor: Actor) -> list[dict[str, Any]]:
    """What changed hands, and where to ask whether somebody arrived; the room is opened once for both."""
    if not actor.may(WORK_ON_CASES) or not module_on("cases"):
        return []
    with closed_room(actor):
        new, due = waiting_in_room(actor, today())
        taken, last = queries.taken_from()
    return [*_hands_changed(new, taken, last), *_linkings_to_ask(due)]


def _hands_changed(new: int, taken: int, last: date | None) -> list[dict[str, Any]]:
    """Cases put into this person's hands that wait for them, and cases a team lead took out of them."""
    start, found = reverse("cases_inside:cases"), []
    if new:
        title = "Ein Fall ist Ihnen übergeben" if new == 1 else f"{new} Fälle sind Ihnen übergeben"
        found.append(
            {"title": title, "url": start, "note": "Sagen Sie den Menschen, wer sie nun begleitet.", "waits": True}
        )
    if taken and last:
        title = "Ein Fall ist bei jemand anderem" if taken == 1 else f"{taken} Fälle sind bei jemand anderem"
        found.append({"title": title, "url": start, "note": f"Die Teamleitung hat am {long_day(last)} übergeben."})
    return found


def _linkings_to_ask(due: int) -> list[dict[str, Any]]:
    """How many linkings wait today for the question whether somebody arrived; in which files is said inside."""
    if not due:
        return []
    title = "Eine Vermittlung: heute nachfragen" if due == 1 else f"{due} Vermittlungen: heute nachfragen"
    note = "Ist die Person angekommen? Die Liste Ihrer Akten zeigt, bei wem."
    return [{"title": title, "url": reverse("cases_inside:cases"), "note": note, "waits": True}]
