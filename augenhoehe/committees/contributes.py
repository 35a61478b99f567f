"""What committees hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.happenings import ThreadPublished, ThreadWithdrawn

from .happenings import ResolutionRecorded
from .operations import finding, follow_resolution
from .operations.sections import follow_course
from .panels import late_papers, next_meetings, papers_on_thread, resolutions_on_thread, writing_papers
from .permissions import PERMISSIONS, READ_AGENDAS, READ_COMMITTEES, READ_PAPERS
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["DATA", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SEARCH", "SLOTS", "TODAY"]


def _follow_thread(happening: ThreadPublished | ThreadWithdrawn) -> None:
    finding.index_resolutions_of(happening.thread, at=happening.thread.last_step_at)
    finding.index_papers_of(happening.thread, at=happening.thread.last_step_at)


def _go_on(happening: ResolutionRecorded) -> None:
    resolution = happening.resolution
    follow_resolution(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)


def _write_down(happening: ResolutionRecorded) -> None:
    item = happening.resolution.agenda_item
    if item.meeting is not None:
        follow_course(item.meeting)


REACTIONS = (
    Reaction(
        ResolutionRecorded,
        _go_on,
        "Ein Beschluss schließt die Station einer Vorlage ab; die nächste öffnet sich, oder die Vorlage ist fertig.",
    ),
    Reaction(
        ResolutionRecorded,
        _write_down,
        "Ein Beschluss steht sofort im Entwurf der Niederschrift, wenn es schon einen gibt.",
    ),
    Reaction(
        ThreadPublished,
        _follow_thread,
        "Mit dem Vorgang werden seine Beschlüsse und Vorlagen in der öffentlichen Suche gefunden.",
    ),
    Reaction(
        ThreadWithdrawn,
        _follow_thread,
        "Mit dem Vorgang verschwinden seine Beschlüsse und Vorlagen aus der öffentlichen Suche.",
    ),
)
SLOTS = (
    Slot("thread.panels", "committees/panel_papers.html", papers_on_thread, order=25),
    Slot("thread.panels", "committees/panel_resolutions.html", resolutions_on_thread, order=30),
    Slot("thread.actions", "committees/write_paper.html", writing_papers, order=30),
)
_COMMITTEES = "committees_inside:committees"
NAVIGATION = (
    Navigation("Gremien", _COMMITTEES, 40, lambda actor: actor.may(READ_COMMITTEES)),
    Navigation("Vorlagen", "committees_inside:papers", 41, lambda actor: actor.may(READ_PAPERS), under=(_COMMITTEES,)),
    Navigation(
        "Aufträge", "committees_inside:mandates", 42, lambda actor: actor.may(READ_AGENDAS), under=(_COMMITTEES,)
    ),
)
TODAY = (
    TodaySection("Ihre nächsten Sitzungen", next_meetings, order=40),
    TodaySection("Ihre Vorlagen, die liegen bleiben", late_papers, order=45),
)
SEARCH = (
    SearchKind("committee", "Gremium", lambda: finding.rebuild_committees(at=now())),
    SearchKind("paper", "Vorlage", lambda: finding.rebuild_papers(at=now())),
    SearchKind("resolution", "Beschluss", lambda: finding.rebuild_resolutions(at=now())),
)
