"""The tree inside: fields of action, guiding goals, goals; by department; on a line of time."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import (
    ChangeActionFieldForm,
    ChangeGoalForm,
    ChangeGuidingGoalForm,
    GoalForm,
    GuidingGoalForm,
    PostponeForm,
)
from augenhoehe.concept.models import ActionField, Goal, GuidingGoal
from augenhoehe.concept.timeline import drawn, rows_of
from augenhoehe.core.clock import now, today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask

from .concepts import address, find, trail, written


def action_field_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found: ActionField = get_object_or_404(queries.action_fields_for(request.actor), pk=pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ChangeActionFieldForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_action_field(action_field=found, by=request.actor, at=now(), **data)
        return f"{address(found.concept)}#feld-{found.pk}", "Gespeichert."

    return ask(
        request, form, act, title="Handlungsfeld bearbeiten", button="Speichern", breadcrumb=trail(found.concept)
    )


def guiding_goal_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    initial = {"action_field": request.GET.get("feld", ""), "statements": request.GET.getlist("aussage")}
    form = GuidingGoalForm(request.POST or None, concept=concept, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        operations.add_guiding_goal(concept=concept, by=request.actor, at=now(), **data)
        return address(concept), "Das Leitziel ist angelegt."

    return ask(request, form, act, title="Leitziel anlegen", button="Anlegen", breadcrumb=trail(concept))


def guiding_goal_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found: GuidingGoal = get_object_or_404(queries.guiding_goals_for(request.actor), pk=pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ChangeGuidingGoalForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_guiding_goal(guiding_goal=found, by=request.actor, at=now(), **data)
        return address(found.concept), "Gespeichert."

    return ask(request, form, act, title="Leitziel bearbeiten", button="Speichern", breadcrumb=trail(found.concept))


def goal_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    concept = written(request, pk)
    initial = {"action_field": request.GET.get("feld", ""), "guiding_goal": request.GET.get("leitziel", "")}
    form = GoalForm(request.POST or None, concept=concept, actor=request.actor, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        made = operations.add_goal(concept=concept, by=request.actor, at=now(), **data)
        return goal_address(made), "Das Ziel ist angelegt."

    return ask(request, form, act, title="Ziel anlegen", button="Anlegen", breadcrumb=trail(concept))


def goal_address(goal: Goal) -> str:
    return reverse("concept_inside:goal", args=[goal.pk])


def _goal(request: ActorRequest, pk: uuid.UUID) -> Goal:
    return get_object_or_404(queries.goals_for(request.actor), pk=pk)


@require_GET
def goal(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _goal(request, pk)
    rows = queries.rows_of(queries.measures_for(request.actor).filter(goal=found), today())
    context = {
        "page_title": found.title,
        "breadcrumb": trail(found.concept),
        "goal": found,
        "facts": _facts(found),
        "rows": rows,
        "progress": queries.together(row.progress for row in rows),
        "readings": queries.readings_of([found], found.concept, request.actor).get(found.pk, []),
        "writes": rules.can_write(request.actor, found.concept.municipality_id),
    }
    return render(request, "concept/goal.html", context)


def _facts(goal: Goal) -> list[tuple[str, str]]:
    moved = f", verschoben, zuerst bis {long_date(goal.first_due)}" if goal.postponed else ""
    return [
        ("Woran man es erkennt", goal.criterion),
        ("Zielwert", goal.target),
        ("Bis", f"{long_date(goal.due)}{moved}"),
        ("Grund der Verschiebung", goal.moved_reason),
        ("Verantwortliche Stelle", goal.unit),
        ("Zuständige Person", goal.responsible.name if goal.responsible else "noch niemand"),
        ("Handlungsfeld", goal.action_field.title),
        ("Leitziel", goal.guiding_goal.title if goal.guiding_goal else ""),
        ("Dimension", goal.get_dimension_display() if goal.dimension else ""),
    ]


def goal_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _goal(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = ChangeGoalForm(request.POST or None, of=found, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        operations.change_goal(goal=found, by=request.actor, at=now(), **data)
        return goal_address(found), "Gespeichert."

    return ask(
        request, form, act, title="Ziel bearbeiten", button="Speichern",
        breadcrumb=[*trail(found.concept), (found.title, goal_address(found))],
    )  # fmt: skip


def goal_postpone(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = _goal(request, pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = PostponeForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.postpone_goal(goal=found, by=request.actor, at=now(), **data)
        return goal_address(found), "Verschoben. Der erste Tag bleibt sichtbar."

    return ask(
        request, form, act, title="Ziel verschieben", button="Verschieben",
        breadcrumb=[*trail(found.concept), (found.title, goal_address(found))],
        lead=f"Bisher bis {long_date(found.due)}. Der erste Tag und der Grund bleiben für alle stehen.",
    )  # fmt: skip


@require_GET
def units(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """Who leads what, and who takes part where (S2-19)."""
    found = find(request, pk)
    rows = queries.rows_of(queries.measures_for(request.actor).filter(action_field__concept=found), today())
    context = {
        "page_title": "Nach Stellen",
        "breadcrumb": trail(found),
        "concept": found,
        "units": queries.units_of(rows),
    }
    return render(request, "concept/units.html", context)


@require_GET
def timeline(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    branches = queries.tree(found, queries.measures_for(request.actor), today())
    groups = rows_of(branches, today())
    context = {
        "page_title": "Zeitplan",
        "breadcrumb": trail(found),
        "concept": found,
        "picture": drawn(groups, today(), title=f"Zeitplan: {found.title}"),
        "groups": groups,
    }
    return render(request, "concept/timeline.html", context)
