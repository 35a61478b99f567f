"""„Wir machen mit“: two organisations talk here, and what comes of it can become a cooperation."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.network import operations
from augenhoehe.network.addresses import of_answer, of_cooperation
from augenhoehe.network.forms.board import MessageForm, SentenceForm, WordForm
from augenhoehe.network.forms.cooperations import CooperationForm
from augenhoehe.network.listings.board import answer_tag
from augenhoehe.network.models import BoardAnswer
from augenhoehe.network.queries import board as queries
from augenhoehe.network.queries import cooperations as queries_cooperations
from augenhoehe.network.rules import board as rules
from augenhoehe.organisations.permissions import READ_NETWORK

from .board import find, others_of, trail

Crumbs = list[tuple[str, str]]


def _trail(request: ActorRequest, answer: BoardAnswer) -> Crumbs:
    return [*trail(request, answer.entry), (answer.organisation.name, of_answer(answer))]


def entry_join(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """„Wir machen mit“, in the name of an own organisation."""
    found, actor = find(request, pk), request.actor
    actor.check(READ_NETWORK)
    rules.check_open(found)
    own = others_of(request, found)
    if not own.exists():
        raise Refused("Mitmachen kann, wer für eine andere Organisation im Verzeichnis spricht.")
    form = WordForm(request.POST or None, writers=own, keeper=False)
    form.fields["text"].label = "Was möchten Sie beitragen?"

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.answer_entry(entry=found, by=actor, at=now(), **data)
        return of_answer(made), f"„{found.writer}“ bekommt Ihre Nachricht und antwortet Ihnen hier."

    return ask(
        request, form, act, title=f"Wir machen mit: {found.title}", button="Absenden",
        breadcrumb=trail(request, found),
        lead=f"Das lesen nur „{found.writer}“ und die Koordination. Ihre Adressen bleiben unter Ihnen.",
    )  # fmt: skip


def _find(request: ActorRequest, pk: uuid.UUID) -> BoardAnswer:
    return get_object_or_404(queries.answers_for(request.actor, today()), pk=pk)


@require_GET
def board_answer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _find(request, pk), request.actor, today()
    entry_side, other_side = rules.can_tend_entry(actor, found.entry, day), rules.can_answer_side(actor, found, day)
    rows = queries_cooperations.cooperations_for(actor, day).filter(answer=found).order_by("entered_at")
    context = {
        "page_title": f"{found.organisation.name} macht mit",
        "breadcrumb": trail(request, found.entry),
        "status": answer_tag(found),
        "answer": found,
        "talk": found.messages.order_by("written_at", "id"),
        "writes": found.lives and (entry_side or other_side),
        "declines": found.lives and entry_side,
        "withdraws": found.lives and other_side,
        "makes": found.state == BoardAnswer.State.CONTACT and found.entry.organisation is not None
        and (entry_side or other_side),
        "cooperations": [(one, of_cooperation(one)) for one in rows],
    }  # fmt: skip
    return render(request, "network/answer.html", context)


def answer_write(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_either_side(request.actor, found, today())
    rules.check_lives(found)
    form = MessageForm(request.POST or None)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.write_to_other(answer=found, by=request.actor, at=now(), **data)
        return of_answer(found), "Die Nachricht ist angekommen."

    return ask(
        request, form, act, title=f"Schreiben: {found.entry.title}", button="Senden", breadcrumb=_trail(request, found)
    )


def answer_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_tend_entry(request.actor, found.entry, today())
    form = SentenceForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.decline_answer(answer=found, by=request.actor, at=now(), **data)
        return of_answer(found), "Abgesagt."

    return ask(
        request, form, act, title=f"Absagen: {found.organisation.name}", button="Absagen",
        breadcrumb=_trail(request, found), danger=True,
    )  # fmt: skip


def answer_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_answering_side(request.actor, found, today())
    form = SentenceForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_answer(answer=found, by=request.actor, at=now(), **data)
        return of_answer(found), "Zurückgezogen."

    return ask(
        request, form, act, title=f"Doch nicht: {found.entry.title}", button="Zurückziehen",
        breadcrumb=_trail(request, found), danger=True,
    )  # fmt: skip


def answer_cooperate(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What the two agreed on becomes a cooperation; the other side is asked whether that is right."""
    found = _find(request, pk)
    rules.check_either_side(request.actor, found, today())
    owner = found.entry.organisation
    if owner is None or found.state != BoardAnswer.State.CONTACT:
        raise Refused("Eine Kooperation entsteht aus einem Gespräch zweier Organisationen.")
    form = CooperationForm(request.POST or None, initial={"subject": found.entry.title, "field": found.entry.field})

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.enter_cooperation(
            partners=[owner, found.organisation], answer=found, by=request.actor, at=now(), **form.values()
        )
        return of_cooperation(made), "Eingetragen. Die andere Seite wird gefragt, ob sie zustimmt."

    return ask(
        request, form, act, title="Kooperation daraus machen", button="Eintragen", breadcrumb=_trail(request, found),
        lead=f"Zwischen „{owner.name}“ und „{found.organisation.name}“.",
    )  # fmt: skip
