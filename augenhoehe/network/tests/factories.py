"""Three organisations of the demo world and what they do together, built through operations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from augenhoehe.core.rights import SYSTEM
from augenhoehe.network import operations
from augenhoehe.network.models import Cooperation, CooperationPartner
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.tests.factories import AT, DAY, Cast, a_club, a_contact, a_mosque, head_of, the_cast, town
from tests.worlds import shared

__all__ = ["AT", "DAY", "LATER", "Cast", "World", "a_club", "a_contact", "a_cooperation", "a_mosque", "agreed", "head_of",
           "partner_of", "the_cast", "town", "world"]  # fmt: skip

LATER = date(2027, 6, 30)
# Everybody of the cast who looks at a page; „“ is nobody.
READERS = ("", "aylin", "nuray", "faisal", "rojda", "korbinian", "emine", "olek", "linh", "veit", "wiebke")
NETWORK = frozenset({"aylin", "nuray", "faisal", "rojda", "korbinian", "emine", "wiebke"})


@dataclass
class World:
    """Dattelpalme (Sternmünde, Faisal), the mosque (Zwirnstadt, Rojda), the fire brigade (Mohnfurt, nobody)."""

    cast: Cast
    club: Organisation
    mosque: Organisation
    brigade: Organisation


def make_world() -> World:
    cast = the_cast()
    club, mosque = a_club(), a_mosque()
    brigade = a_club(
        "Freiwillige Feuerwehr Mohnfurt", kind=Organisation.Kind.RESCUE, municipality=town("Mohnfurt"),
        fields=["emergency", "youth"],
    )  # fmt: skip
    head_of(club, cast.users["faisal"])
    head_of(mosque, cast.users["rojda"])
    return World(cast, club, mosque, brigade)


@shared
def world() -> World:
    return make_world()


def a_cooperation(*partners: Organisation, **more: Any) -> Cooperation:
    """Entered by the system: nobody has said yes yet."""
    values = {"subject": "Gemeinsam üben", "text": "Zwei Übungen im Jahr.", "by": SYSTEM, "at": AT, **more}
    return operations.enter_cooperation(partners=partners, **values)


def partner_of(cooperation: Cooperation, organisation: Organisation) -> CooperationPartner:
    return CooperationPartner.objects.select_related("cooperation", "organisation").get(
        cooperation=cooperation, organisation=organisation
    )


def agreed(cooperation: Cooperation) -> Cooperation:
    """Everybody has said yes."""
    for partner in cooperation.partners.exclude(answer="yes").select_related("cooperation", "organisation"):
        operations.agree_to_cooperation(partner=partner, by=SYSTEM, at=AT)
    cooperation.refresh_from_db()
    return cooperation
