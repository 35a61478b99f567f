"""Numbers from elsewhere that the register is held against: the list, and its verbs."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.forms.comparators import ComparatorForm
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.models import Comparator
from augenhoehe.organisations.queries import numbers as queries_numbers
from augenhoehe.organisations.rules.surveys import check_lead_in


@require_GET
def comparators(request: ActorRequest) -> HttpResponse:
    check_lead_in(request.actor, None)
    context = {
        "page_title": "Vergleichszahlen",
        "breadcrumb": _trail()[:1],
        "rows": queries_numbers.comparators(),
    }
    return render(request, "organisations/comparators.html", context)


def comparator_enter(request: ActorRequest) -> HttpResponse:
    check_lead_in(request.actor, None)
    form = ComparatorForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.enter_comparator(by=request.actor, at=now(), **form.values())
        return _list(), "Die Zahl steht neben der des Verzeichnisses."

    return ask(request, form, act, title="Vergleichszahl eintragen", button="Eintragen", breadcrumb=_trail())


def comparator_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = ComparatorForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_comparator(
            comparator=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )  # fmt: skip
        return _list(), "Gespeichert."

    return ask(request, form, act, title="Vergleichszahl ändern", button="Speichern", breadcrumb=_trail())


def comparator_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remove_comparator(comparator=found, by=request.actor, at=now(), **data)
        return _list(), "Die Zahl ist entfernt."

    return ask(request, form, act, title=f"Entfernen: {found.label}", button="Entfernen", breadcrumb=_trail())


def _find(request: ActorRequest, pk: uuid.UUID) -> Comparator:
    check_lead_in(request.actor, None)
    found: Comparator = get_object_or_404(queries_numbers.all_comparators(), pk=pk)
    return found


def _list() -> str:
    return reverse("organisations_inside:comparators")


def _trail() -> list[tuple[str, str]]:
    return [("Organisationen", reverse("organisations_inside:organisations")), ("Vergleichszahlen", _list())]
