"""What the day and after hang into other places; `contributes` takes these lists along."""

from __future__ import annotations

from augenhoehe.core.contributions import Lookup, Navigation, Slot
from augenhoehe.core.rights import Actor, Role
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK

from .counts.feedback import RELEASES
from .measurements import INDICATORS
from .panels_after import after_inside, after_public, results_behind, trainings_of_wish
from .permissions import KEEP_EVENTS
from .queries.attendance import first_times

__all__ = ["INDICATORS", "LOOKUPS", "NAVIGATION", "RELEASES", "SLOTS"]

_EVENTS, _MODULE = "events_inside:events", "events"


def _hosts(actor: Actor) -> bool:
    return actor.may(KEEP_EVENTS) or actor.holds(Role.MIGRANT_ORGANISATION)


SLOTS = (
    Slot("event.inside", "events/after/panel_inside.html", after_inside, order=20),
    Slot("event.public", "events/after/panel_public.html", after_public, order=20),
    Slot("question.sources", "structure/questions/source.html", results_behind, order=50),
    Slot("training_wish.panels", "events/after/panel_wish.html", trainings_of_wish, order=20),
)
LOOKUPS = (
    Lookup(
        "attendance.first_times", first_times,
        "Wer zum ersten Mal zu einer Veranstaltung kam, wissen die geschlossenen Listen (S3-6).",
    ),
)  # fmt: skip
NAVIGATION = (
    Navigation("Zahlen", "events_inside:years", 52, _hosts, _MODULE, under=(_EVENTS,)),
    Navigation(
        "Gewünschte Schulungen", "events_inside:wanted", 53, lambda actor: actor.may(READ_NETWORK), _MODULE,
        under=(_EVENTS, "organisations_inside:trainings", "network_inside:cooperations"),
    ),
    Navigation(
        "Wer war schon da?", "events_inside:houses", 54, lambda actor: actor.may(KEEP_REGISTER), _MODULE,
        under=(_EVENTS,),
    ),
)  # fmt: skip
