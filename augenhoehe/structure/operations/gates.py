"""Both gates: what follows when the steering group has decided on a question or on its proposal, and afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from augenhoehe.committees.models import AgendaItem, Resolution
from augenhoehe.concept.models import Measure
from augenhoehe.core import revisions
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.journal.models import Step
from augenhoehe.journal.operations import add_step, audit
from augenhoehe.journal.sentences import joined, said
from augenhoehe.structure.models import StructuralQuestion
from augenhoehe.structure.rules.machines import QUESTION

from . import owing
from .adoptions import nothing_runs

Kind = Resolution.Kind
State = StructuralQuestion.State
VERBS: dict[str, str] = {
    Kind.ADOPTED: "prioritise",
    Kind.ADOPTED_CHANGED: "prioritise",
    Kind.DEFERRED: "defer",
    Kind.REFUSED: "refuse",
    Kind.ELSEWHERE: "send_elsewhere",
    Kind.FORWARDED: "pass_on",
    Kind.RETURNED: "return",
    # Taken note of, but not decided: the coordination lays it before them again or drops it.
    Kind.NOTED: "return",
}
# The resolution itself is told by committees, with its reason; this line says what follows from it.
FOLLOWS: dict[str, str] = {
    State.PRIORITISED: _("Die Frage hat Vorrang. Als Nächstes kommt eine Projektgruppe oder gleich eine Maßnahme."),
    State.DEFERRED: _("Die Frage ist zurückgestellt."),
    State.REFUSED: _("Die Frage ist abgelehnt. Wer gemeldet hat, bekommt eine Rückmeldung mit der Begründung."),
    State.ELSEWHERE: _("Zuständig ist eine andere Stelle. Wer gemeldet hat, erfährt, welche."),
    State.FORWARDED: _("Die Frage geht in die politischen Gremien. Was sie beschließen, steht später hier."),
    State.DRAFT: _("Die Frage wird überarbeitet."),
}


@transaction.atomic
def take_decision(*, resolution: Resolution, by: Actor, at: datetime) -> StructuralQuestion | None:
    """The decision of the steering group changes the question and what is owed on it."""
    question = _question_of(resolution.agenda_item)
    if question is None or question.state != State.SUBMITTED:
        return None
    target = QUESTION.target(question.state, VERBS[resolution.kind])
    shown = resolution.agenda_item.public and resolution.agenda_item.committee.public
    # Of a closed item only the text that was released leaves the committee.
    reason = resolution.reason if shown else text_in(resolution.public_text, "de").text
    revisions.change(question, state=target, state_reason=reason, resubmit_on=resolution.resubmit_on)
    audit("take_decision", question, by=by, at=at, fields=["state", "state_reason", "resubmit_on"])
    add_step(
        thread=owing.thread_of(question), kind="question_decided", text=what_follows(FOLLOWS[target], resolution),
        by=by, at=at,
        audience=Step.Audience.PUBLIC if shown else Step.Audience.INSIDE,
    )  # fmt: skip
    owe_after(question, by=by, at=at)
    return question


@transaction.atomic
def take_back_item(*, item: AgendaItem, by: Actor, at: datetime) -> StructuralQuestion | None:
    """The item was taken off the agenda: its question is a draft again."""
    question = _question_of(item)
    if question is None or question.state != State.SUBMITTED:
        return None
    revisions.change(question, state=QUESTION.target(question.state, "withdraw"), agenda_item=None)
    audit("take_back_item", question, by=by, at=at, fields=["state", "agenda_item"])
    owing.owe_submission(question, by=by, at=at)
    return question


@transaction.atomic
def tell_of_progress(*, measure: Measure, finished: bool, by: Actor, at: datetime) -> None:
    """A marker is reached, or the whole measure ended: those who reported are owed news of it."""
    questions = StructuralQuestion.objects.filter(measure_links__measure=measure, state=State.IMPLEMENTING)
    for question in questions.select_for_update(of=("self",)).select_related("municipality").order_by("pk"):
        if not question.answers.filter(kind="final").exists():
            owing.owe_answer(question, by=by, at=at)
        if finished and nothing_runs(question):
            owing.owe_closing(question, by=by, at=at)


def what_follows(sentence: str, resolution: Resolution) -> dict[str, Any]:
    """What was put off says when it comes back."""
    if resolution.resubmit_on is None:
        return said(sentence)
    return joined(said(sentence), said(_("Wiedervorlage am %(day)s."), day=resolution.resubmit_on))


def owe_after(question: StructuralQuestion, *, by: Actor, at: datetime) -> None:
    """What the coordination owes after a decision."""
    if question.state == State.DRAFT:
        owing.owe_submission(question, by=by, at=at)
        return
    owing.owe_answer(question, by=by, at=at)
    if question.state == State.PRIORITISED:
        owing.owe_measure(question, by=by, at=at)
    if question.state == State.DEFERRED:
        owing.owe_resubmission(question, by=by, at=at)
    if question.state == State.IMPLEMENTING:
        owing.owe_adoptions(question, by=by, at=at)
    if question.state == State.FORWARDED:
        owing.owe_forwarding(question, by=by, at=at)


def _question_of(item: AgendaItem) -> StructuralQuestion | None:
    rows = StructuralQuestion.objects.select_for_update(of=("self",)).select_related("municipality")
    return rows.filter(agenda_item=item).first()
