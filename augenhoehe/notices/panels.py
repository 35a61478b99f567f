"""What notices show on a thread's page: who is „am Zug“, and the button to follow."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries


def turn(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The most pressing open duty of a matter; the same for everybody."""
    duty = queries.open_duties_of_thread(thread).first()
    if duty is None:
        return None
    return {"owner_label": duty.owner_label, "due": duty.due, "since": duty.opened_at, "title": duty.title}


def following(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The button to follow a matter, for people with an account and only where steps reach everybody."""
    if not actor.signed_in or not thread.is_public:
        return None
    return {"follows": queries.follows(actor, thread)}
