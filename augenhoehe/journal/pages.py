"""What a thread's page shows besides its own rows: who is „am Zug“, the path, the panels of packages above."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from augenhoehe.core.clock import day_of
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.ui.panels import hung
from augenhoehe.ui.path import Path
from augenhoehe.ui.status import Turn, turn

from .models import Thread


@dataclass(frozen=True, slots=True)
class Around:
    """The parts that other packages put on a thread's page."""

    turn: Turn | None
    path: Path | None
    panels: list[SafeString]


def around(request: Any, actor: Actor, thread: Thread, *, at: datetime, inside: bool) -> Around:
    """Ask the slots once each; `actor` is ANONYMOUS on the public page, whoever looks at it."""
    return Around(
        turn=turn_of(thread, at),
        path=path_on(actor, thread),
        panels=hung(request, "thread.panels", actor, thread, inside=inside, thread=thread),
    )


def path_on(actor: Actor, thread: Thread) -> Path | None:
    """The path picture that a package above draws for the matter; some matters have none."""
    found = next(iter(slot_panels("thread.path", actor, thread)), None)
    return found["path"] if found else None


def turn_of(thread: Thread, at: datetime) -> Turn | None:
    """Who is „am Zug“; in a running matter also that nobody is. The thread comes from `queries.for_page`."""
    label, due = getattr(thread, "turn_label", None), getattr(thread, "turn_due", None)
    if label:
        return turn(label, due=due, today=day_of(at))
    return Turn(gettext("zurzeit niemand")) if thread.state in ("inside", "public") else None
