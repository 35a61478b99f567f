"""Polls: drafted, translated, opened with one ticket for each voter, closed for good, concluded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Committee, Meeting, Seat
from augenhoehe.concept.models import ActionField, Measure
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor
from augenhoehe.core.text import clean, shorten
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_message
from augenhoehe.organisations.models import Organisation, Representative
from augenhoehe.polls import letters, queries, rules
from augenhoehe.polls.addresses import of_ticket
from augenhoehe.polls.counts import freeze_result
from augenhoehe.polls.models import Ballot, Choice, Poll, PollOption, Ticket


@dataclass(frozen=True, slots=True)
class NewPoll:
    """What is asked of whom, and beside what the answer will stand."""

    kind: str
    question: str
    options: tuple[str, ...]
    closes_on: date
    audience: str = Poll.Audience.MEMBERS
    meeting: Meeting | None = None
    organisation_kind: str = ""
    goal: str = ""
    action_field: ActionField | None = None
    measure: Measure | None = None
    results_public: bool = False

    def values(self) -> dict[str, Any]:
        names = ("kind", "closes_on", "audience", "meeting", "organisation_kind", "action_field", "measure")
        found: dict[str, Any] = {name: getattr(self, name) for name in names}
        return {**found, "goal": shorten(clean(self.goal), 300), "results_public": self.results_public}


@transaction.atomic
def create_poll(*, committee: Committee, of: NewPoll, by: Actor, at: datetime) -> Poll:
    """Draft a poll for a committee."""
    rules.check_ask(by, committee, day_of(at))
    options = _checked(of, committee, day_of(at))
    made = Poll.objects.create(
        committee=committee, question=multilingual(clean(of.question)), created_by=by.user_id, created_at=at,
        **of.values(),
    )  # fmt: skip
    _write_options(made, options)
    audit("create_poll", made, by=by, at=at, fields=["question", "options", *of.values()])
    return made


@transaction.atomic
def change_poll(*, poll: Poll, of: NewPoll, by: Actor, at: datetime, revision: int | None = None) -> Poll:
    """While nobody has voted, everything may still be said better."""
    rules.check_ask(by, poll.committee, day_of(at))
    options = _checked(of, poll.committee, day_of(at))
    revisions.lock(poll, "committee", revision=revision, typed={"question": of.question})
    rules.POLL.target(poll.state, "change")
    question = with_text(poll.question, "de", clean(of.question))
    revisions.change(poll, question=question, **of.values())
    if [one.text["de"]["text"] for one in queries.options_of(poll)] != options:
        _write_options(poll, options)
    audit("change_poll", poll, by=by, at=at, fields=["question", "options", *of.values()])
    return poll


def _checked(of: NewPoll, committee: Committee, day: date) -> list[str]:
    options = [shorten(clean(one), 160) for one in of.options if clean(one)]
    rules.check_question(of.kind, clean(of.question), options)
    rules.check_closes(of.closes_on, day)
    if of.audience not in Poll.Audience.values:
        raise Refused("Wählen Sie bitte, wer abstimmt.", field="audience")
    if of.meeting is not None and of.meeting.committee_id != committee.pk:
        raise Refused("Das ist keine Sitzung dieses Gremiums.", field="meeting")
    return options


def _write_options(poll: Poll, options: Sequence[str]) -> None:
    poll.options.all().delete()
    PollOption.objects.bulk_create(
        PollOption(poll=poll, position=place, text=multilingual(text)) for place, text in enumerate(options, start=1)
    )


@transaction.atomic
def open_poll(*, poll: Poll, by: Actor, at: datetime, slips: int = 0, revision: int | None = None) -> Poll:
    """Give everybody who may vote one ticket, and let them know."""
    day = day_of(at)
    rules.check_ask(by, poll.committee, day)
    revisions.lock(poll, "committee", revision=revision)
    state = rules.POLL.target(poll.state, "open")
    rules.check_closes(poll.closes_on, day)
    people, count = _tickets(poll, day)
    if slips or poll.audience == Poll.Audience.PUBLIC:
        rules.check_slips(slips)
        _number(poll, slips)
    if not count and not slips:
        raise Refused("Niemand könnte abstimmen. Geben Sie Stimmzettel aus, oder fragen Sie andere.")
    revisions.change(poll, state=state, opened_at=at)
    audit("open_poll", poll, by=by, at=at, fields=["state"])
    for person, ticket in people:
        _tell(poll, person, ticket, at)
    return poll


def _tickets(poll: Poll, day: date) -> tuple[list[tuple[User, Ticket]], int]:
    """One ticket for each person in a seat, or for each organisation; whoever speaks for it gets its link."""
    if poll.audience == Poll.Audience.MEMBERS:
        seats = Seat.objects.valid_on(day).filter(committee=poll.committee, user__is_active=True)
        users = {one.user_id: one.user for one in seats.select_related("user") if one.user}
        made = Ticket.objects.bulk_create(Ticket(poll=poll, user=user) for user in users.values())
        return [(one.user, one) for one in made if one.user], len(made)
    if poll.audience == Poll.Audience.PUBLIC:
        return [], 0
    rows = Organisation.objects.public()
    if poll.organisation_kind:
        rows = rows.filter(kind=poll.organisation_kind)
    place = poll.committee.municipality
    if place is not None and place.kind != place.Kind.DISTRICT:
        rows = rows.filter(municipality=place)
    made = Ticket.objects.bulk_create(Ticket(poll=poll, organisation=one) for one in rows.in_order())
    return _speakers(made, day), len(made)


def _speakers(tickets: Sequence[Ticket], day: date) -> list[tuple[User, Ticket]]:
    by_organisation = {one.organisation_id: one for one in tickets}
    rows = Representative.objects.valid_on(day).filter(organisation_id__in=by_organisation, user__is_active=True)
    return [(one.user, by_organisation[one.organisation_id]) for one in rows.select_related("user")]


def _number(poll: Poll, slips: int) -> None:
    last = poll.tickets.aggregate(last=Max("number"))["last"] or 0
    Ticket.objects.bulk_create(Ticket(poll=poll, number=last + place) for place in range(1, slips + 1))


def _tell(poll: Poll, person: User, ticket: Ticket, at: datetime) -> None:
    letter = letters.about_poll(poll, of_ticket(ticket, person.language), person)
    send_message(
        recipient=person, kind="poll", subject=letter.subject, body=letter.body, url=of_ticket(ticket), at=at,
        mail=(letter.subject, letter.mail),
    )  # fmt: skip


@transaction.atomic
def add_slips(*, poll: Poll, slips: int, by: Actor, at: datetime) -> Poll:
    """More numbered slips for people without an account."""
    rules.check_ask(by, poll.committee, day_of(at))
    revisions.lock(poll, "committee")
    if not poll.runs_on(day_of(at)):
        raise Refused("Stimmzettel gibt es nur, solange die Abfrage läuft.")
    rules.check_slips(slips, poll.tickets.filter(number__isnull=False).count())
    _number(poll, slips)
    audit("add_slips", poll, by=by, at=at, fields=["tickets"])
    return poll


@transaction.atomic
def close_poll(*, poll: Poll, by: Actor, at: datetime, revision: int | None = None) -> Poll:
    """End it; from now on the result is shown, and nobody can tell any more who voted when."""
    rules.check_ask(by, poll.committee, day_of(at))
    # Without the revision of a page: every vote locks the same row, and closing must not lose against them.
    poll.refresh_from_db(from_queryset=Poll.objects.select_for_update(of=("self",)).select_related("committee"))
    _close(poll, by=by, at=at)
    return poll


@transaction.atomic
def close_due_polls(*, at: datetime) -> int:
    """What has run until yesterday is over."""
    rows = Poll.objects.select_for_update(of=("self",)).filter(state=Poll.State.OPEN, closes_on__lt=day_of(at))
    found = list(rows.select_related("committee").order_by("pk"))
    for poll in found:
        _close(poll, by=SYSTEM, at=at)
    # Polls that ended before results were frozen: what they say is frozen tonight.
    for poll in queries.closed_without_result():
        freeze_result(poll, by=SYSTEM, at=at)
    return len(found)


def _close(poll: Poll, *, by: Actor, at: datetime) -> None:
    revisions.change(poll, state=rules.POLL.target(poll.state, "close"), closed_at=at)
    # Ticket and vote were written in one transaction, and PostgreSQL keeps its number in each row. Written anew
    # together, all rows carry the number of this transaction: not even with the tables can anybody pair them.
    Ticket.objects.filter(poll=poll).update(voted=F("voted"))
    Ballot.objects.filter(poll=poll).update(text=F("text"))
    Choice.objects.filter(ballot__poll=poll).update(value=F("value"))
    audit("close_poll", poll, by=by, at=at, fields=["state"])
    freeze_result(poll, by=by, at=at)


@transaction.atomic
def conclude_poll(*, poll: Poll, conclusion: str, by: Actor, at: datetime, revision: int | None = None) -> Poll:
    """Write down what follows: the common text that most can live with, or what is done with the answers."""
    rules.check_ask(by, poll.committee, day_of(at))
    rules.POLL.target(poll.state, "conclude")
    if not clean(conclusion):
        raise Refused("Schreiben Sie bitte ein, zwei Sätze.", field="conclusion")
    revisions.change(poll, revision=revision, conclusion=clean(conclusion))
    audit("conclude_poll", poll, by=by, at=at, fields=["conclusion"])
    return poll


@transaction.atomic
def drop_poll(*, poll: Poll, by: Actor, at: datetime, revision: int | None = None) -> Poll:
    """It is not asked after all."""
    rules.check_ask(by, poll.committee, day_of(at))
    revisions.change(poll, revision=revision, state=rules.POLL.target(poll.state, "drop"))
    audit("drop_poll", poll, by=by, at=at, fields=["state"])
    return poll
