"""Carriers: the list, and their legal regime."""

from __future__ import annotations

import uuid
from typing import Any

from django.forms.models import model_to_dict
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from augenhoehe.accounts import listings, operations, permissions, queries, rules
from augenhoehe.accounts.forms.accounts import CarrierForm, EditCarrierForm
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.tables import list_response

from .people import trail


@require_GET
def carriers(request: ActorRequest) -> HttpResponseBase:
    request.actor.check(permissions.READ_ACCOUNTS)
    context = {"breadcrumb": trail(), "may_manage": request.actor.may(permissions.MANAGE_CARRIERS)}
    return list_response(request, listings.carriers(), queries.carriers(), "accounts/carriers.html", context)


@require_GET
def carrier(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    request.actor.check(permissions.READ_ACCOUNTS)
    found = get_object_or_404(queries.carriers(), pk=pk)
    context = {
        "page_title": found.name,
        "breadcrumb": trail(("Träger", reverse("accounts_inside:carriers"))),
        "status": listings.kind_of(found),
        "carrier": found,
        "people": queries.people_of(found, request.actor),
        "may_manage": request.actor.may(permissions.MANAGE_CARRIERS),
    }
    return render(request, "accounts/carrier.html", context)


@require_http_methods(["GET", "POST"])
def carrier_new(request: ActorRequest) -> HttpResponseBase:
    rules.check_manage_carriers(request.actor)
    form = CarrierForm(request.POST or None)

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        made = operations.create_carrier(**typed, by=request.actor, at=clock.now())
        return reverse("accounts_inside:carrier", args=[made.pk]), f"{made.name} ist eingetragen."

    crumbs = trail(("Träger", reverse("accounts_inside:carriers")))
    return ask(request, form, act, title="Träger eintragen", button="Eintragen", breadcrumb=crumbs)


@require_http_methods(["GET", "POST"])
def carrier_edit(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    rules.check_manage_carriers(request.actor)
    found = get_object_or_404(queries.carriers(), pk=pk)
    back = reverse("accounts_inside:carrier", args=[pk])
    form = EditCarrierForm(request.POST or None, of=found, initial=model_to_dict(found))

    def act(typed: dict[str, Any]) -> tuple[str, str]:
        operations.change_carrier(carrier=found, **typed, by=request.actor, at=clock.now())
        return back, "Gespeichert."

    crumbs = trail(("Träger", reverse("accounts_inside:carriers")), (found.name, back))
    return ask(request, form, act, title="Träger ändern", button="Speichern", breadcrumb=crumbs)
