"""One vote: the ticket is used, the vote is counted, and no line leads from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.polls import queries, rules
from augenhoehe.polls.models import Ballot, Choice, Poll, Ticket


@transaction.atomic
def cast_vote(*, ticket: Ticket, values: Mapping[UUID, int], at: datetime, text: str = "") -> None:
    """Vote with a ticket. Of two votes with one ticket at once the second is refused; nothing can be changed later.

    No `by`: whoever holds the ticket votes, and the trail says that somebody did, never who.
    """
    poll = Poll.objects.select_for_update().get(pk=ticket.poll_id)
    ticket.refresh_from_db(from_queryset=Ticket.objects.select_for_update(of=("self",)))
    rules.check_may_vote(poll, ticket, day_of(at))
    options = queries.options_of(poll)
    rules.check_vote(poll, [one.pk for one in options], values, clean(text))
    Ticket.objects.filter(pk=ticket.pk).update(voted=True)
    ballot = Ballot.objects.create(poll=poll, text=clean(text) if poll.kind == Poll.Kind.TEXT else "")
    Choice.objects.bulk_create(Choice(ballot=ballot, option_id=option, value=value) for option, value in values.items())
    ticket.voted = True
    audit("cast_vote", poll, by=ANONYMOUS, at=at)
