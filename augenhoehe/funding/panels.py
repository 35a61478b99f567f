"""What grants show on the pages of measures and concepts: „finanziert aus“."""

from __future__ import annotations

from typing import Any

from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import kept_installation, module_on

from . import MODULE
from .addresses import of_grant
from .models import FundingGrant
from .permissions import KEEP_FUNDING
from .queries import grants as queries
from .tags import grant_tag
from .words import euro


def grants_of_measure(actor: Actor, measure: Measure) -> dict[str, Any] | None:
    """Inside: every grant the reader may see, with a link for who keeps it."""
    return _inside(actor, queries.grants_of_measures([measure.pk], FundingGrant.objects.visible_to(actor, today())))


def grants_of_concept(actor: Actor, concept: Concept) -> dict[str, Any] | None:
    return _inside(actor, queries.grants_of_concept(concept, FundingGrant.objects.visible_to(actor, today())))


def public_grants_of_measure(_actor: Actor, measure: Measure) -> dict[str, Any] | None:
    """For everybody alike: what is granted and may be shown."""
    return _public(queries.grants_of_measures([measure.pk], FundingGrant.objects.public()))


def public_grants_of_concept(_actor: Actor, concept: Concept) -> dict[str, Any] | None:
    return _public(queries.grants_of_concept(concept, FundingGrant.objects.public()))


def _off() -> bool:
    return not module_on(MODULE, of=kept_installation() or Installation())


def _public(rows: list[FundingGrant]) -> dict[str, Any] | None:
    if _off():
        return None
    lines = [(one, euro(one.granted_sum)) for one in rows if one.granted_sum]
    return {"rows": lines} if lines else None


def _inside(actor: Actor, rows: list[FundingGrant]) -> dict[str, Any] | None:
    """Whoever may open a grant gets a link to it; asked once for all rows."""
    if _off():
        return None
    own = queries.own_keys(actor, today())
    opens = [actor.may(KEEP_FUNDING, municipality_id=one.municipality_id) or one.organisation_id in own for one in rows]
    lines = [
        (one, of_grant(one) if may else "", grant_tag(one), _sum(one)) for one, may in zip(rows, opens, strict=True)
    ]
    return {"rows": lines} if lines else None


def _sum(grant: FundingGrant) -> str:
    return euro(grant.granted_sum) if grant.granted_sum else f"beantragt {euro(grant.applied_sum)}"
