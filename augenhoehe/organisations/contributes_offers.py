"""What offers and the feed hang into other places; `contributes` hands it on."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import Importer, Navigation, SearchKind, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import Actor, Role

from . import panels_offers as panels
from .happenings import OrganisationsMerged
from .importers.feed import hsds_arguments, import_hsds
from .operations.following import OFFER, rebuild_offers
from .operations.offers import hand_over_offers
from .permissions import KEEP_REGISTER
from .register.offers import DATA, RETENTION
from .rules.offers import MACHINES

__all__ = ["DATA", "IMPORTERS", "MACHINES", "NAVIGATION", "REACTIONS", "RETENTION", "SEARCH", "SLOTS"]


def _tends_offers(actor: Actor) -> bool:
    return actor.may(KEEP_REGISTER) or actor.holds(Role.MIGRANT_ORGANISATION)


def _merged(happening: OrganisationsMerged) -> None:
    hand_over_offers(former=happening.former, kept=happening.kept)


def _public_panel(actor: Actor, organisation: Any) -> dict[str, Any] | None:
    return panels.offers_of_public(organisation, today())


def _inside_panel(actor: Actor, organisation: Any) -> dict[str, Any] | None:
    return panels.offers_of_inside(actor, organisation, today())


IMPORTERS = (
    Importer(
        "hsds", "Angebote und Organisationen eines anderen Registers (HSDS)", import_hsds, hsds_arguments, remote=True
    ),
)
# In the area of the register for who keeps it, in that of the own organisation for its people.
_AREAS = ("organisations_inside:organisations", "organisations_inside:own")
NAVIGATION = (Navigation("Angebote", "organisations_inside:offers", 58, _tends_offers, under=_AREAS),)
REACTIONS = (
    Reaction(
        OrganisationsMerged,
        _merged,
        "Die Angebote der zusammengeführten Organisation gehören zu der, die bleibt.",
    ),
)
SEARCH = (SearchKind(OFFER, "Angebot", lambda: rebuild_offers(at=now())),)
SLOTS = (
    Slot("organisation.public_panels", "organisations/offers/panel_public.html", _public_panel, order=20),
    Slot("organisation.panels", "organisations/offers/panel_inside.html", _inside_panel, order=20),
)
