"""Concepts inside: the list, the tree from action field to marker, the table beside it."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import ActionFieldForm, ChangeConceptForm, ConceptForm, MeasureForm
from augenhoehe.concept.listings import measures_listing
from augenhoehe.concept.models import Concept, Measure, MeasureQuerySet
from augenhoehe.concept.operations import NewMarker
from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import ask
from augenhoehe.ui.status import StatusTag
from augenhoehe.ui.tables import list_response


def trail(concept: Concept | None = None) -> list[tuple[str, str]]:
    """Where the page lies."""
    start = [("Konzept", reverse("concept_inside:concepts"))]
    return [*start, (concept.title, address(concept))] if concept else start


def address(concept: Concept) -> str:
    return reverse("concept_inside:concept", args=[concept.pk])


def find(request: ActorRequest, pk: uuid.UUID) -> Concept:
    return get_object_or_404(queries.concepts_for(request.actor), pk=pk)


def written(request: ActorRequest, pk: uuid.UUID) -> Concept:
    """The concept, for pages that change it: whoever may not is refused before typing anything."""
    concept = find(request, pk)
    rules.check_write(request.actor, concept.municipality_id)
    return concept


@require_GET
def concepts(request: ActorRequest) -> HttpResponse:
    found = list(queries.concepts_for(request.actor))
    context = {
        "page_title": "Konzept",
        "concepts": queries.overview(found, queries.measures_for(request.actor), today()),
        "may_create": rules.can_write_somewhere(request.actor),
        "mandates": queries.beginnings_for(request.actor, today()),
        "inside": rules.can_read_draft(request.actor),
    }
    return render(request, "concept/concepts.html", context)


def concept_create(request: ActorRequest) -> HttpResponse:
    rules.check_write_somewhere(request.actor)
    form = ConceptForm(request.POST or None, actor=request.actor)

    def act(data: dict) -> tuple[str, str]:
        if data.pop("templates"):
            made = operations.begin_from_templates(by=request.actor, at=now(), **data)
            return address(made), "Das Konzept ist aus der Vorlage angelegt. Ändern Sie, was nicht passt."
        made = operations.create_concept(by=request.actor, at=now(), **data)
        return address(made), "Das Konzept ist angelegt. Ergänzen Sie nun die Handlungsfelder."

    return ask(request, form, act, title="Konzept anlegen", button="Anlegen", breadcrumb=trail())


@require_GET
def concept(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    measures, words = _narrowed(request, found)
    branches = queries.tree(found, measures, today())
    shown = [row.progress for branch in branches for row in branch.rows]
    grown, overarching = queries.grow(found, branches)
    phases, statements = queries.phases_of(found), queries.backed(found) if found.vision else []
    narrowed = any(word["on"] for word in words)
    writes = rules.can_write(request.actor, found.municipality_id)
    context = {
        "page_title": found.title,
        "breadcrumb": trail(),
        "status": None if found.public else StatusTag("nur innen", "neutral"),
        "concept": found,
        "grown": grown,
        "statements": len(statements),
        "unfilled": queries.empty_among(statements),
        "overarching": overarching,
        "gaps": queries.gaps(found, grown, overarching, statements) if writes and not narrowed else [],
        "phases": queries.running(phases),
        "warnings": queries.matrix_of(found, phases).warnings if rules.can_read_draft(request.actor) else (),
        "progress": queries.together(shown),
        "measures": len(shown),
        "words": words,
        "narrowed": narrowed,
        "writes": writes,
        "inside": rules.can_read_draft(request.actor),
        "panels": slot_panels("concept.panels", request.actor, found),
    }
    return render(request, "concept/concept.html", context)


def _narrowed(request: ActorRequest, concept: Concept) -> tuple[MeasureQuerySet, list[dict]]:
    """The measures that the address asks for, and the words above the tree that set and remove a filter."""
    measures, words = queries.measures_for(request.actor), []
    asked = {name: request.GET[name] for name in ("stand", "stelle", "frist") if request.GET.get(name)}
    states, units = queries.present_choices(concept)
    choices = [("frist", "vorbei", "Überfällige"), *(("stand", state.value, str(state.label)) for state in states)]
    choices += [("stelle", unit, unit) for unit in units]
    for name, value, label in choices:
        on = asked.get(name) == value
        rest = {key: one for key, one in asked.items() if key != name}
        target = urlencode(rest if on else {**rest, name: value})
        words.append({"label": label, "on": on, "url": f"{request.path}?{target}" if target else request.path})
    if asked.get("stand") in Measure.State.values:
        measures = measures.filter(state=asked["stand"])
    if "stelle" in asked:
        measures = measures.filter(lead_unit=asked["stelle"])
    if asked.get("frist") == "vorbei":
        measures = measures.with_overdue(today())
    return measures, words


@require_GET
def measures(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    found = find(request, pk)
    rows = queries.measure_list(request.actor, found)
    context = {"page_title": "Maßnahmen als Tabelle", "breadcrumb": trail(found)}
    return list_response(request, measures_listing(found), rows, "concept/listing.html", context)


def concept_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = ChangeConceptForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_concept(concept=found, by=request.actor, at=now(), **data)
        return address(found), "Gespeichert."

    return ask(request, form, act, title="Konzept bearbeiten", button="Speichern", breadcrumb=trail(found))


def action_field_add(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = ActionFieldForm(request.POST or None)

    def act(data: dict) -> tuple[str, str]:
        operations.add_action_field(concept=found, by=request.actor, at=now(), **data)
        return address(found), "Das Handlungsfeld ist angelegt."

    return ask(request, form, act, title="Handlungsfeld anlegen", button="Anlegen", breadcrumb=trail(found))


def measure_create(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    initial = {"action_field": request.GET.get("feld", ""), "goal": request.GET.get("ziel", "")}
    form = MeasureForm(request.POST or None, concept=found, actor=request.actor, initial=initial)

    def act(data: dict) -> tuple[str, str]:
        first = NewMarker(data.pop("criterion"), data.pop("due"))
        made = operations.create_measure(by=request.actor, at=now(), markers=[first], **data)
        return reverse("concept_inside:measure", args=[made.pk]), "Die Maßnahme ist angelegt."

    return ask(request, form, act, title="Maßnahme anlegen", button="Anlegen", breadcrumb=trail(found))
