"""Adoptions: organisations are asked, answer, postpone and prove."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.committees.queries import accounts_to_seat
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import Actor
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.structure import addresses, listings_work
from augenhoehe.structure.forms.adoptions import AskForm, EvidenceForm, PostponeForm, PromiseForm
from augenhoehe.structure.forms.coding import ReasonForm
from augenhoehe.structure.models import Adoption
from augenhoehe.structure.operations import adoptions as verbs
from augenhoehe.structure.queries import proposals as queries
from augenhoehe.structure.queries.questions import questions_for
from augenhoehe.structure.rules import adoptions as rules
from augenhoehe.structure.tags import adoption_tag
from augenhoehe.ui.status import turn
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from . import questions
from .asking import done

VERBS = ("promise", "decline", "start", "postpone", "fulfil", "give_up")


def trail(adoption: Adoption | None = None) -> list[Crumb]:
    start = [("Übernahmen", reverse("structure_inside:adoptions"))]
    return start if adoption is None else [*start, (adoption.organisation, addresses.of_adoption(adoption))]


def find(request: ActorRequest, pk: uuid.UUID) -> Adoption:
    return get_object_or_404(queries.adoptions_for(request.actor), pk=pk)  # type: ignore[attr-defined]


@require_safe
def adoptions(request: ActorRequest) -> HttpResponseBase:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rules.check_list(actor)
    rows = queries.adoptions_for(actor)
    return list_response(request, listings_work.adoptions_listing(), rows, "structure/adoptions/adoptions.html", {})


def adoption_ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    question, actor = questions.find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_can_ask(actor, question)
    form = AskForm(request.POST or None, users=list(accounts_to_seat()))

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.ask_adoption(
            question=question, organisation=given["organisation"], what=given["what"], due=given["due"],
            owner=form.person, by=actor, at=clock.now(),
        )  # fmt: skip
        return f"{addresses.of_question(question)}#uebernahmen", f"Angefragt: {given['organisation']}."

    return ask(request, form, act, title="Übernahme anfragen", button="Anfragen", breadcrumb=questions.trail(question))


@require_safe
def adoption(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found, day = find(request, pk), clock.today()
    context = {
        "page_title": f"{found.organisation}: {found.question.title}",
        "breadcrumb": trail(),
        "status": adoption_tag(found),
        "turn": turn(found.organisation, due=found.due, today=day) if found.settled_on is None else None,
        "adoption": found,
        "facts": _facts(found),
        "reads_question": questions_for(actor, clock.today()).filter(pk=found.question_id).exists(),
        "may": {verb: rules.can(actor, found, verb) for verb in VERBS},
    }
    return render(request, "structure/adoptions/adoption.html", context)


def _facts(found: Adoption) -> list[tuple[str, str]]:
    moved = found.first_due is not None and found.first_due != found.due
    return [
        ("Antwort", found.get_answer_display() if found.answer else "steht aus"),
        ("Bis wann", long_day(found.due)),
        ("Zuerst zugesagt bis", long_day(found.first_due) if moved and found.first_due else ""),
        ("Wer antwortet", found.owner.name if found.owner else ""),
        ("Begründung", found.reason),
        ("Beleg", found.evidence),
        ("Erledigt am", long_day(found.settled_on) if found.settled_on else ""),
    ]


def adoption_promise(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_may(actor, found, "promise")
    form = PromiseForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.promise_adoption(adoption=found, by=actor, at=clock.now(), **given)
        return addresses.of_adoption(found), f"Zugesagt bis {long_day(given['due'])}."

    return ask(request, form, act, title="Übernahme zusagen", button="Zusagen", breadcrumb=trail(found))


def _with_reason(request: ActorRequest, pk: uuid.UUID, verb: str, title: str, button: str, label: str) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_may(actor, found, verb)
    form = ReasonForm(request.POST or None, of=found, label=label, help_text="Steht öffentlich im Vorgang.")
    operation = verbs.decline_adoption if verb == "decline" else verbs.give_up_adoption

    def act(given: dict[str, Any]) -> tuple[str, str]:
        operation(adoption=found, by=actor, at=clock.now(), **given)
        return addresses.of_adoption(found), "Festgehalten, mit der Begründung."

    return ask(request, form, act, title=title, button=button, breadcrumb=trail(found))


def adoption_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(request, pk, "decline", "Nicht übernehmen", "Ablehnen", "Warum nicht?")


def adoption_give_up(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    return _with_reason(request, pk, "give_up", "Doch nicht umgesetzt", "Festhalten", "Warum nicht?")


@require_POST
def adoption_start(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    verbs.start_adoption(adoption=found, by=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return done(request, addresses.of_adoption(found), "In Umsetzung.")


def adoption_postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_may(actor, found, "postpone")
    form = PostponeForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.postpone_adoption(adoption=found, by=actor, at=clock.now(), **given)
        return addresses.of_adoption(found), "Der neue Tag steht neben dem alten."

    return ask(request, form, act, title="Verschieben", button="Verschieben", breadcrumb=trail(found))


def adoption_fulfil(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor = find(request, pk), request.actor  # type: ignore[attr-defined]
    rules.check_may(actor, found, "fulfil")
    form = EvidenceForm(request.POST or None, of=found)

    def act(given: dict[str, Any]) -> tuple[str, str]:
        verbs.fulfil_adoption(adoption=found, by=actor, at=clock.now(), **given)
        return addresses.of_adoption(found), "Umgesetzt. Wer gemeldet hat, erfährt es mit der nächsten Rückmeldung."

    return ask(request, form, act, title="Als umgesetzt melden", button="Melden", breadcrumb=trail(found))
