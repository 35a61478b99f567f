"""Solution proposals: written and coordinated in the group, laid before the steering group, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from augenhoehe.committees.models import Committee
from augenhoehe.committees.operations import submit_item, withdraw_item
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.structure import addresses
from augenhoehe.structure.happenings import ProposalSubmitted
from augenhoehe.structure.models import ProjectGroup, Proposal
from augenhoehe.structure.rules import proposals as rules
from augenhoehe.structure.rules.machines import GROUP, PROPOSAL, QUESTION
from augenhoehe.structure.rules.questions import check_committee

from . import gate2, owing, room

TEXTS = ("problem", "solution", "variants", "effect", "cost", "responsible", "risks", "heard_how")


@transaction.atomic
def write_proposal(
    *,
    group: ProjectGroup,
    texts: dict[str, str],
    heard: bool | None,
    short_text: dict[str, Any],
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Proposal:
    """Write the group's proposal, for the first time or anew. Of two who write at once, one sees both versions."""
    values: dict[str, Any] = {name: clean(texts.get(name, "")) for name in TEXTS}
    values |= {"heard": heard, "short_text": short_text}
    rules.check_texts(values["problem"], values["solution"])
    proposal = Proposal.objects.filter(group=group).first()
    if proposal is None:
        return _begin(group, values, by=by, at=at)
    proposal.group = group
    rules.check_edit(by, proposal, day_of(at))
    if revision is None:
        # Who began on an empty page did not see what somebody else wrote meanwhile.
        raise Conflict(proposal, values)
    revisions.change(proposal, revision=revision, typed=values, **values)
    audit("write_proposal", proposal, by=by, at=at, fields=values)
    room.begin(group)
    return proposal


def _begin(group: ProjectGroup, values: dict[str, Any], *, by: Actor, at: datetime) -> Proposal:
    rules.check_write(by, group, day_of(at))
    try:
        with transaction.atomic():
            made = Proposal.objects.create(group=group, created_at=at, **values)
    except IntegrityError:
        raise Conflict(Proposal.objects.get(group=group), values) from None
    audit("write_proposal", made, by=by, at=at, fields=values)
    room.begin(group)
    return made


@transaction.atomic
def coordinate_proposal(*, proposal: Proposal, by: Actor, at: datetime, revision: int | None = None) -> Proposal:
    """The members read it once more, each for their organisation."""
    _lock(proposal, revision=revision)
    rules.check_coordinate(by, proposal, day_of(at))
    revisions.change(proposal, state=PROPOSAL.target(proposal.state, "coordinate"))
    audit("coordinate_proposal", proposal, by=by, at=at, fields=["state"])
    return proposal


@transaction.atomic
def submit_proposal(
    *, proposal: Proposal, committee: Committee, brief: str, by: Actor, at: datetime, revision: int | None = None
) -> Proposal:
    """Lay the proposal before the steering group: gate 2."""
    _lock(proposal, revision=revision)
    rules.check_submit(by, proposal, brief)
    check_committee(committee)
    group, question = proposal.group, proposal.group.question
    item = submit_item(
        committee=committee, title=f"Lösungsvorschlag: {question.title}"[:200], brief=brief,
        url=addresses.of_proposal(proposal), thread=owing.thread_of(question), by=by, at=at,
    )  # fmt: skip
    revisions.change(proposal, state=PROPOSAL.target(proposal.state, "submit"), agenda_item=item, state_reason="")
    revisions.change(group, state=GROUP.target(group.state, "report"))
    revisions.change(question, state=QUESTION.target(question.state, "propose"), resubmit_on=None)
    audit("submit_proposal", proposal, by=by, at=at, fields=["state", "agenda_item"])
    for kind in (owing.PROPOSE, owing.RESUBMIT):
        owing.settle(question, kind, "vorgelegt", by=by, at=at)
    happened(ProposalSubmitted(proposal))
    return proposal


@transaction.atomic
def withdraw_proposal(
    *, proposal: Proposal, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Proposal:
    """Take the proposal back before the steering group decides, or while it is put off: the group works on."""
    _lock(proposal, revision=revision)
    rules.check_withdraw(by, proposal, reason)
    if proposal.state == Proposal.State.DEFERRED:
        gate2.give_back(proposal, by=by, at=at, state_reason=clean(reason))
        audit("withdraw_proposal", proposal, by=by, at=at, fields=["state", "state_reason"])
        return proposal
    item = proposal.agenda_item
    if item is None:
        raise Refused("Zu diesem Vorschlag gibt es keinen Tagesordnungspunkt.")
    # The reaction to ItemWithdrawn gives it back to the group, whoever takes the item back.
    withdraw_item(item=item, by=by, at=at)
    proposal.refresh_from_db()
    revisions.change(proposal, state_reason=clean(reason))
    audit("withdraw_proposal", proposal, by=by, at=at, fields=["state", "state_reason"])
    return proposal


def _lock(proposal: Proposal, *, revision: int | None) -> None:
    """Always in one order: question, group, proposal; so that nobody waits in a ring."""
    group = proposal.group
    revisions.lock(group.question, "municipality", revision=None)
    question = group.question
    revisions.lock(group, "committee")
    group.question = question
    revisions.lock(proposal, "agenda_item", revision=revision)
    proposal.group = group
