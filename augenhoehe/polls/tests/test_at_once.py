"""Two votes with one link at once, on real connections: one is counted, the other hears why not."""

from __future__ import annotations

from augenhoehe.core.refused import Refused
from augenhoehe.core.tests.parallel import failures_of
from augenhoehe.polls.models import Ballot, Choice, Ticket

from .factories import Asking, cast, tickets


def test_two_votes_with_one_link_at_once_are_one_vote(committed):
    poll = Asking().opened()
    pk = tickets(poll)[0].pk

    def vote(place: int):
        return lambda: cast(Ticket.objects.select_related("poll").get(pk=pk), place)

    failures = failures_of(vote(0), vote(1))
    assert [type(one) for one in failures] == [Refused] and "schon abgestimmt" in str(failures[0])
    assert (Ballot.objects.count(), Choice.objects.count()) == (1, 1)


def test_two_people_at_once_are_two_votes(committed):
    poll = Asking().opened()
    first, second = (one.pk for one in tickets(poll)[:2])

    def vote(pk):
        return lambda: cast(Ticket.objects.select_related("poll").get(pk=pk), 0)

    assert failures_of(vote(first), vote(second)) == []
    assert Ballot.objects.count() == 2
