"""Rooms and help: the list, one thing with who asked for it, and what its owner does with it."""

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
from augenhoehe.organisations.addresses import of_organisation, of_resource, public_of_organisation
from augenhoehe.organisations.forms.entries import RevisionForm
from augenhoehe.organisations.forms.pool import ResourceForm
from augenhoehe.organisations.listings.pool import period_of, request_tag, resource_tag, resources_listing
from augenhoehe.organisations.models import Organisation, Resource
from augenhoehe.organisations.permissions import KEEP_REGISTER, READ_NETWORK
from augenhoehe.organisations.queries import pool as queries_pool
from augenhoehe.organisations.rules import entries as rules
from augenhoehe.organisations.rules import pool as rules_pool
from augenhoehe.ui.tables import list_response

from .register import find, trail

Crumbs = list[tuple[str, str]]


def pool_trail(request: ActorRequest, resource: Resource | None = None) -> Crumbs:
    """The list and the thing, as far as the reader may open them."""
    start: Crumbs = []
    if request.actor.may(READ_NETWORK):
        start = [("Räume und Hilfe", reverse("organisations_inside:resources"))]
    return [*start, (resource.title, of_resource(resource))] if resource else start


def find_resource(request: ActorRequest, pk: uuid.UUID) -> Resource:
    return get_object_or_404(queries_pool.resources_for(request.actor, today()), pk=pk)


def tended(request: ActorRequest, pk: uuid.UUID) -> Resource:
    """For pages of the owner: anybody else is refused before typing anything."""
    found = find_resource(request, pk)
    rules_pool.check_tend_resource(request.actor, found, today())
    return found


@require_GET
def resources(request: ActorRequest) -> HttpResponseBase:
    """What is shared with the reader; in the beginning only what is offered today."""
    request.actor.check(READ_NETWORK)
    day = today()
    rows = queries_pool.resources_for(request.actor, day)
    if "stand" not in request.GET:
        rows = rows.offered(day)  # type: ignore[attr-defined]
    return list_response(request, resources_listing(day), rows, "organisations/resources.html")


@require_GET
def resource(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found, actor, day = find_resource(request, pk), request.actor, today()
    tends = rules_pool.can_tend_resource(actor, found, day)
    owner = found.organisation
    context = {
        "page_title": found.title,
        "breadcrumb": pool_trail(request),
        "status": resource_tag(found, day),
        "resource": found,
        "place": queries_pool.place_of(found),
        "period": period_of(found),
        "owner_url": of_organisation(owner) if tends else public_of_organisation(owner),
        "tends": tends,
        "alive": owner.state not in rules.ENDED,
        "asks": may_ask(request, found),
        "requests": [(one, request_tag(one)) for one in queries_pool.requests_about(found, actor, day)],
        "promised": queries_pool.promised_days(found, day),
    }
    return render(request, "organisations/resource.html", context)


def may_ask(request: ActorRequest, found: Resource) -> bool:
    """Is there anybody in whose name the reader could ask for it?"""
    actor, day = request.actor, today()
    if resource_tag(found, day).kind != "good" or not found.organisation.published:
        return False
    others = queries_pool.askers(actor, day).exclude(pk=found.organisation_id)
    return actor.may(KEEP_REGISTER) or others.exists()


# --- By its owner -------------------------------------------------------------------------------------
def resource_offer(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    owner = tended_organisation(request, pk)
    form = ResourceForm(request.POST or None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        made = operations.offer_resource(organisation=owner, by=request.actor, at=now(), **form.values())
        return of_resource(made), "Eingetragen."

    return ask(
        request, form, act, title="Raum oder Hilfe anbieten", button="Anbieten", breadcrumb=trail(request, owner),
        lead=f"Was „{owner.name}“ mit anderen teilt. Sie entscheiden bei jeder Anfrage neu.",
    )  # fmt: skip


def resource_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    rules.check_alive(found.organisation)
    form = ResourceForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.change_resource(
            resource=found, by=request.actor, at=now(), revision=data["revision"], **form.values()
        )
        return of_resource(found), "Gespeichert."

    return ask(
        request, form, act, title=f"Ändern: {found.title}", button="Speichern", breadcrumb=pool_trail(request, found)
    )


def resource_end(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.end_resource(resource=found, by=request.actor, at=now(), **data)
        return of_resource(found), "Es wird nicht mehr angeboten."

    return ask(
        request, form, act, title=f"Nicht mehr anbieten: {found.title}", button="Nicht mehr anbieten",
        breadcrumb=pool_trail(request, found), danger=True,
        lead="Offene Anfragen werden abgesagt; wer gefragt hat, bekommt eine Nachricht. Zusagen bleiben bestehen.",
    )  # fmt: skip


def resource_offer_again(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = tended(request, pk)
    rules.check_alive(found.organisation)
    form = RevisionForm(request.POST or None, of=found)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.offer_again(resource=found, by=request.actor, at=now(), **data)
        return of_resource(found), "Es wird wieder angeboten."

    return ask(
        request, form, act, title=f"Wieder anbieten: {found.title}", button="Wieder anbieten",
        breadcrumb=pool_trail(request, found),
    )  # fmt: skip


def tended_organisation(request: ActorRequest, pk: uuid.UUID) -> Organisation:
    """For pages of the organisation's people, also of those with the small right."""
    found = find(request, pk)
    rules.check_tend(request.actor, found, today())
    rules.check_alive(found)
    return found
