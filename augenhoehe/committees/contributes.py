"""What committees hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.journal.happenings import ThreadPublished, ThreadWithdrawn

from .operations import finding
from .panels import next_meetings, resolutions_on_thread
from .permissions import PERMISSIONS, READ_COMMITTEES
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["DATA", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SEARCH", "SLOTS", "TODAY"]


def _follow_thread(happening: ThreadPublished | ThreadWithdrawn) -> None:
    finding.index_resolutions_of(happening.thread, at=happening.thread.last_step_at)


REACTIONS = (
    Reaction(
        ThreadPublished,
        _follow_thread,
        "Mit dem Vorgang werden seine Beschlüsse in der öffentlichen Suche gefunden.",
    ),
    Reaction(
        ThreadWithdrawn,
        _follow_thread,
        "Mit dem Vorgang verschwinden seine Beschlüsse aus der öffentlichen Suche.",
    ),
)
SLOTS = (Slot("thread.panels", "committees/panel_resolutions.html", resolutions_on_thread, order=30),)
NAVIGATION = (Navigation("Gremien", "committees_inside:committees", 40, lambda actor: actor.may(READ_COMMITTEES)),)
TODAY = (TodaySection("Ihre nächsten Sitzungen", next_meetings, order=40),)
SEARCH = (
    SearchKind("committee", "Gremium", lambda: finding.rebuild_committees(at=now())),
    SearchKind("resolution", "Beschluss", lambda: finding.rebuild_resolutions(at=now())),
)
