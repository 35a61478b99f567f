"""What networks show on other people's pages."""

from __future__ import annotations

from typing import Any

from augenhoehe.committees.models import Committee
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor

from . import queries
from .addresses import of_network
from .tags import position_tag


def networks_of_committee(actor: Actor, committee: Committee) -> dict[str, Any] | None:
    """On the page of a body the networks it belongs to; on a network's own page the way into its space."""
    day = today()
    found = queries.networks_beside(actor, committee, day)
    rows = [(one.name_on(day), of_network(one)) for one in found]
    return {"rows": rows, "itself": committee.kind == Committee.Kind.NETWORK} if rows else None


def positions_of_committee(actor: Actor, committee: Committee) -> dict[str, Any] | None:
    """On the public page of a network or body: the published positions it takes part in."""
    rows = queries.public_positions()
    if committee.kind == Committee.Kind.NETWORK:
        found = list(rows.filter(network=committee)[:10])
    else:
        found = list(rows.filter(answers__body=committee, answers__state="adopted").distinct()[:10])
    return {"rows": [(one, position_tag(one)) for one in found]} if found else None
