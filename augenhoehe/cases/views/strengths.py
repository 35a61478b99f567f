"""Strengths of a person, beside their concerns."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse

from augenhoehe.cases import operations, rules
from augenhoehe.cases.forms.strengths import StrengthForm
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .room import address, find, find_strength, in_room, trail


@in_room()
def strength_name(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rules.check_writes(request.actor, found)
    form = StrengthForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.name_strength(case=found, by=request.actor, at=now(), **form.values())
        return f"{address(found)}#staerken", "Die Stärke ist aufgeschrieben."

    return ask(request, form, act, title="Stärke aufschreiben", button="Aufschreiben", breadcrumb=trail(found))


@in_room()
def strength_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    strength = find_strength(request, pk)
    rules.check_writes(request.actor, strength.case)
    form = StrengthForm(request.POST or None, of=strength)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_strength(
            strength=strength, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return f"{address(strength.case)}#staerken", "Gespeichert."

    return ask(request, form, act, title="Stärke ändern", button="Speichern", breadcrumb=trail(strength.case))


@in_room()
def strength_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    strength = find_strength(request, pk)
    rules.check_writes(request.actor, strength.case)
    case = strength.case

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_strength(strength=strength, by=request.actor, at=now())
        return f"{address(case)}#staerken", "Die Stärke steht nicht mehr in der Akte."

    form = forms.Form(request.POST if request.method == "POST" else None)
    return ask(
        request, form, act, title="Stärke streichen", button="Streichen", breadcrumb=trail(case), danger=True,
        lead=f"„{strength.text}“",
    )  # fmt: skip
