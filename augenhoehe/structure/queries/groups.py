"""Questions about project groups: the list, the room of one, what of it waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from augenhoehe.accounts.models import Invitation
from augenhoehe.committees.models import CommitteeName, Seat
from augenhoehe.committees.queries import Balance, balance_on
from augenhoehe.core.composed import composed, hang
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import (
    GroupDocument,
    GroupNote,
    GroupPoll,
    GroupTask,
    PollVote,
    ProjectGroup,
    Proposal,
)

SHOWN_NOTES = 50


def groups_for(actor: Actor, day: date) -> QuerySet[ProjectGroup]:
    rows: QuerySet[ProjectGroup] = ProjectGroup.objects.visible_to(actor, day)
    rows = rows.select_related("question__municipality", "committee__municipality").prefetch_related("committee__names")
    return rows.defer("question__municipality__boundary", "committee__municipality__boundary")


def tasks_for(actor: Actor, day: date) -> QuerySet[GroupTask]:
    """Tasks of the groups somebody may enter, and their own."""
    inside = Q(group__in=ProjectGroup.objects.visible_to(actor, day))
    own = Q(owner_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    return GroupTask.objects.filter(inside | own).select_related(
        "group__question__municipality", "group__committee", "owner"
    )


def polls_for(actor: Actor, day: date) -> QuerySet[GroupPoll]:
    rows = GroupPoll.objects.filter(group__in=ProjectGroup.objects.visible_to(actor, day))
    return rows.select_related("group__question__municipality", "group__committee")


def documents_for(actor: Actor, day: date) -> QuerySet[GroupDocument]:
    rows = GroupDocument.objects.filter(group__in=ProjectGroup.objects.visible_to(actor, day))
    return rows.select_related("file", "group")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a poll, with how many chose it."""

    place: int
    label: str
    votes: int
    own: bool


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as one member sees it: the result after the own vote or after the end, never who voted how."""

    poll: GroupPoll
    choices: tuple[Choice, ...]
    total: int
    open: bool
    voted: bool

    @property
    def shows_result(self) -> bool:
        return self.voted or not self.open


@dataclass(frozen=True, slots=True)
class Room:
    """Everything in the room of a group, read at once."""

    open_tasks: list[GroupTask]
    settled_tasks: list[GroupTask]
    notes: list[GroupNote]
    documents: list[GroupDocument]
    polls: list[PollView]
    invitations: list[Invitation]
    seats: list[Seat]
    balance: Balance
    proposal: Proposal | None


def room_of(group: ProjectGroup, actor: Actor, day: date) -> Room:
    """In a handful of queries, however much there is."""
    tasks = list(group.tasks.select_related("owner").order_by("due", "created_at"))
    balance = balance_on(group.committee, day)
    invited = Invitation.objects.filter(
        group_invitation__group=group, accepted_at__isnull=True, withdrawn_at__isnull=True
    )
    return Room(
        open_tasks=[one for one in tasks if one.state == GroupTask.State.OPEN],
        settled_tasks=[one for one in tasks if one.state != GroupTask.State.OPEN],
        notes=list(group.notes.select_related("author").order_by("-written_at")[:SHOWN_NOTES]),
        documents=list(group.documents.select_related("file", "author").order_by("-added_at")),
        polls=_polls(group, actor, day),
        invitations=list(invited.order_by("invited_at")),
        seats=[seat for sector in balance.sectors for seat in sector.seats],
        balance=balance,
        proposal=Proposal.objects.filter(group=group).first(),
    )


def _polls(group: ProjectGroup, actor: Actor, day: date) -> list[PollView]:
    polls = list(group.polls.order_by("-opened_at"))
    counted = PollVote.objects.filter(poll__in=polls).values("poll_id", "option").annotate(votes=Count("pk"))
    votes = {(row["poll_id"], row["option"]): row["votes"] for row in counted}
    own: dict[UUID, int] = {}
    if actor.user_id is not None:
        own = dict(PollVote.objects.filter(poll__in=polls, user_id=actor.user_id).values_list("poll_id", "option"))
    return [_view(poll, votes, own.get(poll.pk), day) for poll in polls]


def _view(poll: GroupPoll, votes: dict[tuple[UUID, int], int], own: int | None, day: date) -> PollView:
    choices = tuple(
        Choice(place, label, votes.get((poll.pk, place), 0), place == own) for place, label in enumerate(poll.options)
    )
    return PollView(poll, choices, sum(one.votes for one in choices), poll.is_open(day), own is not None)


@dataclass(frozen=True, slots=True)
class MyGroup:
    """A group in which somebody sits, and how many of its open tasks are theirs."""

    group: ProjectGroup
    name: str
    tasks: int


def my_groups(actor: Actor, day: date) -> list[MyGroup]:
    """The groups at work in which somebody sits, with how many tasks of theirs are open."""
    if actor.user_id is None:
        return []
    rows = _mine.ask(actor=actor, day=day)
    hang((one.committee for one in rows["groups"]), "names", rows["names"], "committee_id")
    return [MyGroup(one, one.committee.name_on(day), one.my_tasks) for one in rows["groups"]]


@composed
def _mine(*, actor: Actor, day: date) -> Mapping[str, QuerySet[Any]]:
    seats = Seat.objects.valid_on(day).filter(user_id=actor.user_id).values("committee_id")
    rows = ProjectGroup.objects.at_work().filter(committee__in=seats)
    mine = Q(tasks__owner_id=actor.user_id, tasks__state=GroupTask.State.OPEN)
    groups = rows.annotate(my_tasks=Count("tasks", filter=mine)).select_related("committee")
    names = CommitteeName.objects.filter(committee__in=rows.values("committee"))
    return {"groups": groups.order_by(F("due").asc(), "id"), "names": names}
