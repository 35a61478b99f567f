"""A measure inside: facts, progress, markers and what can be done with them."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import ChangeMeasureForm, FinishForm, MarkerForm
from augenhoehe.concept.models import Measure
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.numbers import long_date, number
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import Turn, turn

from .concepts import trail as concept_trail


def trail(measure: Measure) -> list[tuple[str, str]]:
    return [*concept_trail(measure.action_field.concept), (measure.title, address(measure))]


def address(measure: Measure) -> str:
    return reverse("concept_inside:measure", args=[measure.pk])


def find(request: ActorRequest, pk: uuid.UUID) -> Measure:
    return get_object_or_404(queries.measures_for(request.actor), pk=pk)


def written(request: ActorRequest, pk: uuid.UUID) -> Measure:
    measure = find(request, pk)
    rules.check_write_measure(request.actor, measure)
    return measure


@require_GET
def measure(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    actor, day = request.actor, today()
    row = queries.row_of(found, day)
    context = {
        "page_title": found.title,
        "breadcrumb": concept_trail(found.action_field.concept),
        "status": row.tag,
        "turn": _turn(row, day),
        "measure": found,
        "row": row,
        "facts": _facts(found),
        "markers": [(view, rules.marker_verbs(actor, view.marker, day)) for view in row.markers],
        "verbs": rules.measure_verbs(actor, found),
        "threads": queries.threads_for(actor, found),
        "today": day,
        "contributions": queries.contributions_to(found),
        "writes": rules.can_write(actor, found.place_id),
        "panels": slot_panels("measure.panels", actor, found),
    }
    return render(request, "concept/measure.html", context)


def _turn(row: queries.MeasureRow, day: date) -> Turn | None:
    """Who has to act: the lead until the next date, or who confirms what was reported."""
    if row.progress.next_due:
        return turn(row.measure.lead_unit, due=row.progress.next_due, today=day)
    if row.progress.claimed:
        return turn("Koordination (bestätigen)")
    return None


def _facts(measure: Measure) -> list[tuple[str, str]]:
    place = measure.municipality or measure.action_field.concept.municipality
    return [
        ("Federführung", measure.lead_unit),
        ("Zuständige Person", measure.lead.name if measure.lead else "noch niemand"),
        ("Beteiligte Stellen", ", ".join(measure.partner_units)),
        ("Handlungsfeld", measure.action_field.title),
        ("Ziel", measure.goal.title if measure.goal else ""),
        ("Für", place.name),
        ("Für wen", measure.target_group),
        ("Sozialräume", ", ".join(one.name for one in measure.areas.all())),
        ("Woher sie kommt", measure.get_origin_display()),
        ("Kosten", f"{number(measure.budget)} Euro" if measure.budget is not None else ""),
        ("Bezahlt aus", measure.funding),
        ("Aufwand", f"{number(measure.effort_hours)} Stunden" if measure.effort_hours is not None else ""),
        ("Wer das leisten kann", measure.capacity),
        ("Begonnen am", long_date(measure.starts_on) if measure.starts_on else ""),
        ("Beendet am", long_date(measure.ended_on) if measure.ended_on else ""),
        ("Ergebnis", measure.state_reason),
    ]


def measure_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = ChangeMeasureForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_measure(measure=found, by=request.actor, at=now(), **data)
        return address(found), "Gespeichert."

    return ask(request, form, act, title="Maßnahme bearbeiten", button="Speichern", breadcrumb=trail(found))


def measure_finish(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = FinishForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.finish_measure(measure=found, by=request.actor, at=now(), **data)
        return address(found), f"Die Maßnahme ist {found.get_state_display()}."

    return ask(request, form, act, title="Maßnahme abschließen", button="Abschließen", breadcrumb=trail(found))


@require_POST
def measure_decide(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.decide_measure(measure=found, by=request.actor, at=now())
    messages.success(request, "Die Maßnahme ist beschlossen. Ihre Fristen gelten nun.")
    return redirect(address(found))


@require_POST
def measure_start(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    operations.start_measure(measure=found, by=request.actor, at=now())
    messages.success(request, "Die Umsetzung hat begonnen.")
    return redirect(address(found))


def marker_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = MarkerForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        made = operations.add_marker(measure=found, new=NewMarker(**data), by=request.actor, at=now())
        return f"{address(found)}#marker-{made.pk}", "Der Umsetzungsmarker ist angelegt."

    return ask(request, form, act, title="Umsetzungsmarker anlegen", button="Anlegen", breadcrumb=trail(found))
