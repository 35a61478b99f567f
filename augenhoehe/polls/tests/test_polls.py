"""S3-13, S3-14, S3-35: one vote each, nobody's, counted after the end and only where nobody is recognised."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from augenhoehe.committees.tests import factories as f
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import ANONYMOUS, SYSTEM
from augenhoehe.journal.models import AuditEntry
from augenhoehe.notices.models import Message
from augenhoehe.polls import operations, queries, rules
from augenhoehe.polls.models import Ballot, Choice, Poll, Ticket
from augenhoehe.polls.operations import NewPoll
from augenhoehe.polls.results import result_of
from tests.worlds import shared

from .factories import MEMBERS, OPTIONS, UNTIL, Asking, cast, tickets

pytestmark = pytest.mark.django_db


@shared
def asking() -> Asking:
    return Asking()


# --- Who ---------------------------------------------------------------------------------------------
# who: (may ask, sees the draft, sees it running)
TRUTH = {
    "emine": (True, True, True), "olek": (True, True, True), "aylin": (True, True, True),
    "faisal": (False, False, True), "nuray": (False, False, True), "veit": (False, False, True),
    "bernward": (True, True, True), "wiebke": (False, False, False),
}  # fmt: skip


def test_who_asks_and_who_reads_along(asking):
    draft, running = asking.draft(), asking.opened()
    for name, (asks, sees_draft, sees_running) in TRUTH.items():
        actor = getattr(asking.cast, name)
        seen = set(queries.polls_for(actor, f.DAY))
        assert rules.can_ask(actor, asking.body, f.DAY) is asks, name
        assert (draft in seen, running in seen) == (sees_draft, sees_running), name
    assert not queries.polls_for(ANONYMOUS, f.DAY).exists()


def test_every_member_with_an_account_gets_one_ticket_and_a_message(asking):
    poll = asking.opened(slips=2)
    assert poll.tickets.filter(user__isnull=False).count() == len(MEMBERS)
    assert poll.tickets.filter(number__isnull=False).count() == 2
    assert Message.objects.filter(kind="poll").count() == len(MEMBERS)
    arabic = Message.objects.get(kind="poll", recipient=asking.cast.users["faisal"])
    assert "/ar/" not in arabic.url and "abfrage" in arabic.url


# --- One vote ----------------------------------------------------------------------------------------
def test_a_ticket_votes_once(asking):
    poll = asking.opened()
    ticket = tickets(poll)[0]
    cast(ticket, 0)
    with pytest.raises(Refused, match="schon abgestimmt"):
        cast(ticket, 1)
    assert queries.turnout_of(poll) == (len(MEMBERS), 1)
    assert list(Choice.objects.values_list("option__position", flat=True)) == [1]


def test_nothing_leads_from_a_vote_to_who_cast_it(asking):
    poll = asking.opened()
    for place, ticket in enumerate(tickets(poll)):
        cast(ticket, place % 3)
    names = {field.name for model in (Ballot, Choice) for field in model._meta.get_fields()}
    assert not names & {"user", "ticket", "voted_at", "created_at", "organisation", "number"}
    assert not {field.name for field in Ticket._meta.get_fields()} & {"ballot", "voted_at", "option"}
    assert set(AuditEntry.objects.filter(verb="cast_vote").values_list("actor_id", "object_id")) == {
        (None, str(poll.pk))
    }
    operations.close_poll(poll=poll, by=SYSTEM, at=f.AFTER)
    with connection.cursor() as cursor:
        found = set()
        for table in ("polls_ticket", "polls_ballot", "polls_choice"):
            cursor.execute(f"SELECT DISTINCT xmin::text FROM {table}")
            found |= {row[0] for row in cursor.fetchall()}
    assert len(found) == 1


WRONG = {
    "single": ([1, 1, None], "nur eine"),
    "multiple": ([2, None, None], "gibt es nicht"),
    "scale": ([6, 1, 1], "gibt es nicht"),
    "consent": ([0, 10, None], "zu jeder Zeile"),
    "text": ("Fragen Sie Frau Sauerbier", "Name"),
}


def test_a_vote_that_does_not_fit_is_refused_and_the_ticket_stays_unused(asking):
    for kind, (vote, why) in WRONG.items():
        ticket = tickets(asking.opened(kind))[0]
        with pytest.raises(Refused, match=why):
            cast(ticket, vote)
        ticket.refresh_from_db()
        assert not ticket.voted
    assert not Ballot.objects.exists()


def test_answers_of_another_poll_do_not_count(asking):
    poll, other = asking.opened(), asking.opened()
    with pytest.raises(Refused, match="gibt es nicht"):
        operations.cast_vote(ticket=tickets(poll)[0], values={other.options.first().pk: 1}, at=f.AT)


def test_after_the_last_day_nobody_votes_and_the_night_closes_it(asking):
    poll = asking.opened()
    late = f.AT + timedelta(days=30)
    with pytest.raises(Refused, match="beendet"):
        cast(tickets(poll)[0], 0, at=late)
    assert operations.close_due_polls(at=f.AT) == 0
    assert operations.close_due_polls(at=late) == 1
    poll.refresh_from_db()
    assert poll.state == Poll.State.CLOSED


# --- Results -----------------------------------------------------------------------------------------
def shown(poll: Poll) -> dict:
    found = result_of(poll)
    assert found is not None and found.figure is not None
    return {label: values[0] for label, values in found.figure.rows}


def test_nobody_sees_how_it_stands_before_the_end(asking):
    poll = asking.opened()
    for ticket in tickets(poll):
        cast(ticket, 0)
    assert result_of(poll) is None


def test_below_five_votes_there_is_no_result_whatever_the_kind(asking):
    for kind, vote in {"single": 0, "consent": [0, 5, 10], "text": "Ein Satz."}.items():
        poll = asking.closed(kind, [vote] * 4)
        found = result_of(poll)
        assert (found.voters, found.enough, found.figure, found.texts) == ("weniger als 5", False, None, ())


def test_few_votes_for_an_answer_are_not_numbered_nor_to_be_worked_out(asking):
    poll = asking.closed("single", [0, 0, 0, 0, 0, 1, 1, 2])
    found = shown(poll)
    assert found["Beratung am Abend"] == "weniger als 5" and found["Alles bleibt, wie es ist"] == "weniger als 5"
    assert found["Sprachcafé"] == 5
    assert result_of(poll).finding == "Am häufigsten gewählt: Sprachcafé"
    # One hidden answer alone would follow from the sum: another one is hidden with it.
    alone = asking.closed("single", [0, 0, 0, 0, 0, 0, 0, 1])
    assert not any(isinstance(one, int) and one for one in shown(alone).values())


def test_several_answers_are_counted_by_people(asking):
    poll = asking.closed("multiple", [[1, 1, None]] * 6 + [[None, None, 1]] * 2)
    assert shown(poll) == {"Sprachcafé": 6, "Beratung am Abend": 6, "Alles bleibt, wie es ist": "weniger als 5"}
    assert result_of(poll).finding == "Kein Vorschlag liegt allein vorn."


def test_the_least_resistance_comes_first_not_the_most_friends(asking):
    """S3-35: five love the first and three cannot live with it; nobody minds the second."""
    poll = asking.closed("consent", [[0, 2, 8]] * 5 + [[10, 2, 8]] * 3)
    found = result_of(poll)
    assert [label for label, _ in found.figure.rows] == ["Beratung am Abend", "Sprachcafé", "Alles bleibt, wie es ist"]
    assert shown(poll) == {"Beratung am Abend": 16, "Sprachcafé": 30, "Alles bleibt, wie es ist": 64}
    assert found.finding == "Am wenigsten Widerstand: Beratung am Abend"


def test_agreement_on_a_scale_is_told_as_a_mean(asking):
    poll = asking.closed("scale", [[5, 3, 1]] * 7 + [[4, 3, 1]])
    assert result_of(poll).figure.rows[0] == ("Sprachcafé", (39, "4,9"))


def test_what_follows_is_written_down_after_the_end_only(asking):
    poll = asking.opened("consent")
    with pytest.raises(Refused, match="läuft"):
        operations.conclude_poll(poll=poll, conclusion="Abends.", by=asking.cast.emine, at=f.AT)
    operations.close_poll(poll=poll, by=asking.cast.emine, at=f.AFTER)
    operations.conclude_poll(poll=poll, conclusion="Wir beginnen abends.", by=asking.cast.emine, at=f.AFTER)
    assert Poll.objects.get(pk=poll.pk).conclusion == "Wir beginnen abends."


# --- Asking ------------------------------------------------------------------------------------------
def test_what_cannot_be_asked_is_said_at_its_field(asking):
    for field, more in {
        "options": {"options": ("nur eine",)}, "question": {"question": " "},
        "closes_on": {"closes_on": f.DAY - timedelta(days=1)}, "kind": {"kind": "anders"},
        "audience": {"audience": "niemand"},
    }.items():  # fmt: skip
        kind = more.pop("kind", "single")
        with pytest.raises(Refused) as refused:
            asking.draft(kind, **more)
        assert refused.value.field == field


def test_a_running_poll_is_not_rewritten_and_a_draft_by_one_at_a_time(asking):
    draft = asking.draft()
    of = NewPoll(kind="single", question="Neu?", options=OPTIONS[:2], closes_on=UNTIL)
    operations.change_poll(poll=draft, of=of, revision=1, by=asking.cast.emine, at=f.AT)
    with pytest.raises(Conflict):
        operations.change_poll(poll=draft, of=of, revision=1, by=asking.cast.aylin, at=f.AT)
    running = operations.open_poll(poll=draft, by=asking.cast.emine, at=f.AT)
    with pytest.raises(Refused, match="Ändern"):
        operations.change_poll(poll=running, of=of, by=asking.cast.emine, at=f.AT)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from([one.name for one in rules.POLL.transitions]), max_size=6))
def test_no_way_leads_back_to_an_open_poll_once_it_is_closed(verbs):
    state, history = Poll.State.DRAFT.value, []
    for verb in verbs:
        if rules.POLL.allows(state, verb):
            state = rules.POLL.target(state, verb)
        history.append(state)
    for after in history[history.index("closed") :] if "closed" in history else []:
        assert after == "closed"
    assert {"closed", "dropped"} >= {one for one in history if not rules.POLL.allows(one, "vote")} - {"draft"}


def test_old_polls_go_with_their_votes_and_tickets_before(asking):
    poll = asking.closed("single", [0] * 6)
    ticket_rule, poll_rule = _retention()
    soon, late = f.AFTER + timedelta(days=40), f.AFTER + timedelta(days=4 * 366)
    assert not ticket_rule.due(f.AFTER).exists()
    assert ticket_rule.erase(ticket_rule.due(soon), soon) == len(MEMBERS)
    assert result_of(poll).enough and not poll_rule.due(soon).exists()
    assert poll_rule.erase(poll_rule.due(late), late) == 1
    assert not Ballot.objects.exists()


def _retention():
    from augenhoehe.polls.register import RETENTION

    return RETENTION


def test_a_result_costs_the_same_for_three_voters_more(asking, django_assert_max_num_queries):
    few, more = asking.closed("single", [0] * 5), asking.closed("single", [0, 1] * 4)
    for poll in (few, more):
        with django_assert_max_num_queries(9):
            result_of(poll)
