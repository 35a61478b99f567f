"""A body with eight members who have accounts, and polls in every state, built through operations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from augenhoehe.committees.models import Committee
from augenhoehe.committees.tests import factories as f
from augenhoehe.core.rights import SYSTEM
from augenhoehe.places.tests.factories import town
from augenhoehe.polls import operations
from augenhoehe.polls.models import Poll, Ticket
from augenhoehe.polls.operations import NewPoll

OPTIONS = ("Sprachcafé", "Beratung am Abend", "Alles bleibt, wie es ist")
UNTIL = f.DAY + timedelta(days=20)
MEMBERS = ("emine", "faisal", "korbinian", "linh", "minh", "nuray", "rojda", "veit")


class Asking:
    """Emine chairs; eight members with accounts, one without."""

    def __init__(self) -> None:
        self.cast = f.the_cast()
        kind = Committee.Kind.INTEGRATION_COMMITTEE
        self.body = f.a_committee(self.cast, kind, "Ausschuss Sternmünde", place=town("Sternmünde"))
        for name in MEMBERS:
            f.seat(self.cast, self.body, name, chair=name == "emine")
        f.seat(self.cast, self.body, holder_name="Ohne Konto")

    def draft(self, kind: str = Poll.Kind.SINGLE, **more: Any) -> Poll:
        values: dict[str, Any] = {
            "question": "Was hilft zuerst?", "options": () if kind == "text" else OPTIONS, "closes_on": UNTIL, **more,
        }  # fmt: skip
        return operations.create_poll(committee=self.body, of=NewPoll(kind=kind, **values), by=self.cast.emine, at=f.AT)

    def opened(self, kind: str = Poll.Kind.SINGLE, slips: int = 0, **more: Any) -> Poll:
        return operations.open_poll(poll=self.draft(kind, **more), slips=slips, by=self.cast.emine, at=f.AT)

    def closed(self, kind: str, votes: list[Any], **more: Any) -> Poll:
        """One vote for each member, in order, then the end."""
        poll = self.opened(kind, **more)
        for ticket, vote in zip(tickets(poll), votes, strict=False):
            cast(ticket, vote)
        return operations.close_poll(poll=poll, by=SYSTEM, at=f.AFTER)


def tickets(poll: Poll) -> list[Ticket]:
    return list(poll.tickets.order_by("number", "user__name"))


def cast(ticket: Ticket, vote: Any, at: Any = f.AT) -> None:
    """A number: the place of the chosen answer; a list: a value for each; a text."""
    options = list(ticket.poll.options.order_by("position"))
    if isinstance(vote, str):
        operations.cast_vote(ticket=ticket, values={}, text=vote, at=at)
    elif isinstance(vote, list):
        values = {one.pk: value for one, value in zip(options, vote, strict=True) if value is not None}
        operations.cast_vote(ticket=ticket, values=values, at=at)
    else:
        operations.cast_vote(ticket=ticket, values={options[vote].pk: 1}, at=at)
