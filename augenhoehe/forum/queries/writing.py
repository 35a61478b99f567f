"""For whom and about what somebody with an account may write."""

from __future__ import annotations

from datetime import date

from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.forum.subjects import kinds
from augenhoehe.organisations.models import Organisation

from .public import open_rooms

MOST = 100


def own_organisations(actor: Actor, day: date) -> list[Organisation]:
    """Published organisations whose own people the actor belongs to."""
    if actor.user_id is None:
        return []
    rows = Organisation.objects.represented(actor, day).filter(state=Organisation.State.PUBLISHED)
    return list(rows.order_by("name"))


def places_to_write() -> list[tuple[str, str]]:
    """Rooms first, then everything public that takes words now."""
    found = [(f"room:{one.pk}", text_in(one.title, "de").text) for one in open_rooms()]
    for kind in kinds().values():
        if kind.kind != "room":
            rows = [one for one in kind.public()[:MOST] if kind.takes(one)]
            found += [(f"{kind.kind}:{one.pk}", f"{kind.label}: {shorten(kind.title(one, 'de').text, 80)}")
                      for one in rows]  # fmt: skip
    return found
