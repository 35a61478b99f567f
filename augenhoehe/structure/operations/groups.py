"""Project groups: founded with a mandate at gate 1, members invited in their language, ended with a reason."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.accounts.models import Invitation, User
from augenhoehe.accounts.operations import invite
from augenhoehe.committees.models import Committee, Seat
from augenhoehe.committees.operations import create_committee, end_committee, give_seat
from augenhoehe.committees.operations.seats import fill_seat
from augenhoehe.committees.rules import check_nothing_open
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.refused import allowed
from augenhoehe.core.rights import Actor, Role
from augenhoehe.core.text import clean, ended, shorten
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.notices.operations import close_duty, send_message
from augenhoehe.structure import addresses, letters_groups
from augenhoehe.structure.happenings import GroupFounded
from augenhoehe.structure.models import GroupInvitation, GroupTask, ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.rules import groups as rules
from augenhoehe.structure.rules.machines import GROUP, PROPOSAL, QUESTION

from . import owing

TASK = "structure.task"


@dataclass(frozen=True, slots=True)
class SeatWish:
    """The place somebody takes in a group."""

    sector: str
    organisation: str = ""
    function: str = "Mitglied"
    chair: bool = False
    voting: bool = True


@transaction.atomic
def found_group(
    *,
    question: StructuralQuestion,
    name: str,
    goal: str,
    due: date,
    by: Actor,
    at: datetime,
    limits: str = "",
    resources: str = "",
    reporting: str = "",
    revision: int | None = None,
) -> ProjectGroup:
    """Found a project group for the question the steering group gave priority; a place for people affected is kept."""
    revisions.lock(question, "municipality", revision=revision)
    rules.check_found(by, question, goal, due, day_of(at))
    committee = create_committee(
        kind=Committee.Kind.PROJECT_GROUP, name=name, municipality=question.municipality, started_on=day_of(at),
        short_text=multilingual(clean(goal)), by=by, at=at,
    )  # fmt: skip
    group = ProjectGroup.objects.create(
        question=question, committee=committee, goal=clean(goal), limits=clean(limits), resources=clean(resources),
        reporting=clean(reporting), due=due, founded_at=at,
    )  # fmt: skip
    give_seat(committee=committee, sector=Seat.Sector.AFFECTED, valid_from=day_of(at), by=by, at=at)
    revisions.change(question, state=QUESTION.target(question.state, "found_group"))
    audit("found_group", group, by=by, at=at, fields=["question", "goal", "limits", "resources", "reporting", "due"])
    owing.settle(question, owing.MEASURE, "Projektgruppe eingesetzt", by=by, at=at)
    owing.owe_proposal(question, group, clean(name), by=by, at=at)
    add_step(
        thread=owing.thread_of(question), kind="group_founded", by=by, at=at,
        text=said(
            _("„%(group)s“ ist eingesetzt. Ziel: %(goal)s Sie legt ihren Vorschlag bis %(day)s vor."),
            group=clean(name), goal=ended(clean(goal)), day=due,
        ),
    )  # fmt: skip
    happened(GroupFounded(group))
    return group


@transaction.atomic
def seat_member(*, group: ProjectGroup, user: User, wish: SeatWish, by: Actor, at: datetime) -> Seat:
    """Give somebody who has an account a seat, and tell them in their language where the group works."""
    rules.check_invite(by, group)
    seat = _vacant(group, wish, day_of(at))
    if seat is not None:
        fill_seat(seat=seat, user=user, by=by, at=at)
    else:
        seat = give_seat(
            committee=group.committee, user=user, sector=wish.sector, organisation=wish.organisation,
            function=wish.function, chair=wish.chair, voting=wish.voting, valid_from=day_of(at), by=by, at=at,
        )  # fmt: skip
    _welcome(group, user, at=at)
    return seat


@transaction.atomic
def invite_member(
    *, group: ProjectGroup, email: str, name: str, language: str, wish: SeatWish, by: Actor, at: datetime
) -> tuple[GroupInvitation, str]:
    """Invite somebody without an account, in their language; the seat stays vacant until they accept.

    Gives the invitation and its token, for a printed link.
    """
    rules.check_invite(by, group)
    day = day_of(at)
    seat = _vacant(group, wish, day) or give_seat(
        committee=group.committee, sector=wish.sector, organisation=wish.organisation, function=wish.function,
        valid_from=day, by=by, at=at,
    )  # fmt: skip
    invitation, token = invite(
        email=email, name=clean(name), language=language, role=Role.GROUP_MEMBER, function=clean(wish.function),
        about=letters_groups.about(group.committee.name_on(day), language), target=addresses.of_group(group),
        municipality=group.question.municipality, by=by, at=at,
    )  # fmt: skip
    made = GroupInvitation.objects.create(group=group, invitation=invitation, seat=seat)
    audit("invite_member", group, by=by, at=at, fields=["invitations"])
    return made, token


@transaction.atomic
def take_seat(*, invitation: Invitation, user: User, by: Actor, at: datetime) -> Seat | None:
    """The invitation was accepted: the seat that was kept is theirs; ended meanwhile, nothing happens."""
    found = GroupInvitation.objects.filter(invitation=invitation).select_related("group__committee", "seat").first()
    if found is None or found.group.state == ProjectGroup.State.ENDED:
        return None
    seat: Seat = Seat.objects.select_for_update(of=("self",)).select_related("committee").get(pk=found.seat_id)
    if seat.vacant:
        return fill_seat(seat=seat, user=user, by=by, at=at)
    return give_seat(
        committee=found.group.committee, user=user, sector=seat.sector, organisation=seat.organisation,
        function=seat.function, valid_from=day_of(at), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def end_group(
    *, group: ProjectGroup, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> ProjectGroup:
    """End a group; without a decided proposal its question waits for another way again."""
    question = group.question
    revisions.lock(question, "municipality")
    revisions.lock(group, revision=revision, typed={"end_reason": reason})
    group.question = question
    rules.check_end(by, group, reason)
    close_group(group, reason, by=by, at=at)
    if question.state == StructuralQuestion.State.COMMISSIONED:
        revisions.change(question, state=QUESTION.target(question.state, "end_group"))
        owing.owe_measure(question, by=by, at=at)
    return group


# --- Also used when the question ends (operations/questions.py) ---------------------------------------
def close_group(group: ProjectGroup, reason: str, *, by: Actor, at: datetime) -> None:
    """The group's work ends: no task and no proposal of it is owed any more."""
    day, name = day_of(at), group.committee.name_on(day_of(at))
    revisions.change(
        group, state=GROUP.target(group.state, "end"), ended_on=day, end_reason=shorten(clean(reason), 300)
    )
    for task in group.tasks.filter(state=GroupTask.State.OPEN).select_for_update(of=("self",)).order_by("pk"):
        revisions.change(task, state=GroupTask.State.DROPPED, outcome="Gruppe beendet", settled_at=at)
        close_duty(kind=TASK, subject_id=task.pk, outcome="Gruppe beendet", by=by, at=at)
    proposal = Proposal.objects.filter(group=group).select_for_update(of=("self",)).first()
    if proposal is not None and PROPOSAL.allows(proposal.state, "shelve"):
        revisions.change(proposal, state=PROPOSAL.target(proposal.state, "shelve"), state_reason=clean(reason))
    audit("end_group", group, by=by, at=at, fields=["state", "ended_on", "end_reason"])
    owing.settle(group.question, owing.PROPOSE, "Gruppe beendet", by=by, at=at)
    _dissolve(group.committee, day, by=by, at=at)
    add_step(
        thread=owing.thread_of(group.question), kind="group_ended", by=by, at=at, reason=clean(reason),
        text=said(_("„%(group)s“ ist beendet."), group=name),
    )  # fmt: skip


