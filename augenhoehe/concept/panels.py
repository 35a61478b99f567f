"""What measures show on other people's pages."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Thread

from . import queries


def measures_on_thread(actor: Actor, thread: Thread) -> dict[str, Any] | None:
    """The measures that came out of this matter, with progress and markers; nothing if there are none."""
    rows = queries.rows_of_thread(actor, thread, today())
    return {"rows": rows, "inside": actor.signed_in} if rows else None
