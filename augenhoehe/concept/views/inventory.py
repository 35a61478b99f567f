"""The inventory inside: projects, programmes before them, experiences."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import (
    ChangeExperienceForm,
    ChangeProjectForm,
    ExperienceForm,
    ProjectForm,
)
from augenhoehe.concept.listings import projects_listing
from augenhoehe.concept.models import Project
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import list_response

from .concepts import trail


def inventory_trail(project: Project | None = None) -> list[tuple[str, str]]:
    start = [*trail(), ("Bestand", reverse("concept_inside:projects"))]
    return [*start, (project.title, _address(project))] if project else start


def _address(project: Project) -> str:
    return reverse("concept_inside:project", args=[project.pk])


def _find(request: ActorRequest, pk: uuid.UUID) -> Project:
    return get_object_or_404(queries.projects_for(request.actor), pk=pk)


@require_GET
def projects(request: ActorRequest) -> HttpResponseBase:
    rules.check_read_draft(request.actor)
    rows = queries.projects_for(request.actor)
    context = {
        "page_title": "Bestand an Projekten", "breadcrumb": trail(),
        "may_create": rules.can_write_somewhere(request.actor),
    }  # fmt: skip
    return list_response(request, projects_listing(), rows, "concept/projects.html", context)


def project_create(request: ActorRequest) -> HttpResponse:
    rules.check_write_somewhere(request.actor)
    form = ProjectForm(request.POST or None, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        made = operations.create_project(by=request.actor, at=now(), **data)
        return _address(made), "Das Projekt steht im Bestand."

    return ask(request, form, act, title="Projekt eintragen", button="Eintragen", breadcrumb=inventory_trail())


@require_GET
def project(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    rules.check_read_draft(request.actor)
    found = _find(request, pk)
    past = found.past_on(today())
    context = {
        "page_title": found.title,
        "breadcrumb": inventory_trail(),
        "status": StatusTag("beendet" if past else "läuft", "neutral" if past else "active"),
        "project": found,
        "facts": project_facts(found),
        "before": queries.history_of(found),
        "after": list(queries.projects_for(request.actor).filter(predecessor=found)),
        "experiences": queries.experiences_of(request.actor, found),
        "writes": rules.can_write(request.actor, found.municipality_id),
    }
    return render(request, "concept/project.html", context)


def project_facts(project: Project) -> list[tuple[str, str]]:
    until = long_date(project.ends_on) if project.ends_on else "heute, Ende offen"
    return [
        ("Art", project.get_kind_display()),
        ("Wo", project.municipality.name),
        ("Wer es tut", project.carrier),
        ("Wer es bezahlt", project.giver),
        ("Zeit", f"{long_date(project.starts_on)} bis {until}"),
    ]


def project_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write(request.actor, found.municipality_id)
    form = ChangeProjectForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.change_project(project=found, by=request.actor, at=now(), **data)
        return _address(found), "Gespeichert."

    return ask(request, form, act, title="Projekt bearbeiten", button="Speichern", breadcrumb=inventory_trail(found))


def experience_note(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _find(request, pk)
    rules.check_write(request.actor, found.municipality_id)
    initial = {"action_fields": [one.pk for one in found.action_fields.all()]}
    form = ExperienceForm(request.POST or None, actor=request.actor, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.note_experience(municipality=found.municipality, project=found, by=request.actor, at=now(), **data)
        return f"{_address(found)}#erfahrungen", "Die Erfahrung ist festgehalten."

    return ask(request, form, act, title="Erfahrung festhalten", button="Festhalten", breadcrumb=inventory_trail(found))


def experience_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.experiences_for(request.actor), pk=pk)
    rules.check_write(request.actor, found.municipality_id)
    form = ChangeExperienceForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.change_experience(experience=found, by=request.actor, at=now(), **data)
        target = _address(found.project) if found.project else reverse("concept_inside:projects")
        return f"{target}#erfahrungen", "Gespeichert."

    return ask(
        request, form, act, title="Erfahrung bearbeiten", button="Speichern",
        breadcrumb=inventory_trail(found.project),
    )  # fmt: skip
