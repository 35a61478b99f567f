"""What the network hangs into the pages of an organisation."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.network.addresses import of_cooperation
from augenhoehe.network.listings.cooperations import cooperation_tag
from augenhoehe.network.queries import cooperations as queries
from augenhoehe.organisations.models import ContactNote, Organisation


def cooperations_inside(actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """Its cooperations, on the inside page: that is for its own people and who keeps its entry."""
    rows = queries.of_organisation(organisation, actor, today())
    return {
        "rows": [(one, of_cooperation(one), cooperation_tag(one), _others(one, organisation)) for one in rows],
        "organisation": organisation,
    }


def cooperations_public(_actor: Actor, organisation: Organisation) -> dict[str, Any] | None:
    """What everybody may know; the page is kept ready for all readers alike."""
    rows = queries.public_of(organisation, today())
    return {"rows": [(one, _others(one, organisation)) for one in rows]} if rows else None


def cooperation_from_note(_actor: Actor, note: ContactNote) -> dict[str, Any] | None:
    """A contact can end in a cooperation (S1-33)."""
    return {"note": note}


def _others(cooperation: Any, organisation: Organisation) -> list[Organisation]:
    return [one.organisation for one in cooperation.partners.all() if one.organisation_id != organisation.pk]
