"""What circulars show on the page of an organisation, to who keeps it."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.rules.entries import can_keep

from .queries import lists


def of_organisation(actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """Addresses to check, objections, the last letters; the organisation itself does not read this."""
    if not can_keep(actor, organisation):
        return None
    rows = lists.beside(organisation, actor)
    return {"organisation": organisation, **rows, "silent": any(one.contact_id is None for one in rows["opt_outs"])}
