"""Public pages: what was promised, by whom, until when, and how far it got."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.concept import queries
from augenhoehe.concept.models import Concept
from augenhoehe.core.clock import today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page


@public_page
def concepts_public(request: ActorRequest) -> HttpResponse:
    """The one public concept at once, or all of them to choose from."""
    found = list(queries.public_concepts())
    if len(found) == 1:
        return _concept_page(request, found[0], [])
    overview = queries.overview(found, queries.public_measures(), today())
    context = {"page_title": _("Was die Kommunen sich vornehmen"), "concepts": overview}
    return render(request, "concept/concepts_public.html", context)


@public_page
def concept_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_concepts(), pk=pk)
    return _concept_page(request, found, [(_("Konzept"), reverse("concept:concepts_public"))])


def _concept_page(request: ActorRequest, concept: Concept, breadcrumb: list[tuple[str, str]]) -> HttpResponse:
    branches = queries.tree(concept, queries.public_measures(), today(), public=True)
    context = {
        "page_title": concept.title,
        "breadcrumb": breadcrumb,
        "concept": concept,
        "branches": branches,
        "progress": queries.together(row.progress for branch in branches for row in branch.rows),
        "panels": slot_panels("concept.public_panels", request.actor, concept),
    }
    return render(request, "concept/concept_public.html", context)


@public_page
def measure_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_measures(), pk=pk)
    row = queries.row_of(found, today(), public=True)
    concept = found.action_field.concept
    context = {
        "page_title": found.title,
        "breadcrumb": [
            (_("Konzept"), reverse("concept:concepts_public")),
            (concept.title, reverse("concept:concept_public", args=[concept.pk])),
        ],
        "status": row.tag,
        "measure": found,
        "row": row,
        "place": found.municipality or concept.municipality,
        "threads": queries.public_threads_of(found),
        "panels": slot_panels("measure.public_panels", request.actor, found),
    }
    return render(request, "concept/measure_public.html", context)
