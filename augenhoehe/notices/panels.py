"""What notices show on a thread's page: the button to follow."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries


def following(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The button to follow a matter, for people with an account and only where steps reach everybody."""
    if not actor.signed_in or not thread.is_public:
        return None
    read = thread.__dict__.get("followed")
    return {"follows": queries.follows(actor, thread) if read is None else read}
