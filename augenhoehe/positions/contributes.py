"""What networks and positions hang into other places."""

from __future__ import annotations

from augenhoehe.committees.happenings import ItemWithdrawn, ResolutionRecorded
from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM

from .checks import CHECKS
from .operations import lose_item, rebuild_positions, take_answer
from .panels import networks_of_committee, positions_of_committee
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["CHECKS", "DATA", "MACHINES", "NAVIGATION", "REACTIONS", "RETENTION", "SEARCH", "SLOTS"]


def _decided(happening: ResolutionRecorded) -> None:
    take_answer(resolution=happening.resolution, by=SYSTEM, at=happening.resolution.recorded_at)


def _withdrawn(happening: ItemWithdrawn) -> None:
    lose_item(item=happening.item, by=SYSTEM, at=happening.item.withdrawn_at or now())


REACTIONS = (
    Reaction(
        ResolutionRecorded, _decided,
        "Der Beschluss eines Gremiums ist seine Antwort auf eine gemeinsame Position.",
    ),
    Reaction(
        ItemWithdrawn, _withdrawn,
        "Nimmt ein Gremium eine gemeinsame Position ohne Beschluss von der Liste, hat es nicht entschieden.",
    ),
)  # fmt: skip
NAVIGATION = (
    Navigation(
        "Netzwerke", "positions_inside:networks", 43, lambda actor: actor.may(READ_COMMITTEES),
        under=("committees_inside:committees",),
    ),
)  # fmt: skip
SLOTS = (
    Slot("committee.panels", "positions/panel_networks.html", networks_of_committee, order=60),
    Slot("committee.public_panels", "positions/panel_public.html", positions_of_committee, order=60),
)
SEARCH = (SearchKind("position", "Gemeinsame Position", lambda: rebuild_positions(at=now())),)
