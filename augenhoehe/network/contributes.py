"""What the network hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Exempt, Lookup, Navigation, Season, Slot, TodaySection
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations.happenings import OrganisationsMerged
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK

from .counts import RELEASES
from .operations import hand_over
from .panels import (
    cooperation_from_note,
    cooperations_inside,
    cooperations_public,
    diversity_inside,
    diversity_public,
    plans_unheard,
)
from .permissions import PERMISSIONS, READ_SHARES
from .queries.cooperations import figures
from .queries.shares import reviews_ahead
from .register import DATA, RETENTION
from .rules import board as rules_board
from .rules import cooperations as rules_cooperations
from .rules import plans as rules_plans
from .rules import shares as rules_shares

__all__ = [
    "DATA",
    "EXEMPT",
    "LOOKUPS",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RELEASES",
    "RETENTION",
    "SEASONS",
    "SLOTS",
    "TODAY",
]

EXEMPT = (
    Exempt(
        "augenhoehe.network.queries.plans.plans_for",
        "Wie viele zu einem Vorhaben schrieben und Bedenken haben, sieht nur, wer jede Rückmeldung selbst liest.",
    ),
)
_REGISTER, _OWN = "organisations_inside:organisations", "organisations_inside:own"
_COOPERATIONS = "network_inside:cooperations"
_SHARED = (_COOPERATIONS, "committees_inside:committees")


def _merged(happening: OrganisationsMerged) -> None:
    hand_over(former=happening.former, kept=happening.kept, by=SYSTEM, at=now())


NAVIGATION = (
    # In the area of the register or of the own organisation; for the rest of the network an area of its own.
    Navigation("Zusammenarbeit", _COOPERATIONS, 60, lambda actor: actor.may(READ_NETWORK), under=(_REGISTER, _OWN)),
    Navigation("Börse", "network_inside:board", 61, lambda actor: actor.may(READ_NETWORK), under=(_COOPERATIONS,)),
    Navigation(
        "Abstimmung", "network_inside:plans", 65, lambda actor: actor.may(READ_SHARES), under=_SHARED
    ),
    Navigation(
        "Kreis und Kommunen", "network_inside:shares", 64, lambda actor: actor.may(READ_SHARES), under=_SHARED
    ),
    Navigation(
        "Bild des Netzwerks", "network_inside:picture", 62, lambda actor: actor.may(READ_NETWORK),
        module="network_picture", under=(_COOPERATIONS,),
    ),
    Navigation(
        "Engagement", "network_inside:engagement", 66, lambda actor: actor.may(READ_NETWORK),
        under=(_COOPERATIONS, _REGISTER, _OWN),
    ),
    Navigation(
        "Wen erreichen wir?", "network_inside:coverage", 63, lambda actor: actor.may(KEEP_REGISTER),
        under=(_COOPERATIONS, _REGISTER),
    ),
)  # fmt: skip
SEASONS = (Season(reviews_ahead),)
TODAY = (TodaySection("Vorhaben, zu denen Sie noch nichts gesagt haben", plans_unheard, order=55),)
SLOTS = (
    Slot("organisation.panels", "network/panel_diversity.html", diversity_inside, order=30),
    Slot("organisation.public", "network/panel_diversity_public.html", diversity_public, order=30),
    Slot("organisation.panels", "network/panel_cooperations.html", cooperations_inside, order=20),
    Slot("organisation.public", "network/panel_cooperations_public.html", cooperations_public, order=20),
    Slot("organisation.note", "network/note_cooperation.html", cooperation_from_note, order=20),
)
LOOKUPS = (
    Lookup(
        "report.cooperations",
        figures,
        "Der Bericht über Organisationen nennt die vereinbarten Kooperationen in Summen.",
    ),
)
REACTIONS = (
    Reaction(
        OrganisationsMerged, _merged,
        "Was ein Eintrag mit anderen vereinbart hat, gilt für den Eintrag, mit dem er zusammengeführt wurde.",
    ),
)  # fmt: skip
MACHINES = (*rules_cooperations.MACHINES, *rules_board.MACHINES, *rules_shares.MACHINES, *rules_plans.MACHINES)
