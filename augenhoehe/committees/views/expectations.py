"""What members expect of their body, by term, and what became of it (S3-29)."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import operations, queries, rules
from augenhoehe.committees.forms.planning import ExpectationForm, OutcomeForm
from augenhoehe.committees.models import Committee
from augenhoehe.committees.queries.expectations import expectations_for, terms_of, thread_by_number
from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .committees import find, trail


def address(committee: Committee) -> str:
    return reverse("committees_inside:expectations", args=[committee.pk])


def _inside(request: ActorRequest, pk: uuid.UUID) -> Committee:
    """For members and who manages the body; to others the page does not exist."""
    committee = find(request, pk)
    if not allowed(rules.check_expect, request.actor, committee, today()):
        raise Http404
    return committee


@require_GET
def expectations(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = _inside(request, pk)
    context = {
        "page_title": "Erwartungen an das Gremium",
        "breadcrumb": trail(committee),
        "committee": committee,
        "terms": terms_of(request.actor, committee, today()),
        "prepares": rules.can_prepare(request.actor, committee, today()),
    }
    return render(request, "committees/expectations.html", context)


def expectation_collect(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = _inside(request, pk)
    seats = [seat for seat in queries.seats_on(committee, today()) if not seat.vacant]
    form = ExpectationForm(request.POST or None, committee=committee, seats=seats)

    def act(data: dict) -> tuple[str, str]:
        operations.collect_expectation(committee=committee, by=request.actor, at=now(), **data)
        return address(committee), "Die Erwartung steht auf der Liste."

    crumbs = [*trail(committee), ("Erwartungen", address(committee))]
    return ask(request, form, act, title="Erwartung aufschreiben", button="Aufschreiben", breadcrumb=crumbs)


def expectation_settle(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(expectations_for(request.actor, today()), pk=pk)
    rules.check_prepare(request.actor, found.committee, today())
    initial = {"state": found.state, "outcome": found.outcome, "thread": found.thread.number if found.thread else ""}
    form = OutcomeForm(request.POST or None, of=found, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        number = data.pop("thread")
        thread = thread_by_number(request.actor, number) if number else None
        if number and thread is None:
            raise Refused("Einen Vorgang mit dieser Nummer können Sie nicht lesen. Prüfen Sie sie.", field="thread")
        operations.settle_expectation(expectation=found, thread=thread, by=request.actor, at=now(), **data)
        return address(found.committee), "Gespeichert."

    crumbs = [*trail(found.committee), ("Erwartungen", address(found.committee))]
    return ask(
        request, form, act, title="Was daraus wurde", button="Speichern", breadcrumb=crumbs, lead=f"„{found.text}“"
    )
