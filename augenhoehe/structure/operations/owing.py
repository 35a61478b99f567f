"""What is owed on a structural question, as duties: submit, propose, ask for adoption, answer, close …"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings

from augenhoehe.core.clock import day_of
from augenhoehe.core.rights import Actor, Role
from augenhoehe.journal.models import Thread
from augenhoehe.notices.models import Duty
from augenhoehe.notices.operations import close_duty, move_duty, open_duty
from augenhoehe.structure import addresses
from augenhoehe.structure.models import ProjectGroup, Proposal, QuestionThread, StructuralQuestion, Topic

SUBMIT = "structure.submit"
MEASURE = "structure.measure"
ANSWER = "structure.answer"
CLOSE = "structure.close"
RESUBMIT = "structure.resubmit"
PROPOSE = "structure.propose"
ADOPT = "structure.adopt"
FORWARD = "structure.forward"
PLAN = "structure.reconstruct"
ALL = (SUBMIT, MEASURE, ANSWER, CLOSE, RESUBMIT, PROPOSE, ADOPT, FORWARD)
# What nobody owes any more once a question has ended; the answer is owed all the more.
UNTIL_THE_END = (MEASURE, CLOSE, RESUBMIT, PROPOSE, ADOPT, FORWARD)
COORDINATION = "Koordination"
MODERATION = "Moderation der Fallrekonstruktionen"


def owe_submission(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """A draft waits for whoever wrote it to lay it before the steering group."""
    _owe(SUBMIT, question, f"Strukturfrage vorlegen: {question.title}", addresses.to_submit(question), None, by, at)


def owe_measure(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """The steering group gave priority: a project group is founded, or a measure made of it."""
    title = f"Projektgruppe einsetzen oder Maßnahme anlegen: {question.title}"
    _owe(MEASURE, question, title, addresses.of_question(question), answer_by(at), by, at)


def owe_proposal(question: StructuralQuestion, group: ProjectGroup, name: str, *, by: Actor, at: datetime) -> None:
    """The group owes its proposal until the day of its mandate; the coordination lays it before the steering group."""
    title = f"Lösungsvorschlag vorlegen: {question.title}"
    # Handed back after its day, the group gets the usual time anew.
    due = group.due if group.due >= day_of(at) else answer_by(at)
    _owe(PROPOSE, question, title, addresses.of_group(group), due, by, at, label=name)


def owe_adoptions(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """A solution was adopted: organisations are asked to take it over, or a measure is made of it."""
    title = f"Übernahmen anfragen oder Maßnahme anlegen: {question.title}"
    _owe(ADOPT, question, title, addresses.to_ask_adoption(question), answer_by(at), by, at)


def owe_forwarding(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """The steering group passed it on: the paper for the political bodies is written."""
    title = f"Vorlage für die politischen Gremien: {question.title}"
    _owe(FORWARD, question, title, addresses.to_forward(question), answer_by(at), by, at)


def owe_answer(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """Everyone whose hint fed the question is owed an answer, with a date."""
    title = f"Rückmeldung geben: {question.title}"
    _owe(ANSWER, question, title, addresses.to_answer(question), answer_by(at), by, at)


def owe_closing(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """The measures are done: somebody has to say what came of the question."""
    title = f"Strukturfrage abschließen: {question.title}"
    _owe(CLOSE, question, title, addresses.to_close(question), answer_by(at), by, at)


def owe_resubmission(
    question: StructuralQuestion, proposal: Proposal | None = None, *, by: Actor, at: datetime
) -> None:
    """Put off is not forgotten: the question comes back on its day, or the proposal that was put off at gate 2."""
    title = f"Wiedervorlage: {question.title}"
    url = addresses.to_submit_proposal(proposal) if proposal else addresses.to_submit(question)
    _owe(RESUBMIT, question, title, url, question.resubmit_on, by, at)


def move_resubmission(question: StructuralQuestion, due: date, reason: str, *, by: Actor, at: datetime) -> None:
    owe_resubmission(question, put_off(question), by=by, at=at)
    duty = Duty.objects.open().get(kind=RESUBMIT, subject_id=question.pk)
    if duty.due != due:
        move_duty(duty=duty, due=due, reason=reason, by=by, at=at)


def put_off(question: StructuralQuestion) -> Proposal | None:
    """The proposal that waits for its day, if gate 2 put one off."""
    return Proposal.objects.filter(group__question=question, state=Proposal.State.DEFERRED).first()


def settle(question: StructuralQuestion, kind: str, outcome: str, *, by: Actor, at: datetime) -> None:
    close_duty(kind=kind, subject_id=question.pk, outcome=outcome, by=by, at=at)


def settle_all(question: StructuralQuestion, outcome: str, *, by: Actor, at: datetime) -> None:
    for kind in ALL:
        settle(question, kind, outcome, by=by, at=at)


def owe_reconstruction(topic: Topic, *, by: Actor, at: datetime) -> None:
    """A topic waits for a case reconstruction. Its title stays on its own page: duties are read more widely."""
    open_duty(
        kind=PLAN, subject_kind="topic", subject_id=topic.pk, title="Fallrekonstruktion zu einem Thema planen",
        url=addresses.to_reconstruct(topic), owner_label=MODERATION, role=Role.RECONSTRUCTION, due=answer_by(at),
        by=by, at=at,
    )  # fmt: skip


def settle_reconstruction(topics: Iterable[Topic], outcome: str, *, by: Actor, at: datetime) -> None:
    """It is planned, or the topic went another way."""
    for topic in topics:
        close_duty(kind=PLAN, subject_id=topic.pk, outcome=outcome, by=by, at=at)


def answer_by(at: datetime) -> date:
    return day_of(at) + timedelta(days=settings.ANSWER_DAYS)


def thread_of(question: StructuralQuestion) -> Thread:
    """The thread that was opened with the question."""
    links = QuestionThread.objects.filter(question=question).select_related("thread")
    return links.earliest("thread__opened_at").thread


def _owe(
    kind: str,
    question: StructuralQuestion,
    title: str,
    url: str,
    due: date | None,
    by: Actor,
    at: datetime,
    label: str = COORDINATION,
) -> None:
    open_duty(
        kind=kind,
        subject_kind="structural_question",
        subject_id=question.pk,
        title=title,
        url=url,
        owner_label=label,
        role=Role.COORDINATION,
        municipality=question.municipality,
        due=due,
        thread=thread_of(question),
        by=by,
        at=at,
    )