def _dissolve(committee: Committee, day: date, *, by: Actor, at: datetime) -> None:
    """With a meeting or an item still open the committee stands on; somebody who manages it ends it by hand."""
    if committee.ended_on is None and allowed(check_nothing_open, committee, day, at):
        end_committee(committee=committee, ended_on=day, by=by, at=at)


def close_group_of(question: StructuralQuestion, reason: str, *, by: Actor, at: datetime) -> None:
    """The question came to its end; a group that still works on it ends with it."""
    group = ProjectGroup.objects.at_work().filter(question=question).select_related("committee").first()
    if group is not None:
        group.question = question
        close_group(group, reason, by=by, at=at)


def _vacant(group: ProjectGroup, wish: SeatWish, day: date) -> Seat | None:
    """A kept place of the same sector that nobody was invited to yet."""
    rows = Seat.objects.valid_on(day).select_for_update(of=("self",)).select_related("committee")
    found = rows.filter(
        committee=group.committee, user__isnull=True, holder_name="", sector=wish.sector,
        organisation__in={"", wish.organisation}, group_invitations__isnull=True,
    )  # fmt: skip
    seat: Seat | None = found.order_by("organisation", "pk").first()
    return seat


def _welcome(group: ProjectGroup, user: User, *, at: datetime) -> None:
    letter = letters_groups.welcome(group.committee.name_on(day_of(at)), group.due, user.language)
    send_message(
        recipient=user, kind="group", subject=letter.subject, body=letter.body, url=addresses.of_group(group), at=at
    )
