"""What polls hang into other places."""

from __future__ import annotations

from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core.contributions import Exempt, Navigation, Slot

from .counts import RELEASES
from .panels import polls_beside_goals, polls_of_measure, polls_of_meeting, polls_on_committee
from .register import DATA, RETENTION
from .rules import MACHINES
from .translations import TRANSLATABLE

__all__ = ["DATA", "EXEMPT", "MACHINES", "NAVIGATION", "RELEASES", "RETENTION", "SLOTS", "TRANSLATABLE"]

NAVIGATION = (
    Navigation(
        "Abfragen", "polls_inside:polls", 44, lambda actor: actor.may(READ_COMMITTEES),
        under=("committees_inside:committees",),
    ),
)  # fmt: skip
EXEMPT = (
    Exempt(
        "augenhoehe.polls.queries.poll_list",
        "Wie viele Stimmrechte es gibt und wie viele genutzt sind, sieht nur das Gremium; was gestimmt wurde, nicht.",
    ),
    Exempt(
        "augenhoehe.polls.queries.turnout_of",
        "Wie viele Stimmrechte es gibt und wie viele genutzt sind, sieht nur das Gremium; was gestimmt wurde, nicht.",
    ),
    Exempt(
        "augenhoehe.polls.operations.polls",
        "Gezählt werden ausgegebene Stimmrechte und gedruckte Stimmzettel; keine Stimme verlässt so das Haus.",
    ),
)
SLOTS = (
    Slot("committee.panels", "polls/panel_committee.html", polls_on_committee, order=70),
    Slot("meeting.panels", "polls/panel_committee.html", polls_of_meeting, order=70),
    Slot("concept.panels", "polls/panel_results.html", polls_beside_goals, order=60),
    Slot("concept.public_panels", "polls/panel_results.html", polls_beside_goals, order=60),
    Slot("measure.panels", "polls/panel_results.html", polls_of_measure, order=60),
    Slot("measure.public_panels", "polls/panel_results.html", polls_of_measure, order=60),
)
