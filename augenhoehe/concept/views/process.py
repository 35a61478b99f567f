"""The process of a concept inside: begin it, its phases, the involvement matrix."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import (
    ActorTypesForm,
    BeginConceptForm,
    ChangeInvolvementForm,
    InvolvementForm,
    NewPhaseForm,
    PhaseForm,
    StartersForm,
    TurnForm,
)
from augenhoehe.concept.models import Concept, Involvement, Phase
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .concepts import address, find, trail, written

TURNS: dict[str, tuple[str, str, Callable[..., Any]]] = {
    "begin": ("Phase beginnen", "Beginnen", operations.begin_phase),
    "finish": ("Phase abschließen", "Abschließen", operations.finish_phase),
    "skip": ("Phase entfallen lassen", "Entfallen lassen", operations.skip_phase),
    "reopen": ("Phase wieder öffnen", "Wieder öffnen", operations.reopen_phase),
}


def process_of(concept: Concept) -> str:
    return reverse("concept_inside:process", args=[concept.pk])


def process_trail(concept: Concept) -> list[tuple[str, str]]:
    return [*trail(concept), ("Prozess", process_of(concept))]


def concept_begin(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    mandate = get_object_or_404(queries.mandates_to_begin_from(request.actor, today()), pk=pk)
    rules.check_write_somewhere(request.actor)
    rules.check_begin_from(request.actor, mandate)
    form = BeginConceptForm(request.POST or None, actor=request.actor, mandate=mandate)

    def act(data: dict) -> tuple[str, str]:
        made = operations.begin_concept(mandate=mandate, by=request.actor, at=now(), **data)
        return process_of(made), "Der Prozess beginnt. Phasen und Kapitel kommen aus der Vorlage."

    return ask(
        request, form, act, title="Konzept beginnen", button="Beginnen", breadcrumb=trail(),
        lead=f"Aus dem Auftrag „{mandate.title}“. Die Phasen verteilen sich auf die Zeit bis zur Frist des Auftrags.",
    )  # fmt: skip


@require_GET
def process(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read_draft(request.actor)
    found = find(request, pk)
    phases = queries.phases_of(found)
    writes = rules.can_write(request.actor, found.municipality_id)
    context = {
        "page_title": f"Prozess: {found.title}",
        "breadcrumb": trail(found),
        "concept": found,
        "path": queries.path_of(phases),
        "phases": [(one, rules.phase_verbs(one) if writes else []) for one in phases],
        "matrix": queries.matrix_of(found, phases),
        "writes": writes,
        "mandate": found.mandate,
    }
    return render(request, "concept/process.html", context)


@require_POST
def phases_lay(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.lay_phases(concept=found, by=request.actor, at=now(), until=found.ends_on)
    messages.success(request, "Die Phasen der Vorlage sind angelegt.")
    return redirect(process_of(found))


def _phase(request: ActorRequest, pk: uuid.UUID) -> Phase:
    phase = get_object_or_404(queries.phases_for(request.actor), pk=pk)
    rules.check_write(request.actor, phase.concept.municipality_id)
    return phase


def phase_turn(request: ActorRequest, pk: uuid.UUID, verb: str) -> HttpResponse:
    phase = _phase(request, pk)
    title, button, turn = TURNS[verb]
    rules.PHASE.target(phase.state, verb)
    form = TurnForm(request.POST or None, of=phase, initial={"on": today()})
    if verb not in ("begin", "finish"):
        del form.fields["on"]
    if verb == "begin":
        # Nobody is asked why something begins.
        del form.fields["reason"]

    def act(data: dict) -> tuple[str, str]:
        turn(phase=phase, by=request.actor, at=now(), **data)
        return process_of(phase.concept), f"{phase.title}: {phase.get_state_display()}."

    missing = queries.warning_of(phase, phase.concept.actor_types)
    lead = f"{missing}. Sagen Sie bitte, warum die Phase trotzdem endet." if missing and verb == "finish" else ""
    return ask(
        request, form, act, title=f"{title}: {phase.title}", button=button, breadcrumb=process_trail(phase.concept),
        lead=lead,
    )  # fmt: skip


def phase_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    phase = _phase(request, pk)
    form = PhaseForm(request.POST or None, of=phase)

    def act(data: dict) -> tuple[str, str]:
        operations.change_phase(phase=phase, by=request.actor, at=now(), **data)
        return process_of(phase.concept), "Geändert. Was vorher galt, steht im Verlauf."

    return ask(
        request, form, act, title=f"Phase ändern: {phase.title}", button="Ändern",
        breadcrumb=process_trail(phase.concept),
    )  # fmt: skip


def phase_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = NewPhaseForm(request.POST or None, concept=concept)

    def act(data: dict) -> tuple[str, str]:
        operations.add_phase(concept=concept, by=request.actor, at=now(), **data)
        return process_of(concept), "Die Phase ist eingefügt."

    return ask(request, form, act, title="Phase einfügen", button="Einfügen", breadcrumb=process_trail(concept))


def starters_plant(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = StartersForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.plant_starters(
            concept=concept, fields=data["fields_chosen"], goals=data["goals_chosen"], by=request.actor, at=now()
        )
        return address(concept), "Übernommen. Sie können alles umbenennen."

    return ask(
        request, form, act, title="Aus der Vorlage übernehmen", button="Übernehmen", breadcrumb=trail(concept),
        lead="Was es schon gibt, wird nicht doppelt angelegt.",
    )  # fmt: skip


# --- Who is involved --------------------------------------------------------------------------------
def actor_types_choose(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    form = ActorTypesForm(request.POST or None, of=concept)

    def act(data: dict) -> tuple[str, str]:
        operations.choose_actor_types(concept=concept, by=request.actor, at=now(), **data)
        return process_of(concept), "Gespeichert. Wer fehlt, steht über der Tabelle."

    return ask(request, form, act, title="Wen beteiligen?", button="Speichern", breadcrumb=process_trail(concept))


def involvement_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    phase = _phase(request, pk)
    form = InvolvementForm(request.POST or None, of=phase, initial={"actor_type": request.GET.get("wer", "")})

    def act(data: dict) -> tuple[str, str]:
        operations.involve(phase=phase, by=request.actor, at=now(), **data)
        return f"{process_of(phase.concept)}#beteiligung", "Eingetragen."

    return ask(
        request, form, act, title=f"Beteiligung eintragen: {phase.title}", button="Eintragen",
        breadcrumb=process_trail(phase.concept),
    )  # fmt: skip


def _involvement(request: ActorRequest, pk: uuid.UUID) -> Involvement:
    found = get_object_or_404(queries.involvements_for(request.actor), pk=pk)
    rules.check_write(request.actor, found.phase.concept.municipality_id)
    return found


def involvement_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _involvement(request, pk)
    form = ChangeInvolvementForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_involvement(involvement=found, by=request.actor, at=now(), **data)
        return f"{process_of(found.phase.concept)}#beteiligung", "Geändert."

    return ask(
        request, form, act, title="Beteiligung ändern", button="Ändern", template="concept/involvement_form.html",
        breadcrumb=process_trail(found.phase.concept), involvement=found,
    )  # fmt: skip


@require_POST
def involvement_remove(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _involvement(request, pk)
    operations.remove_involvement(involvement=found, by=request.actor, at=now())
    messages.success(request, "Entfernt.")
    return redirect(f"{process_of(found.phase.concept)}#beteiligung")
