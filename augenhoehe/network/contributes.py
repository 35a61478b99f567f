"""What the network hangs into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM
from augenhoehe.organisations.happenings import OrganisationsMerged

from .operations import hand_over
from .register import DATA, RETENTION
from .rules import cooperations as rules_cooperations

__all__ = ["DATA", "MACHINES", "REACTIONS", "RETENTION"]


def _merged(happening: OrganisationsMerged) -> None:
    hand_over(former=happening.former, kept=happening.kept, by=SYSTEM, at=now())


REACTIONS = (
    Reaction(
        OrganisationsMerged, _merged,
        "Was ein Eintrag mit anderen vereinbart hat, gilt für den Eintrag, mit dem er zusammengeführt wurde.",
    ),
)  # fmt: skip
MACHINES = rules_cooperations.MACHINES
