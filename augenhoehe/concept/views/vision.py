"""The vision inside: which of its statements have goals, and which still have to be filled."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.concept import operations, queries, rules
from augenhoehe.concept.forms import PartVisionForm, StatementForm
from augenhoehe.concept.models import Concept, VisionStatement
from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.asking import Crumb, ask
from augenhoehe.ui.status import StatusTag

from .concepts import find, trail, written

TAGS = {
    "none": StatusTag("noch kein Leitziel", "bad"),
    "guiding": StatusTag("Leitziel ohne Ziel", "warning"),
    "goals": StatusTag("mit Zielen", "good"),
}


def vision_address(concept: Concept) -> str:
    return reverse("concept_inside:vision", args=[concept.pk])


def _trail(concept: Concept) -> list[Crumb]:
    return [*trail(concept), ("Leitbild und Ziele", vision_address(concept))]


@require_GET
def vision(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = find(request, pk)
    rows = queries.backed(found)
    context = {
        "page_title": "Leitbild und Ziele",
        "breadcrumb": trail(found),
        "concept": found,
        "rows": [(one, TAGS[one.filled]) for one in rows],
        "empty": queries.empty_among(rows),
        "writes": rules.can_write(request.actor, found.municipality_id),
    }
    return render(request, "concept/vision.html", context)


def vision_part(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = written(request, pk)
    form = PartVisionForm(request.POST or None, concept=found)

    def act(data: dict) -> tuple[str, str]:
        operations.part_vision(concept=found, by=request.actor, at=now(), **data)
        return vision_address(found), "Gespeichert. Ordnen Sie nun jeder Aussage die Leitziele zu."

    return ask(
        request, form, act, title="Leitbild in Aussagen teilen", button="Speichern", breadcrumb=_trail(found),
        lead="Vorgeschlagen ist ein Satz je Zeile. Fassen Sie zusammen oder teilen Sie, wie es gemeint ist.",
    )  # fmt: skip


def statement_change(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found: VisionStatement = get_object_or_404(queries.statements_for(request.actor), pk=pk)
    rules.check_write(request.actor, found.concept.municipality_id)
    form = StatementForm(request.POST or None, of=found)

    def act(data: dict) -> tuple[str, str]:
        operations.change_statement(statement=found, by=request.actor, at=now(), **data)
        return vision_address(found.concept), "Gespeichert."

    return ask(request, form, act, title="Aussage und Leitziele", button="Speichern", breadcrumb=_trail(found.concept))
