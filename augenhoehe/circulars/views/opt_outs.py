"""Who wants no circulars, entered after a call."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from augenhoehe.circulars import operations
from augenhoehe.circulars.forms import NothingForm, OptOutForm
from augenhoehe.circulars.queries import lists
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations.addresses import of_organisation
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.queries.cards import organisations_for
from augenhoehe.organisations.queries.entries import contacts_of
from augenhoehe.organisations.rules import entries as rules_entries

from .around import Crumbs, trail


def opt_out_enter(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found: Organisation = get_object_or_404(organisations_for(request.actor, today()), pk=pk)
    rules_entries.check_keep(request.actor, found)
    contacts = contacts_of(found, today())
    form = OptOutForm(request.POST if request.method == "POST" else None, contacts=contacts)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.opt_out(organisation=found, contact=data["contact"], by=request.actor, at=now())
        return _panel(found), "Eingetragen. Rundschreiben gehen dorthin nicht mehr."

    return ask(
        request, form, act, title=f"Keine Rundschreiben mehr: {found.name}", button="Eintragen",
        breadcrumb=_crumbs(found), lead="Was das Recht verlangt, etwa eine Ladung, ist kein Rundschreiben.",
    )  # fmt: skip


def opt_out_end(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(lists.opt_outs_for(request.actor, today()), pk=pk)
    rules_entries.check_keep(request.actor, found.organisation)
    form = NothingForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.end_opt_out(opt_out=found, by=request.actor, at=now())
        return _panel(found.organisation), "Rundschreiben gehen wieder hinaus."

    who = str(found.contact) if found.contact else found.organisation.name
    return ask(
        request, form, act, title=f"Wieder Rundschreiben: {who}", button="Möchte wieder Rundschreiben",
        breadcrumb=_crumbs(found.organisation), lead="Nur wenn die Organisation es Ihnen gesagt hat.",
    )  # fmt: skip


def _crumbs(organisation: Organisation) -> Crumbs:
    return [*trail()[:1], (organisation.name, of_organisation(organisation))]


def _panel(organisation: Organisation) -> str:
    return f"{of_organisation(organisation)}#rundschreiben"
