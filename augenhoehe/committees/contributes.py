"""What committees hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Ahead, Exempt, Navigation, SearchKind, Season, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM
from augenhoehe.journal.happenings import ThreadPublished, ThreadWithdrawn
from augenhoehe.notices.happenings import MailGivenUp
from augenhoehe.organisations.happenings import OrganisationsMerged

from .counts import RELEASES
from .datasets import DATASETS
from .happenings import (
    MandateGiven,
    MeetingPlanned,
    PaperConcluded,
    PaperReturned,
    PaperSubmitted,
    PaperWithdrawn,
    ResolutionRecorded,
    StationDecided,
)
from .operations import (
    end_delays,
    finding,
    follow_resolution,
    follow_statement,
    follow_station,
    mark_undelivered,
    open_layings,
    put_on_next_agenda,
    settle_paper,
)
from .operations.seat_changes import link_seats_anew
from .operations.sections import follow_course
from .panels import (
    late_papers,
    loads_on_thread,
    meetings_ahead,
    next_meetings,
    papers_on_thread,
    resolutions_on_thread,
    writing_papers,
)
from .permissions import PERMISSIONS, READ_AGENDAS, READ_COMMITTEES, READ_PAPERS
from .register import DATA, RETENTION
from .register_experience import OWN_ROWS
from .rules import MACHINES
from .seasons import of_appointments, of_bodies
from .translations import TRANSLATABLE

__all__ = [
    "AHEAD",
    "DATA",
    "DATASETS",
    "EXEMPT",
    "MACHINES",
    "NAVIGATION",
    "OWN_ROWS",
    "PERMISSIONS",
    "REACTIONS",
    "RELEASES",
    "RETENTION",
    "SEARCH",
    "SEASONS",
    "SLOTS",
    "TODAY",
    "TRANSLATABLE",
]


def _follow_thread(happening: ThreadPublished | ThreadWithdrawn) -> None:
    finding.index_resolutions_of(happening.thread, at=happening.thread.last_step_at)
    finding.index_papers_of(happening.thread, at=happening.thread.last_step_at)


def _go_on(happening: ResolutionRecorded) -> None:
    resolution = happening.resolution
    follow_resolution(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)
    follow_statement(resolution=resolution, by=SYSTEM, at=resolution.recorded_at)


def _settle_station(happening: ResolutionRecorded) -> None:
    """Whatever it decided, the body has dealt with it."""
    resolution = happening.resolution
    if resolution.agenda_item.station_id is not None:
        end_delays(station_id=resolution.agenda_item.station_id, by=SYSTEM, at=resolution.recorded_at)


def _settle_paper(happening: PaperConcluded | PaperReturned | PaperWithdrawn) -> None:
    settle_paper(happening.paper, by=SYSTEM, at=happening.paper.thread.last_step_at)


def _follow_station(happening: StationDecided) -> None:
    follow_station(station=happening.station, by=SYSTEM, at=happening.station.paper.thread.last_step_at)


def _start_clock(happening: PaperSubmitted) -> None:
    open_layings(paper=happening.paper, by=SYSTEM, at=happening.paper.thread.last_step_at)


def _track(happening: MeetingPlanned) -> None:
    put_on_next_agenda(meeting=happening.meeting, by=SYSTEM, at=happening.at)


def _track_mandate(happening: MandateGiven) -> None:
    """A meeting that is planned already takes it up as well."""
    mandate = happening.mandate
    coming = mandate.resolution.agenda_item.committee.meetings.coming(mandate.given_at).order_by("starts_at").first()
    if coming is not None:
        put_on_next_agenda(meeting=coming, by=SYSTEM, at=mandate.given_at)


def _merged(happening: OrganisationsMerged) -> None:
    link_seats_anew(former=happening.former, kept=happening.kept, by=SYSTEM, at=now())


def _given_up(happening: MailGivenUp) -> None:
    mark_undelivered(mail=happening.mail, reason=happening.reason)


def _write_down(happening: ResolutionRecorded) -> None:
    item = happening.resolution.agenda_item
    if item.meeting is not None:
        follow_course(item.meeting)


REACTIONS = (
    Reaction(MandateGiven, _track_mandate, "Ein neuer Auftrag bringt die Beschlusskontrolle auf die Tagesordnung."),
    Reaction(PaperSubmitted, _start_clock, "Was ein Gremium nach § 27 einreicht, ist dem Adressaten vorzulegen."),
    Reaction(
        StationDecided, _follow_station, "Ein Beschluss beantwortet die Vorlagepflicht, die Antwort kommt zurück."
    ),
    Reaction(MeetingPlanned, _track, "Solange Aufträge laufen, steht die Beschlusskontrolle auf der Tagesordnung."),
    Reaction(ResolutionRecorded, _settle_station, "Was beraten ist, ist nicht mehr überfällig."),
    Reaction(PaperConcluded, _settle_paper, "Wo die Vorlage nicht mehr liegt, ist sie nicht mehr überfällig."),
    Reaction(PaperReturned, _settle_paper, "Wo die Vorlage nicht mehr liegt, ist sie nicht mehr überfällig."),
    Reaction(PaperWithdrawn, _settle_paper, "Eine zurückgezogene Vorlage ist nirgends mehr überfällig."),
    Reaction(MailGivenUp, _given_up, "Eine Einladung, die nicht zugestellt wurde, steht bei der Sitzung."),
    Reaction(
        ResolutionRecorded,
        _go_on,
        "Ein Beschluss schließt die Station einer Vorlage ab; die nächste öffnet sich, oder die Vorlage ist fertig.",
    ),
    Reaction(
        OrganisationsMerged,
        _merged,
        "Sitze, die mit einem Eintrag verknüpft sind, gehören danach zu dem, mit dem er zusammengeführt wurde.",
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
    Slot("thread.panels", "committees/panel_loads.html", loads_on_thread, order=32),
    Slot("thread.actions", "committees/write_paper.html", writing_papers, order=30),
)
_COMMITTEES = "committees_inside:committees"
NAVIGATION = (
    Navigation("Gremien", _COMMITTEES, 40, lambda actor: actor.may(READ_COMMITTEES)),
    Navigation("Vorlagen", "committees_inside:papers", 41, lambda actor: actor.may(READ_PAPERS), under=(_COMMITTEES,)),
    Navigation(
        "Aufträge", "committees_inside:mandates", 42, lambda actor: actor.may(READ_AGENDAS), under=(_COMMITTEES,)
    ),
    Navigation(
        "Überfällig", "committees_inside:overdue", 43, lambda actor: actor.may(READ_PAPERS), under=(_COMMITTEES,)
    ),
)
AHEAD = (Ahead(meetings_ahead),)
SEASONS = (Season(of_bodies), Season(of_appointments))
TODAY = (
    TodaySection("Ihre nächsten Sitzungen", next_meetings, order=40),
    TodaySection("Ihre Vorlagen, die liegen bleiben", late_papers, order=45),
)
SEARCH = (
    SearchKind("committee", "Gremium", lambda: finding.rebuild_committees(at=now())),
    SearchKind("paper", "Vorlage", lambda: finding.rebuild_papers(at=now())),
    SearchKind("resolution", "Beschluss", lambda: finding.rebuild_resolutions(at=now())),
)
EXEMPT = (
    Exempt(
        "augenhoehe.committees.listings_papers._stands_often",
        "Die Suche schätzt an den neuesten Vorlagen, wie häufig ein Wort ist; das entscheidet nur ihren Weg.",
    ),
)
