"""The checklist before an election: steps by their day, ticked by whoever did them (S2-22)."""

from __future__ import annotations

import uuid
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from augenhoehe.committees.addresses import of_election
from augenhoehe.committees.forms.handovers import ElectionForm, MoveElectionForm, StepDoneForm, StepForm
from augenhoehe.committees.models import Election, ElectionStep
from augenhoehe.committees.operations import elections as operations
from augenhoehe.committees.queries.bodies import elections_for
from augenhoehe.committees.rules import bodies as rules
from augenhoehe.committees.rules import can_manage
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import allowed
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag

from .committees import managed, trail, way_to


def election_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    committee = managed(request, pk)
    form = ElectionForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.begin_election(committee=committee, by=request.actor, at=now(), **data)
        return of_election(made), "Die Checkliste ist angelegt. Prüfen Sie die Tage an Ihrer Wahlordnung."

    lead = "Eine Liste mit Schritten und Tagen zum Abhaken. Gewählt wird nicht mit diesem Programm."
    return ask(
        request,
        form,
        act,
        title="Wahl vorbereiten",
        button="Checkliste anlegen",
        breadcrumb=trail(committee),
        lead=lead,
    )


def _find(request: ActorRequest, pk: uuid.UUID) -> Election:
    return get_object_or_404(elections_for(request.actor), pk=pk)


def _trail(request: ActorRequest, found: Election) -> list[tuple[str, str]]:
    return [*way_to(request, found.committee), ("Wahl vorbereiten", of_election(found))]


@require_GET
def election(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    day = today()
    steps = list(found.steps.select_related("responsible").order_by("-days_before", "title"))
    manages = can_manage(request.actor, found.committee)
    context = {
        "page_title": f"Wahl am {long_date(found.day)} vorbereiten",
        "breadcrumb": way_to(request, found.committee),
        "election": found,
        "name": found.committee.name_on(day),
        "done": sum(one.done_on is not None for one in steps),
        "total": len(steps),
        "steps": [
            (
                one,
                one.due_for(found.day),
                _tag(one, found, day),
                allowed(rules.check_step_done, request.actor, one, found),
            )
            for one in steps
        ],
        "manages": manages,
        "today": day,
    }
    return render(request, "committees/election.html", context)


def _tag(step: ElectionStep, found: Election, day: date) -> StatusTag:
    if step.done_on is not None:
        return StatusTag("erledigt", "good")
    return StatusTag("überfällig", "bad") if step.due_for(found.day) < day else StatusTag("offen", "neutral")


def election_move(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_election(request.actor, found.committee)
    form = MoveElectionForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.move_election(election=found, by=request.actor, at=now(), **data)
        return of_election(found), "Der Wahltag ist verlegt, die offenen Schritte sind mitgerückt."

    return ask(request, form, act, title="Wahltag verlegen", button="Verlegen", breadcrumb=_trail(request, found))


def step_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_election(request.actor, found.committee)
    form = StepForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        data.pop("revision", None)
        operations.add_step(election=found, by=request.actor, at=now(), **data)
        return of_election(found), "Der Schritt steht in der Liste."

    return ask(request, form, act, title="Schritt ergänzen", button="Ergänzen", breadcrumb=_trail(request, found))


def _step(request: ActorRequest, pk: uuid.UUID, step: uuid.UUID) -> ElectionStep:
    found = _find(request, pk)
    one = get_object_or_404(found.steps.select_related("responsible"), pk=step)
    one.election = found
    return one


def step_change(request: ActorRequest, pk: uuid.UUID, step: uuid.UUID) -> HttpResponse:
    one = _step(request, pk, step)
    rules.check_election(request.actor, one.election.committee)
    form = StepForm(request.POST or None, of=one)

    def act(data: dict) -> tuple[str, str]:
        operations.change_step(step=one, by=request.actor, at=now(), **data)
        return of_election(one.election), "Gespeichert."

    return ask(
        request, form, act, title=f"Ändern: {one.title}", button="Speichern", breadcrumb=_trail(request, one.election)
    )


def step_done(request: ActorRequest, pk: uuid.UUID, step: uuid.UUID) -> HttpResponse:
    one = _step(request, pk, step)
    rules.check_step_done(request.actor, one, one.election)
    form = StepDoneForm(request.POST or None, of=one)

    def act(data: dict) -> tuple[str, str]:
        operations.finish_step(step=one, by=request.actor, at=now(), **data)
        return of_election(one.election), f"Erledigt: {one.title}"

    return ask(
        request, form, act, title=f"Erledigt: {one.title}", button="Abhaken", breadcrumb=_trail(request, one.election)
    )


def step_remove(request: ActorRequest, pk: uuid.UUID, step: uuid.UUID) -> HttpResponse:
    one = _step(request, pk, step)
    rules.check_election(request.actor, one.election.committee)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act(data: dict) -> tuple[str, str]:
        operations.remove_step(step=one, by=request.actor, at=now())
        return of_election(one.election), f"Entfernt: {one.title}"

    return ask(
        request, form, act, title=f"Nicht nötig: {one.title}", button="Aus der Liste nehmen", danger=True,
        breadcrumb=_trail(request, one.election), lead="Der Schritt verschwindet aus der Liste, auch seine Erinnerung.",
    )  # fmt: skip
