"""Asking for a room or help, and the answer: one page for both sides."""

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
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_organisation, of_request, of_resource
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.pool import AnswerForm, AskForm
from augenhoehe.organisations.listings.pool import request_tag
from augenhoehe.organisations.models import ResourceRequest
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.rules import pool as rules_pool
from augenhoehe.ui.words import long_day

from .pool import find_resource, may_ask, pool_trail


def resource_ask(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """In whose name, for which day, what for."""
    found, actor, day = find_resource(request, pk), request.actor, today()
    if not may_ask(request, found):
        rules_pool.check_askable(found, day)
        raise Refused("Fragen kann, wer für eine andere Organisation im Verzeichnis spricht, oder die Koordination.")
    askers = queries_pool.askers(actor, day).exclude(pk=found.organisation_id)
    form = AskForm(request.POST or None, askers=askers, keeper=actor.may(KEEP_REGISTER))

    def act(data: dict[str, Any]) -> tuple[str, str]:
        made = operations.ask_for_resource(resource=found, by=actor, at=now(), **data)
        return of_request(made), "Die Anfrage ist unterwegs. Die Antwort kommt in Ihr Postfach."

    return ask(
        request, form, act, title=f"Anfragen: {found.title}", button="Anfragen", breadcrumb=pool_trail(request, found),
        template="organisations/resource_ask.html", resource=found, promised=queries_pool.promised_days(found, day),
    )  # fmt: skip


@require_GET
def resource_request(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """What is asked, by whom, and what became of it."""
    found, actor, day = _find(request, pk), request.actor, today()
    sees = queries_pool.reads_resource(actor, found.resource, day)
    asks = found.organisation is not None and rules_pool.can_speak_for(actor, found.organisation, day)
    context = {
        "page_title": f"Anfrage: {found.resource.title}",
        "breadcrumb": _trail(request, found),
        "status": request_tag(found),
        "request_row": found,
        "resource_url": of_resource(found.resource) if sees else "",
        "asker_url": of_organisation(found.organisation) if asks and found.organisation else "",
        "answers": rules_pool.can_answer(actor, found, day),
        "withdraws": rules_pool.can_withdraw(actor, found, day),
    }
    return render(request, "organisations/resource_request.html", context)


def request_agree(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _asked_of(request, pk)
    form = AnswerForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.agree_to_request(request=found, by=request.actor, at=now(), **data)
        return of_request(found), "Zugesagt. Wer gefragt hat, liest Ihre Antwort."

    return ask(
        request, form, act, title=f"Zusagen: {found.resource.title}", button="Zusagen", lead=_lead(found),
        breadcrumb=_trail(request, found, last=True),
    )  # fmt: skip


def request_decline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _asked_of(request, pk)
    form = AnswerForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.decline_request(request=found, by=request.actor, at=now(), **data)
        return of_request(found), "Abgesagt. Wer gefragt hat, liest Ihre Antwort."

    return ask(
        request, form, act, title=f"Absagen: {found.resource.title}", button="Absagen", lead=_lead(found),
        breadcrumb=_trail(request, found, last=True), danger=True,
    )  # fmt: skip


def request_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules_pool.check_withdraw(request.actor, found, today())
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_request(request=found, by=request.actor, at=now(), **data)
        return of_request(found), "Zurückgezogen. Die andere Seite weiß es jetzt."

    return ask(
        request, form, act, title=f"Anfrage zurückziehen: {found.resource.title}", button="Zurückziehen",
        breadcrumb=_trail(request, found, last=True), danger=True,
    )  # fmt: skip


def _find(request: ActorRequest, pk: uuid.UUID) -> ResourceRequest:
    return get_object_or_404(queries_pool.requests_for(request.actor, today()), pk=pk)


def _asked_of(request: ActorRequest, pk: uuid.UUID) -> ResourceRequest:
    """For the pages of the answer: who asked is refused before typing anything."""
    found = _find(request, pk)
    rules_pool.check_tend_resource(request.actor, found.resource, today())
    return found


def _lead(found: ResourceRequest) -> str:
    """Who asks for when; and whether somebody else has it on that day."""
    taken = found.wanted_on in queries_pool.promised_days(found.resource, found.wanted_on)
    warning = " Achtung: Für diesen Tag haben Sie schon einer anderen Anfrage zugesagt." if taken else ""
    return f"{found.asker} fragt für den {long_day(found.wanted_on)}.{warning}"


def _trail(request: ActorRequest, found: ResourceRequest, *, last: bool = False) -> list[tuple[str, str]]:
    sees = queries_pool.reads_resource(request.actor, found.resource, today())
    start = pool_trail(request, found.resource if sees else None)
    return [*start, ("Anfrage", of_request(found))] if last or not start else start
