"""The link of a vote: it names a ticket, signed, and opens nothing else."""

from __future__ import annotations

import uuid

from augenhoehe.core.links import link_token, named_by

from .models import Ticket

PURPOSE = "augenhoehe.polls.vote"


def token_of(ticket: Ticket) -> str:
    return link_token(PURPOSE, ticket.pk)


def ticket_named(token: str) -> uuid.UUID | None:
    """The ticket of a token; nothing for one that was changed or made elsewhere."""
    named = named_by(PURPOSE, token, count=1)
    return named[0] if named else None
