"""What the organisation's inside page shows besides its entry."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.organisations.listings.needs import need_tag, note_tag
from augenhoehe.organisations.listings.pool import request_tag, resource_tag
from augenhoehe.organisations.listings.training import wish_tag
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.permissions import READ_NETWORK
from augenhoehe.organisations.queries.entry_page import Rows
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.ui.panels import hung


def pool_panel(request: ActorRequest, organisation: Organisation, rows: Rows) -> dict[str, Any]:
    """Rooms and help: what it shares, what waits for its answer, what it asked for."""
    day = today()
    return {
        "resources": [(one, resource_tag(one, day)) for one in rows["resources"]],
        "asked_of_us": rows["asked_of_us"],
        "asked_by_us": [(one, request_tag(one)) for one in rows["asked_by_us"]],
        "tends": rules.can_tend(request.actor, organisation, day),
        "reads_network": request.actor.may(READ_NETWORK),
    }


def needs_panel(rows: Rows) -> list[tuple[Any, Any]]:
    """What it needs; whoever opens the inside page may read it."""
    return [(one, need_tag(one)) for one in rows["needs"]]


def notes_panel(request: ActorRequest, rows: Rows) -> list[tuple[Any, Any, list[SafeString]]]:
    """The last contacts, for who keeps the register; and what packages above can make of one."""
    return [(one, note_tag(one), hung(request, "organisation.note", request.actor, one)) for one in rows["notes"]]


def training_panel(request: ActorRequest, organisation: Organisation, rows: Rows) -> dict[str, Any]:
    """What it wants to learn and what it can teach."""
    return {
        "wishes": [(one, wish_tag(one)) for one in rows["wishes"]],
        "offers": rows["teaches"],
        "tends": rules.can_tend(request.actor, organisation, today()),
    }
