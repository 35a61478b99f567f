"""Causes and service chains of a structural question, also from the room of the group that looks for a solution."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses
from augenhoehe.structure.chain_picture import compared
from augenhoehe.structure.forms.chains import CauseForm, ChainForm, StepForm
from augenhoehe.structure.models import Cause, ChainStep, ServiceChain, StructuralQuestion
from augenhoehe.structure.operations import chains as verbs
from augenhoehe.structure.queries import chains as queries
from augenhoehe.structure.queries.questions import questions_for
from augenhoehe.structure.rules import chains as rules
from augenhoehe.ui.forms import Revised

from . import questions
from .asking import done


def _question(request: ActorRequest, pk: uuid.UUID) -> StructuralQuestion:
    """For pages that write: the question, if this person may model its chains."""
    found = get_object_or_404(queries.questions_to_model(request.actor, clock.today()), pk=pk)
    rules.check_model(request.actor, found, queries.proposal_of(found), clock.today())
    return found


def _trail(request: ActorRequest, question: StructuralQuestion) -> list[Crumb]:
    """Through the question for who reads it; members of a group come from its proposal."""
    if questions_for(request.actor, clock.today()).filter(pk=question.pk).exists():
        start = questions.trail(question)
    else:
        proposal = queries.proposal_of(question)
        start = [("Lösungsvorschlag", addresses.of_proposal(proposal))] if proposal else []
    return [*start, ("Weg durch die Stellen", addresses.of_chains(question))]


@require_safe
def chains(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Both ways side by side, with their steps to change."""
    found = get_object_or_404(queries.questions_to_model(request.actor, clock.today()), pk=pk)
    actor, rows = request.actor, queries.chains_of(found)
    context = {
        "page_title": "Weg durch die Stellen",
        "breadcrumb": _trail(request, found)[:-1],
        "question": found,
        "pair": compared(rows),
        "chains": [(one, rules.can_release(actor, one, steps=len(one.steps.all()))) for one in rows],
        "models": rules.can_model(actor, found, queries.proposal_of(found), clock.today()),
        "begins": len(rows) < len(ServiceChain.Variant.values),
    }
    return render(request, "structure/chains/chains.html", context)


def chain_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _question(request, pk)
    known = {one.variant for one in queries.chains_of(found)}
    variant = ServiceChain.Variant.TO_BE if ServiceChain.Variant.AS_IS in known else ServiceChain.Variant.AS_IS
    form = ChainForm(request.POST or None, initial={"variant": variant})

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.begin_chain(question=found, by=request.actor, at=clock.now(), **given)
        return addresses.of_chains(found), "Angelegt. Jetzt die Schritte."

    lead = "Der Weg, wie er sein soll, beginnt mit den Schritten des Weges, wie er ist."
    return ask(request, form, act, title="Weg zeichnen", button="Anlegen", breadcrumb=_trail(request, found), lead=lead)


def step_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    chain = get_object_or_404(queries.chains_for(request.actor, clock.today()), pk=pk)
    _question(request, chain.question_id)
    form = StepForm(request.POST or None, chain=chain)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.add_step(chain=chain, by=request.actor, at=clock.now(), **given)
        return addresses.of_chains(chain.question), "Der Schritt steht in der Kette."

    return ask(
        request, form, act, title="Schritt anfügen", button="Anfügen", breadcrumb=_trail(request, chain.question),
        lead=str(chain),
    )  # fmt: skip


def _step(request: ActorRequest, pk: uuid.UUID) -> ChainStep:
    step: ChainStep = get_object_or_404(queries.steps_for(request.actor, clock.today()), pk=pk)
    _question(request, step.chain.question_id)
    return step


def step_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    step = _step(request, pk)
    form = StepForm(request.POST or None, chain=step.chain, of=step)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.change_step(step=step, by=request.actor, at=clock.now(), **given)
        return addresses.of_chains(step.chain.question), "Gespeichert."

    return ask(
        request, form, act, title=f"Schritt {step.position}: {step.title}", button="Speichern",
        breadcrumb=_trail(request, step.chain.question), lead=str(step.chain),
    )  # fmt: skip


@require_POST
def step_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    step = _step(request, pk)
    verbs.drop_step(step=step, by=request.actor, at=clock.now())
    return done(request, "Der Schritt ist gestrichen.", addresses.of_chains(step.chain.question))


def chain_release(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    chain = get_object_or_404(queries.chains_for(request.actor, clock.today()), pk=pk)
    rules.check_release(request.actor, chain, steps=len(chain.steps.all()))
    form = Revised(request.POST or None, of=chain)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.release_chain(chain=chain, by=request.actor, at=clock.now(), **given)
        return addresses.of_chains(chain.question), "Freigegeben."

    return ask(
        request, form, act, title="Kette freigeben", button="Freigeben", breadcrumb=_trail(request, chain.question),
        lead="Sie steht dann auf der öffentlichen Seite des Vorgangs. Wer sie ändert, gibt sie neu frei.",
    )  # fmt: skip


# --- Causes ----------------------------------------------------------------------------------------------
def cause_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _question(request, pk)
    form = CauseForm(request.POST or None)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        given.pop("revision")
        verbs.name_cause(question=found, by=request.actor, at=clock.now(), **given)
        return f"{addresses.of_question(found)}#ursachen", "Festgehalten."

    return ask(request, form, act, title="Ursache nennen", button="Festhalten", breadcrumb=questions.trail(found))


def _cause(request: ActorRequest, pk: uuid.UUID) -> Cause:
    cause = get_object_or_404(queries.causes_for(request.actor, clock.today()), pk=pk)
    _question(request, cause.question_id)
    return cause


def cause_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    cause = _cause(request, pk)
    form = CauseForm(request.POST or None, of=cause)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.change_cause(cause=cause, by=request.actor, at=clock.now(), **given)
        return f"{addresses.of_question(cause.question)}#ursachen", "Gespeichert."

    trail = questions.trail(cause.question)
    return ask(request, form, act, title="Ursache ändern", button="Speichern", breadcrumb=trail)


@require_POST
def cause_drop(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    cause = _cause(request, pk)
    question = cause.question
    verbs.drop_cause(cause=cause, by=request.actor, at=clock.now())
    return done(request, "Die Ursache ist gestrichen.", f"{addresses.of_question(question)}#ursachen")
