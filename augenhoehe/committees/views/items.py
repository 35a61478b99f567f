"""Agenda items and resolutions: laid before a committee, put off, taken back, decided, corrected."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.addresses import of_item
from augenhoehe.committees.forms import CorrectionForm, ItemForm, ResolutionForm
from augenhoehe.committees.models import AgendaItem
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import address, find, trail


def item_submit(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = find(request, pk)
    rules.check_submit(request.actor, committee, today())
    form = ItemForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.submit_item(committee=committee, by=request.actor, at=now(), **data)
        return f"{address(committee)}#wartet", "Der Punkt wartet nun auf die nächste Sitzung."

    return ask(request, form, act, title="Punkt vorlegen", button="Vorlegen", breadcrumb=trail(committee))


def _find_item(request: ActorRequest, pk: uuid.UUID) -> AgendaItem:
    return get_object_or_404(queries.items_for(request.actor, today()), pk=pk)


@require_POST
def item_withdraw(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = _find_item(request, pk)
    back = of_item(item)
    operations.withdraw_item(item=item, by=request.actor, at=now())
    messages.success(request, f"Zurückgezogen: {item.title}.")
    return redirect(back)


@require_POST
def item_put_off(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = _find_item(request, pk)
    back = of_item(item)
    operations.put_off_item(item=item, by=request.actor, at=now())
    messages.success(request, f"Wartet auf eine spätere Sitzung: {item.title}.")
    return redirect(back)


def resolution_record(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    item = _find_item(request, pk)
    rules.check_decide(request.actor, item)
    if request.method != "POST":
        # Refused before anybody types; a late sender gets the conflict page with both texts instead.
        rules.check_open_item(item)
    form = ResolutionForm(request.POST or None, of=item)

    def act(data: dict) -> tuple[str, str]:
        operations.record_resolution(item=item, by=request.actor, at=now(), **data)
        return of_item(item), f"Der Beschluss ist festgehalten: {item.title}."

    crumbs = [*trail(item.committee), ("Sitzung", of_item(item))]
    return ask(
        request, form, act, title=f"Beschluss festhalten: {item.title}", button="Festhalten", breadcrumb=crumbs,
        template="committees/form.html", item=item, seats=queries.voting_seats_of(item),
    )  # fmt: skip


def resolution_correct(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    resolution = get_object_or_404(queries.resolutions_for(request.actor, today()), pk=pk)
    item = resolution.agenda_item
    rules.check_decide(request.actor, item, resolution.decided_on)
    form = CorrectionForm(request.POST or None, of=resolution)

    def act(data: dict) -> tuple[str, str]:
        operations.correct_resolution(resolution=resolution, by=request.actor, at=now(), **data)
        return of_item(item), "Der Beschluss ist berichtigt."

    crumbs = [*trail(item.committee), ("Sitzung", of_item(item))]
    return ask(
        request, form, act, title=f"Beschluss berichtigen: {item.title}", button="Berichtigen", breadcrumb=crumbs,
        template="committees/form.html", item=item,
        lead="Berichtigen Sie Schreib- und Zählfehler. Eine andere Entscheidung braucht einen neuen Beschluss.",
    )  # fmt: skip
