"""What volunteers and requests hang into other places."""

from __future__ import annotations

from augenhoehe.accounts.happenings import InvitationAccepted
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Exempt, Navigation
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.volunteers.rules.assignments import MACHINES

from .measurements import INDICATORS, RELEASES
from .operations import take_account
from .permissions import ASK_VOLUNTEERS, KEEP_VOLUNTEERS, PERMISSIONS
from .register import DATA, RETENTION

__all__ = [
    "DATA", "EXEMPT", "INDICATORS", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RELEASES", "RETENTION",
]  # fmt: skip

_ENQUIRIES, _REGISTER = "volunteers_inside:enquiries", "organisations_inside:organisations"
_MODULE = "volunteers"


EXEMPT = (
    Exempt(
        "augenhoehe.volunteers.queries.suggestions.suggestions",
        "Wer jeden Einsatz öffnen darf, sieht die Ehrenamtlichen zuerst, die im Monat am wenigsten gefragt waren.",
    ),
)


def _keeps(actor: Actor) -> bool:
    return actor.may(KEEP_VOLUNTEERS)


def _accepted(happening: InvitationAccepted) -> None:
    invitation = happening.invitation
    take_account(invitation=invitation, user=happening.user, by=SYSTEM, at=invitation.accepted_at or now())


NAVIGATION = (
    Navigation("Meine Einsätze", "volunteers_inside:own", 12, lambda actor: actor.holds(Role.VOLUNTEER), _MODULE),
    # Beside the register for who keeps it; otherwise an entry of its own.
    Navigation(
        "Einsatzanfragen", _ENQUIRIES, 60, lambda actor: actor.may(ASK_VOLUNTEERS), _MODULE,
        under=(_REGISTER, "organisations_inside:own", "network_inside:cooperations"),
    ),
    Navigation("Ehrenamtliche", "volunteers_inside:volunteers", 61, _keeps, _MODULE, under=(_ENQUIRIES, _REGISTER)),
    Navigation("Abrechnung", "volunteers_inside:hours", 62, _keeps, _MODULE, under=(_ENQUIRIES, _REGISTER)),
)  # fmt: skip
REACTIONS = (
    Reaction(
        InvitationAccepted, _accepted,
        "Wer die Einladung ins Ehrenamt annimmt, beantwortet Einsätze von da an mit dem eigenen Konto.",
    ),
)  # fmt: skip
