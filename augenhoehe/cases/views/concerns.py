"""Concerns and their verbs."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from augenhoehe.cases import operations, queries, rules
from augenhoehe.cases.forms.files import ConcernForm, EndConcernForm
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .room import address, find, find_concern, in_room, trail


@in_room()
def concern_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        concern = operations.name_concern(case=found, by=request.actor, at=now(), **data)
        return f"{address(found)}#anliegen-{concern.pk}", "Das Anliegen ist aufgeschrieben."

    form = ConcernForm(request.POST or None, areas=queries.life_areas())
    return ask(request, form, act, title="Anliegen aufschreiben", button="Aufschreiben", breadcrumb=trail(found))


@require_POST
@in_room()
def concern_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concern = find_concern(request, pk)
    operations.begin_concern(concern=concern, by=request.actor, at=now())
    messages.success(request, "Das Anliegen ist in Bearbeitung.")
    return redirect(f"{address(concern.case)}#anliegen-{concern.pk}")


@require_POST
@in_room()
def concern_reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concern = find_concern(request, pk)
    operations.reopen_concern(concern=concern, by=request.actor, at=now())
    messages.success(request, "Das Anliegen ist wieder in Bearbeitung.")
    return redirect(f"{address(concern.case)}#anliegen-{concern.pk}")


@in_room()
def concern_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concern = find_concern(request, pk)
    rules.check_writes(request.actor, concern.case)
    rules.check_ends(concern)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        ended = operations.end_concern(concern=concern, by=request.actor, at=now(), **data)
        said = "Das Ergebnis ist festgehalten."
        if ended.offers_hint:
            said += " Erleben das andere auch? Dann geben Sie einen Hinweis ohne Namen."
        return f"{address(concern.case)}#anliegen-{concern.pk}", said

    return ask(
        request, EndConcernForm(request.POST or None, of=concern), act, title="Was wurde daraus?", button="Festhalten",
        breadcrumb=trail(concern.case), lead=f"„{concern.wording}“",
    )  # fmt: skip
