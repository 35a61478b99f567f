"""What the room shows on „Heute“: how many cases changed hands, and no word of any of them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from augenhoehe.core.closed import closed_room
from augenhoehe.core.rights import Actor
from augenhoehe.places.queries import module_on
from augenhoehe.ui.words import long_day

from . import queries
from .permissions import WORK_ON_CASES


def hands_changed(actor: Actor) -> list[dict[str, Any]]:
    """Cases put into this person's hands that wait for them, and cases a team lead took out of them."""
    if not actor.may(WORK_ON_CASES) or not module_on("cases"):
        return []
    with closed_room(actor):
        new = queries.handed_to(actor).count()
        taken, last = queries.taken_from()
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
