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
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.queries import training as queries_training
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.ui.panels import hung


def pool_panel(request: ActorRequest, organisation: Organisation) -> dict[str, Any]:
    """Rooms and help: what it shares, what waits for its answer, what it asked for."""
    day = today()
    return {
        "resources": [(one, resource_tag(one, day)) for one in queries_pool.resources_of(organisation)],
        "asked_of_us": queries_pool.open_requests_of(organisation),
        "asked_by_us": [(one, request_tag(one)) for one in queries_pool.asked_by(organisation, day)],
        "tends": rules.can_tend(request.actor, organisation, day),
        "reads_network": request.actor.may(READ_NETWORK),
    }


def needs_panel(organisation: Organisation) -> list[tuple[Any, Any]]:
    """What it needs; whoever opens the inside page may read it."""
    return [(one, need_tag(one)) for one in queries_needs.needs_of(organisation)]


def notes_panel(request: ActorRequest, organisation: Organisation) -> list[tuple[Any, Any, list[SafeString]]]:
    """The last contacts, for who keeps the register; and what packages above can make of one."""
    return [
        (one, note_tag(one), hung(request, "organisation.note", request.actor, one))
        for one in queries_needs.last_notes(organisation)
    ]


def training_panel(request: ActorRequest, organisation: Organisation) -> dict[str, Any]:
    """What it wants to learn and what it can teach."""
    wishes, offers = queries_training.training_of(organisation)
    return {
        "wishes": [(one, wish_tag(one)) for one in wishes],
        "offers": offers,
        "tends": rules.can_tend(request.actor, organisation, today()),
    }
