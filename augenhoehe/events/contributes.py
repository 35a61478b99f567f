"""What events hang into other places."""

from __future__ import annotations

from augenhoehe.committees.happenings import MeetingCancelled, MeetingMoved
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Discussable, Exempt, Navigation, SearchKind, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import Actor, Role
from augenhoehe.organisations.happenings import OrganisationsMerged

from . import contributes_after as after
from .addresses import public_of_event
from .models import Event
from .operations import follow_cancelled, follow_moved, hand_over
from .operations.finding import EVENT, rebuild_events
from .panels import coming_events, events_of_committee, events_of_organisation, events_of_thread, next_events
from .permissions import KEEP_EVENTS, PERMISSIONS
from .register import DATA, RETENTION
from .rules import MACHINES
from .translations import TRANSLATABLE
from .words import title_of

__all__ = [
    "DATA",
    "DISCUSSABLE",
    "EXEMPT",
    "INDICATORS",
    "LOOKUPS",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RELEASES",
    "RETENTION",
    "SEARCH",
    "SLOTS",
    "TODAY",
    "TRANSLATABLE",
]

_MODULE = "events"
_HOSTS = "Gezählt wird nur, was die Gastgebenden selbst einzeln öffnen dürfen."
EXEMPT = (
    Exempt("augenhoehe.events.queries.events._waiting", _HOSTS),
    Exempt("augenhoehe.events.queries.registrations.numbers_of", _HOSTS),
    Exempt(
        "augenhoehe.events.operations.seats",
        "Ob eine Organisation ihre Plätze ausgeschöpft hat, prüft die Regel; die Zahl verlässt sie nicht.",
    ),
    Exempt(
        "augenhoehe.events.operations.waiting.place_of",
        "Wer wartet, erfährt die eigene Stelle auf der Warteliste, sonst niemand.",
    ),
    Exempt(
        "augenhoehe.events.operations.keeping_time._remind",
        "Der Lauf sagt, wie viele Erinnerungen er geschrieben hat; die Zahl steht auf keiner Seite.",
    ),
)


def _hosts(actor: Actor) -> bool:
    return actor.may(KEEP_EVENTS) or actor.holds(Role.MIGRANT_ORGANISATION)


def _cancelled(happening: MeetingCancelled) -> None:
    follow_cancelled(meeting=happening.meeting, at=now())


def _moved(happening: MeetingMoved) -> None:
    follow_moved(meeting=happening.meeting, at=happening.at)


def _merged(happening: OrganisationsMerged) -> None:
    hand_over(former=happening.former, kept=happening.kept, at=now())


_EVENTS = "events_inside:events"
NAVIGATION = (
    Navigation(
        "Veranstaltungen", _EVENTS, 50, _hosts, _MODULE,
        under=("organisations_inside:organisations", "organisations_inside:own", "committees_inside:committees"),
    ),
    Navigation(
        "Reihen", "events_inside:series_list", 51, lambda actor: actor.may(KEEP_EVENTS), _MODULE, under=(_EVENTS,)
    ),
    *after.NAVIGATION,
)  # fmt: skip
REACTIONS = (
    Reaction(
        MeetingCancelled, _cancelled,
        "Fällt die offene Sitzung aus, fällt ihre Veranstaltung aus; wer angemeldet ist, erfährt es.",
    ),
    Reaction(
        MeetingMoved, _moved,
        "Wird die offene Sitzung verlegt, bekommt jede angemeldete Person den neuen Termin.",
    ),
    Reaction(
        OrganisationsMerged, _merged,
        "Veranstaltungen und Anmeldungen gehören danach zu dem Eintrag, mit dem zusammengeführt wurde.",
    ),
)  # fmt: skip
DISCUSSABLE = (
    Discussable(
        "event", "Veranstaltung", lambda: Event.objects.public(now()), title_of, public_of_event,
        municipality=lambda one: one.municipality_id,
    ),
)  # fmt: skip
SLOTS = (
    Slot("portal.join", "events/panel_events.html", coming_events, order=10),
    Slot("organisation.public", "events/panel_events.html", events_of_organisation, order=15),
    Slot("thread.panels", "events/panel_events.html", events_of_thread, order=40),
    Slot("committee.public_panels", "events/panel_events.html", events_of_committee, order=10),
    *after.SLOTS,
)
TODAY = (TodaySection("Ihre nächsten Veranstaltungen", next_events, order=42),)
SEARCH = (SearchKind(EVENT, "Veranstaltung", lambda: rebuild_events(at=now()), module=_MODULE),)
INDICATORS, LOOKUPS, RELEASES = after.INDICATORS, after.LOOKUPS, after.RELEASES
