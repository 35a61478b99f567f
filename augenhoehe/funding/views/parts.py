"""The conditions and calls of a programme."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.funding import operations, words
from augenhoehe.funding.addresses import of_programme
from augenhoehe.funding.forms.programmes import CallForm, RuleForm
from augenhoehe.funding.models import EligibilityRule, FundingCall
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.rules import programmes as rules
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.forms.entries import RevisionForm

from .catalogue import kept, trail


def _rule(request: ActorRequest, pk: uuid.UUID) -> EligibilityRule:
    found: EligibilityRule = get_object_or_404(queries.rule_for(request.actor, pk))
    rules.check_keep(request.actor)
    return found


def _call(request: ActorRequest, pk: uuid.UUID) -> FundingCall:
    found: FundingCall = get_object_or_404(queries.calls_for(request.actor), pk=pk)
    rules.check_keep(request.actor)
    return found


def rule_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = RuleForm(request.POST or None, programme=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.add_rule(programme=found, by=request.actor, at=now(), **form.values())
        return f"{of_programme(found)}#bedingungen", "Die Bedingung steht am Ende der Liste."

    return ask(request, form, act, title="Bedingung eintragen", button="Eintragen", breadcrumb=trail(found))


def rule_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _rule(request, pk)
    form = RuleForm(request.POST or None, programme=found.programme, rule=found)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.change_rule(rule=found, by=request.actor, at=now(), **form.values())
        return f"{of_programme(found.programme)}#bedingungen", "Gespeichert."

    return ask(request, form, act, title="Bedingung ändern", button="Speichern", breadcrumb=trail(found.programme))


@require_POST
def rule_move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _rule(request, pk)
    operations.move_rule(rule=found, by=request.actor, at=now())
    messages.success(request, "Die Bedingung steht jetzt weiter vorn.")
    return redirect(f"{of_programme(found.programme)}#bedingungen")


def rule_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _rule(request, pk)
    form = RevisionForm(request.POST or None, of=found.programme)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_rule(rule=found, by=request.actor, at=now(), **data)
        return f"{of_programme(found.programme)}#bedingungen", "Die Bedingung ist entfernt."

    return ask(
        request, form, act, title="Bedingung entfernen", button="Entfernen", breadcrumb=trail(found.programme),
        lead=words.required(found), danger=True,
    )  # fmt: skip


def call_announce(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = kept(request, pk)
    form = CallForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.announce_call(programme=found, by=request.actor, at=now(), **form.values())
        return f"{of_programme(found)}#fristen", "Der Aufruf ist eingetragen."

    return ask(request, form, act, title="Aufruf oder Frist eintragen", button="Eintragen", breadcrumb=trail(found))


def call_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _call(request, pk)
    form = CallForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_call(call=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return f"{of_programme(found.programme)}#fristen", "Gespeichert."

    return ask(
        request, form, act, title="Aufruf ändern", button="Speichern", breadcrumb=trail(found.programme),
        lead="Mit einer neuen Frist werden alle noch einmal erinnert, die sich das Programm gemerkt haben.",
    )  # fmt: skip


def call_cancel(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _call(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.cancel_call(call=found, by=request.actor, at=now(), **data)
        return f"{of_programme(found.programme)}#fristen", "Der Aufruf ist zurückgenommen."

    return ask(
        request, form, act, title="Aufruf zurücknehmen", button="Zurücknehmen", breadcrumb=trail(found.programme),
        lead="An diese Frist wird niemand mehr erinnert.", danger=True,
    )  # fmt: skip
