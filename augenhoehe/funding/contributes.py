"""What funding hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import Actor, Role
from augenhoehe.organisations.happenings import OrganisationsMerged

from . import MODULE, panels
from .operations.finding import PROGRAMME, rebuild_programmes
from .operations.grants import hand_over_funding
from .permissions import KEEP_FUNDING, PERMISSIONS
from .register import DATA, RETENTION
from .rules import grants as rules_grants
from .rules import programmes as rules_programmes
from .translations import TRANSLATABLE

__all__ = ["DATA", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SEARCH", "SLOTS", "TRANSLATABLE"]

_REGISTER, _OWN = "organisations_inside:organisations", "organisations_inside:own"
_PROGRAMMES = "funding_inside:programmes"


def _keeps(actor: Actor) -> bool:
    return actor.may(KEEP_FUNDING)


def _merged(happening: OrganisationsMerged) -> None:
    hand_over_funding(former=happening.former, kept=happening.kept)


NAVIGATION = (
    Navigation("Förderung", _PROGRAMMES, 60, _keeps, MODULE, under=(_REGISTER,)),
    Navigation("Bewilligungen", "funding_inside:grants", 61, _keeps, MODULE, under=(_PROGRAMMES,)),
    Navigation(
        "Förderung",
        "funding_inside:own",
        62,
        lambda actor: actor.holds(Role.MIGRANT_ORGANISATION),
        MODULE,
        under=(_OWN,),
    ),
)
SLOTS = (
    Slot("measure.panels", "funding/panel_grants.html", panels.grants_of_measure),
    Slot("concept.panels", "funding/panel_grants.html", panels.grants_of_concept),
    Slot("measure.public_panels", "funding/panel_grants_public.html", panels.public_grants_of_measure),
    Slot("concept.public_panels", "funding/panel_grants_public.html", panels.public_grants_of_concept),
)
REACTIONS = (
    Reaction(
        OrganisationsMerged,
        _merged,
        "Bewilligungen und gemerkte Programme gehen auf den Eintrag über, der bleibt.",
    ),
)
MACHINES = (*rules_programmes.MACHINES, *rules_grants.MACHINES)
SEARCH = (SearchKind(PROGRAMME, "Förderprogramm", lambda: rebuild_programmes(at=now()), module=MODULE),)
