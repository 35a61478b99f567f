"""What circulars show on the page of an organisation, to who keeps it."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.rules.entries import can_keep

from .queries import lists
from .queries.reach import opted_out


def of_organisation(actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """Addresses to check, objections, the last letters; the organisation itself does not read this."""
    if not can_keep(actor, organisation):
        return None
    return {
        "organisation": organisation,
        "to_check": lists.to_check(organisation),
        "opt_outs": opted_out(organisation),
        "silent": lists.is_silent(organisation),
        "letters": lists.last_letters(organisation, actor),
    }
