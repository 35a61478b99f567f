"""What the register hangs into other places."""

from __future__ import annotations

from augenhoehe.accounts.happenings import InvitationAccepted
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Navigation, SearchKind
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import needs as rules_needs
from augenhoehe.organisations.rules import pool as rules_pool

from . import contributes_offers as offers
from .importers.entries import IMPORTERS as _IMPORTERS
from .operations import take_place
from .operations.finding import ORGANISATION, rebuild_organisations
from .permissions import KEEP_REGISTER, PERMISSIONS
from .register.entries import DATA as _DATA
from .register.entries import RETENTION as _RETENTION

__all__ = ["DATA", "IMPORTERS", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SEARCH", "SLOTS"]

NAVIGATION = (
    Navigation("Organisationen", "organisations_inside:organisations", 45, lambda actor: actor.may(KEEP_REGISTER)),
    Navigation(
        "Meine Organisation", "organisations_inside:own", 15, lambda actor: actor.holds(Role.MIGRANT_ORGANISATION)
    ),
    *offers.NAVIGATION,
)


def _accepted(happening: InvitationAccepted) -> None:
    invitation = happening.invitation
    take_place(invitation=invitation, user=happening.user, by=SYSTEM, at=invitation.accepted_at or now())


REACTIONS = (
    Reaction(
        InvitationAccepted, _accepted, "Wer die Einladung einer Organisation annimmt, pflegt von da an ihren Eintrag."
    ),
    *offers.REACTIONS,
)
DATA = (*_DATA, *offers.DATA)
RETENTION = (*_RETENTION, *offers.RETENTION)
MACHINES = (*rules.MACHINES, *offers.MACHINES, *rules_pool.MACHINES, *rules_needs.MACHINES)
SEARCH = (SearchKind(ORGANISATION, "Organisation", lambda: rebuild_organisations(at=now())), *offers.SEARCH)
IMPORTERS = (*_IMPORTERS, *offers.IMPORTERS)
SLOTS = offers.SLOTS
