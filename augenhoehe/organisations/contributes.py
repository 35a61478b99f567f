"""What organisations and their offers hang into other places."""

from __future__ import annotations

from augenhoehe.accounts.happenings import InvitationAccepted
from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Importer, Navigation, SearchKind
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.organisations.register import entries, offers, training
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import needs as rules_needs
from augenhoehe.organisations.rules import offers as rules_offers
from augenhoehe.organisations.rules import pool as rules_pool
from augenhoehe.organisations.rules import stories as rules_stories
from augenhoehe.organisations.rules import surveys as rules_surveys
from augenhoehe.organisations.rules import training as rules_training

from .datasets import DATASETS
from .importers.entries import IMPORTERS as _ENTRIES
from .importers.feed import hsds_arguments, import_hsds
from .measurements import INDICATORS
from .operations import take_place
from .operations.finding import ORGANISATION, rebuild_organisations
from .operations.following import OFFER, rebuild_offers
from .operations.stories import STORY, rebuild_stories
from .permissions import KEEP_REGISTER, PERMISSIONS, READ_NETWORK
from .translations import TRANSLATABLE

__all__ = [
    "DATA",
    "DATASETS",
    "IMPORTERS",
    "INDICATORS",
    "MACHINES",
    "NAVIGATION",
    "PERMISSIONS",
    "REACTIONS",
    "RETENTION",
    "SEARCH",
    "TRANSLATABLE",
]

_REGISTER, _OWN = "organisations_inside:organisations", "organisations_inside:own"


def _tends_offers(actor: Actor) -> bool:
    return actor.may(KEEP_REGISTER) or actor.holds(Role.MIGRANT_ORGANISATION)


def _accepted(happening: InvitationAccepted) -> None:
    invitation = happening.invitation
    take_place(invitation=invitation, user=happening.user, by=SYSTEM, at=invitation.accepted_at or now())


NAVIGATION = (
    Navigation("Organisationen", _REGISTER, 45, lambda actor: actor.may(KEEP_REGISTER)),
    Navigation("Meine Organisation", _OWN, 15, lambda actor: actor.holds(Role.MIGRANT_ORGANISATION)),
    # In the area of the register for who keeps it, in that of the own organisation for its people.
    # For advice staff and committees, who keep no entry: in the area where organisations work together.
    Navigation(
        "Räume und Hilfe", "organisations_inside:resources", 57, lambda actor: actor.may(READ_NETWORK),
        under=(_REGISTER, _OWN, "network_inside:cooperations"),
    ),
    Navigation("Angebote", "organisations_inside:offers", 58, _tends_offers, under=(_REGISTER, _OWN)),
    Navigation("Schulungen", "organisations_inside:trainings", 59, _tends_offers, under=(_REGISTER, _OWN)),
)  # fmt: skip
REACTIONS = (
    Reaction(
        InvitationAccepted, _accepted, "Wer die Einladung einer Organisation annimmt, pflegt von da an ihren Eintrag."
    ),
)
DATA = (*entries.DATA, *offers.DATA, *training.DATA)
RETENTION = (*entries.RETENTION, *offers.RETENTION, *training.RETENTION)
MACHINES = (
    *rules.MACHINES,
    *rules_offers.MACHINES,
    *rules_pool.MACHINES,
    *rules_needs.MACHINES,
    *rules_surveys.MACHINES,
    *rules_stories.MACHINES,
    *rules_training.MACHINES,
)
SEARCH = (
    SearchKind(ORGANISATION, "Organisation", lambda: rebuild_organisations(at=now())),
    SearchKind(OFFER, "Angebot", lambda: rebuild_offers(at=now())),
    SearchKind(STORY, "Von Organisationen", lambda: rebuild_stories(at=now())),
)
IMPORTERS = (
    *_ENTRIES,
    Importer(
        "hsds", "Angebote und Organisationen eines anderen Registers (HSDS)", import_hsds, hsds_arguments, remote=True
    ),
)
