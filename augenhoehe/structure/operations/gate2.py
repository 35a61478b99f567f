"""Gate 2 and the political bodies: what follows for a proposal and its question when somebody has decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees.models import AgendaItem, Resolution
from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Step, Thread
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import said
from augenhoehe.structure.models import ProjectGroup, Proposal, StructuralQuestion
from augenhoehe.structure.rules.machines import GROUP, PROPOSAL, QUESTION

from . import owing
from .gates import owe_after, what_follows
from .groups import close_group, close_group_of

Kind = Resolution.Kind
State = StructuralQuestion.State
# By kind of resolution: what happens to the proposal, and what to its question.
VERBS: dict[str, tuple[str, str]] = {
    Kind.ADOPTED: ("adopt", "adopt"),
    Kind.ADOPTED_CHANGED: ("adopt_changed", "adopt"),
    Kind.RETURNED: ("return", "rework"),
    # Put off it lies ready as it is; the steering group has said on which day it comes back.
    Kind.DEFERRED: ("put_off", "put_off"),
    # Only taken note of: the group has it again.
    Kind.NOTED: ("return", "rework"),
    Kind.REFUSED: ("refuse", "refuse"),
    Kind.ELSEWHERE: ("send_elsewhere", "send_elsewhere"),
    Kind.FORWARDED: ("pass_on", "pass_on"),
}
FOLLOWS: dict[str, str] = {
    State.PROPOSED: _("Der Vorschlag ist zurückgestellt."),
    State.IMPLEMENTING: _("Jetzt übernehmen Organisationen die Lösung, oder es wird eine Maßnahme daraus."),
    State.COMMISSIONED: _("Die Projektgruppe überarbeitet ihren Vorschlag."),
    State.REFUSED: _("Der Vorschlag ist abgelehnt. Wer gemeldet hat, bekommt eine Rückmeldung mit der Begründung."),
    State.ELSEWHERE: _("Zuständig ist eine andere Stelle. Wer gemeldet hat, erfährt, welche."),
    State.FORWARDED: _("Der Vorschlag geht in die politischen Gremien. Was sie beschließen, steht später hier."),
}
TURNED_DOWN = frozenset({State.REFUSED, State.ELSEWHERE})
# What a paper came to in the political bodies; anything else leaves the question where it is, and somebody „am Zug“.
IN_POLITICS: dict[str, str] = {
    Kind.ADOPTED: "adopt_in_politics",
    Kind.ADOPTED_CHANGED: "adopt_in_politics",
    Kind.REFUSED: "refuse_in_politics",
}


@transaction.atomic
def take_decision(*, resolution: Resolution, by: Actor, at: datetime) -> Proposal | None:
    """The decision of the steering group on a proposal changes proposal, group, question and what is owed."""
    proposal = _proposal_of(resolution.agenda_item)
    if proposal is None or proposal.state != Proposal.State.SUBMITTED:
        return None
    question = proposal.group.question
    for_proposal, for_question = VERBS[resolution.kind]
    shown = resolution.agenda_item.public and resolution.agenda_item.committee.public
    # Of a closed item only the text that was released leaves the committee.
    reason = resolution.reason if shown else text_in(resolution.public_text, "de").text
    revisions.change(proposal, state=PROPOSAL.target(proposal.state, for_proposal), state_reason=reason)
    revisions.change(
        question, state=QUESTION.target(question.state, for_question), state_reason=reason,
        resubmit_on=resolution.resubmit_on,
    )  # fmt: skip
    audit("take_decision", proposal, by=by, at=at, fields=["state", "state_reason"])
    audit("take_decision", question, by=by, at=at, fields=["state", "state_reason", "resubmit_on"])
    add_step(
        thread=owing.thread_of(question), kind="proposal_decided", by=by, at=at,
        text=what_follows(FOLLOWS[question.state], resolution),
        audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
    )  # fmt: skip
    _go_on(proposal, by=by, at=at)
    return proposal


def _go_on(proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """Whose turn it is after the decision, by what became of the question."""
    group, question = proposal.group, proposal.group.question
    if question.state == State.COMMISSIONED:
        _rework(group, question, by=by, at=at)
    if question.state in TURNED_DOWN:
        close_group(group, "Die Lenkungsgruppe hat über den Vorschlag entschieden.", by=by, at=at)
    if proposal.state == Proposal.State.DEFERRED:
        owing.owe_resubmission(question, proposal, by=by, at=at)
    owe_after(question, by=by, at=at)


@transaction.atomic
def take_back_item(*, item: AgendaItem, by: Actor, at: datetime) -> Proposal | None:
    """The item was taken off the agenda: the group has its proposal again."""
    proposal = _proposal_of(item)
    if proposal is None or proposal.state != Proposal.State.SUBMITTED:
        return None
    give_back(proposal, by=by, at=at, agenda_item=None)
    audit("take_back_item", proposal, by=by, at=at, fields=["state", "agenda_item"])
    return proposal


def give_back(proposal: Proposal, *, by: Actor, at: datetime, **values: Any) -> None:
    """The group has its proposal again, before anybody decided or while it was put off; expects all rows locked."""
    group, question = proposal.group, proposal.group.question
    revisions.change(proposal, state=PROPOSAL.target(proposal.state, "withdraw"), **values)
    revisions.change(question, state=QUESTION.target(question.state, "rework"), resubmit_on=None)
    owing.settle(question, owing.RESUBMIT, "wieder in der Gruppe", by=by, at=at)
    _rework(group, question, by=by, at=at)


@transaction.atomic
def take_political_result(*, thread: Thread, result: str, reason: str, by: Actor, at: datetime) -> None:
    """A paper is decided: its result flows back to every question of the matter that went this way."""
    rows = StructuralQuestion.objects.filter(thread_links__thread=thread, state=State.FORWARDED)
    for question in rows.select_for_update(of=("self",)).select_related("municipality").order_by("pk"):
        verb = IN_POLITICS.get(result)
        if verb is None:
            # Neither yes nor no: the coordination writes another paper, or ends the question with the reason.
            owing.owe_forwarding(question, by=by, at=at)
            owing.owe_answer(question, by=by, at=at)
            continue
        revisions.change(question, state=QUESTION.target(question.state, verb), state_reason=reason)
        audit("take_political_result", question, by=by, at=at, fields=["state", "state_reason"])
        _settle_proposal(question, verb, reason, by=by, at=at)
        add_step(thread=thread, kind="politics_decided", text=said(_after_politics(question)), by=by, at=at)
        owing.settle(question, owing.FORWARD, "beschlossen", by=by, at=at)
        owe_after(question, by=by, at=at)


@transaction.atomic
def lose_paper(*, thread: Thread, by: Actor, at: datetime) -> None:
    """The paper was taken back: its question waits for another one, and somebody is „am Zug“ for that."""
    for question in StructuralQuestion.objects.filter(thread_links__thread=thread, state=State.FORWARDED):
        owing.owe_forwarding(question, by=by, at=at)


def _after_politics(question: StructuralQuestion) -> str:
    if question.state == State.IMPLEMENTING:
        return _("Die politischen Gremien haben zugestimmt. Jetzt wird umgesetzt.")
    return _("Die politischen Gremien haben abgelehnt. Wer gemeldet hat, bekommt eine Rückmeldung mit der Begründung.")


def _settle_proposal(question: StructuralQuestion, verb: str, reason: str, *, by: Actor, at: datetime) -> None:
    rows = Proposal.objects.filter(group__question=question, state=Proposal.State.FORWARDED)
    for proposal in rows.select_for_update(of=("self",)).order_by("pk"):
        revisions.change(proposal, state=PROPOSAL.target(proposal.state, verb), state_reason=reason)
        audit("take_political_result", proposal, by=by, at=at, fields=["state", "state_reason"])
    if question.state in TURNED_DOWN:
        close_group_of(question, "Die politischen Gremien haben entschieden.", by=by, at=at)


def _rework(group: ProjectGroup, question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """The group works on, and owes its proposal again."""
    revisions.change(group, state=GROUP.target(group.state, "rework"))
    owing.owe_proposal(question, group, group.committee.name_on(day_of(at)), by=by, at=at)


def _proposal_of(item: AgendaItem) -> Proposal | None:
    """With question and group locked first, in the order everybody locks them."""
    found = Proposal.objects.filter(agenda_item=item).values_list("group_id", "group__question_id").first()
    if found is None:
        return None
    questions = StructuralQuestion.objects.select_for_update(of=("self",)).select_related("municipality")
    question = questions.get(pk=found[1])
    group = ProjectGroup.objects.select_for_update(of=("self",)).select_related("committee").get(pk=found[0])
    proposal: Proposal = Proposal.objects.select_for_update(of=("self",)).get(agenda_item=item)
    group.question, proposal.group = question, group
    return proposal
