"""Needs: the list, one need with what could meet it, and what becomes of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.organisations import operations
from augenhoehe.organisations.addresses import of_need, of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.needs import MetForm, NeedForm
from augenhoehe.organisations.listings.needs import need_tag, needs_listing
from augenhoehe.organisations.models import Need, Resource
from augenhoehe.organisations.permissions import KEEP_REGISTER
from augenhoehe.organisations.queries import needs as queries_needs
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import needs as rules_needs
from augenhoehe.ui.tables import list_response

from .pool import tended_organisation
from .register import trail

Crumbs = list[tuple[str, str]]


@require_GET
def needs(request: ActorRequest) -> HttpResponseBase:
    """Everything the coordination may know; what is needed is nobody else's business."""
    request.actor.check(KEEP_REGISTER)
    rows = queries_needs.needs_for(request.actor, today())
    return list_response(request, needs_listing(), rows, "organisations/needs.html")


@require_GET
def need(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = _find(request, pk), request.actor, today()
    is_open = found.state == Need.State.OPEN
    met_by = found.met_by
    context = {
        "page_title": f"Bedarf: {found.get_kind_display()}",
        "breadcrumb": _trail(request, found, page=False),
        "status": need_tag(found),
        "need": found,
        "is_open": is_open,
        "alive": found.organisation.state not in rules.ENDED,
        "owner_url": of_organisation(found.organisation),
        "met_by": met_by,
        "reads_survey": found.survey is not None and queries_surveys.reads_survey(actor, found.survey),
        "reads_met_by": met_by is not None and queries_pool.reads_resource(actor, met_by, day),
        "suggestions": queries_needs.suggestions(found, actor, day) if is_open else [],
    }
    return render(request, "organisations/need.html", context)


def need_report(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    owner = tended_organisation(request, pk)
    form = NeedForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.report_need(organisation=owner, by=request.actor, at=now(), **form.values())
        return of_need(made), "Eingetragen. Darunter steht, was schon passen könnte."

    return ask(
        request, form, act, title="Bedarf melden", button="Melden", breadcrumb=trail(request, owner),
        lead=f"Das lesen nur „{owner.name}“ und die Koordination.",
    )  # fmt: skip


def need_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = NeedForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_need(need=found, by=request.actor, at=now(), revision=data["revision"], **form.values())
        return of_need(found), "Gespeichert."

    return ask(
        request, form, act, title="Bedarf ändern", button="Speichern", breadcrumb=_trail(request, found)
    )  # fmt: skip


def need_meet(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """`?mit=`: the shared thing that meets it; without it a sentence says what did."""
    found = _find(request, pk)
    resource = _named(request)
    form = MetForm(request.POST or None, of=found)
    form.fields["how"].required = resource is None
    form.fields["how"].label = "Wodurch?" if resource is None else "Dazu noch ein Satz"

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.meet_need(need=found, resource=resource, by=request.actor, at=now(), **data)
        return of_need(found), "Der Bedarf ist gedeckt."

    lead = f"Gedeckt durch „{resource.title}“ von {resource.organisation.name}." if resource else ""
    return ask(
        request, form, act, title="Bedarf als gedeckt eintragen", button="Eintragen", lead=lead,
        breadcrumb=_trail(request, found),
    )  # fmt: skip


def need_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.withdraw_need(need=found, by=request.actor, at=now(), **data)
        return of_need(found), "Zurückgezogen."

    return ask(
        request, form, act, title="Bedarf zurückziehen", button="Zurückziehen", breadcrumb=_trail(request, found),
        danger=True,
    )  # fmt: skip


def need_reopen(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.reopen_need(need=found, by=request.actor, at=now(), **data)
        return of_need(found), "Der Bedarf ist wieder offen."

    return ask(
        request, form, act, title="Bedarf wieder öffnen", button="Wieder öffnen", breadcrumb=_trail(request, found)
    )


def _find(request: ActorRequest, pk: uuid.UUID) -> Need:
    """Whoever may read a need may also act on it."""
    found: Need = get_object_or_404(queries_needs.needs_for(request.actor, today()), pk=pk)
    rules_needs.check_tend_need(request.actor, found, today())
    return found


def _named(request: ActorRequest) -> Resource | None:
    named = request.GET.get("mit", "")
    if not named:
        return None
    rows = queries_pool.resources_for(request.actor, today())
    try:
        return get_object_or_404(rows, pk=uuid.UUID(named))
    except ValueError:
        return get_object_or_404(rows.none())


def _trail(request: ActorRequest, found: Need, *, page: bool = True) -> Crumbs:
    start = trail(request, found.organisation)
    if request.actor.may(KEEP_REGISTER):
        start = [("Bedarfe", reverse("organisations_inside:needs")), start[-1]]
    return [*start, ("Bedarf", of_need(found))] if page else start
