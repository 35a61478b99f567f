"""Public pages: what was promised, by whom, until when, and how far it got."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from augenhoehe.concept import queries
from augenhoehe.concept.models import Concept, Contribution
from augenhoehe.core.clock import now, today
from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.journal.views.kept import public_page

from .reports import file_of
from .shown import year_shown

# „Seit dem letzten Monat“: what somebody who looks once a month has not seen yet.
RECENT = timedelta(days=31)


def _trail(concept: Concept) -> list[tuple[str, str]]:
    return [
        (_("Konzept"), reverse("concept:concepts_public")),
        (concept.title, reverse("concept:concept_public", args=[concept.pk])),
    ]


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
    grown, overarching = queries.grow(concept, branches)
    phases, version = queries.phases_of(concept), queries.adopted_version(concept)
    context = {
        "page_title": concept.title,
        "breadcrumb": breadcrumb,
        "concept": concept,
        "grown": grown,
        "overarching": overarching,
        "path": queries.path_of(phases),
        "version": version,
        "vision": version.content["vision"] if version else queries.vision_in_force(concept, phases),
        "changes": queries.changes_since(concept, now() - RECENT),
        "editions": queries.public_editions(concept),
        "progress": queries.together(one.progress for one in grown),
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
        "breadcrumb": _trail(concept),
        "status": row.tag,
        "measure": found,
        "row": row,
        "place": found.municipality or concept.municipality,
        "threads": queries.public_threads_of(found),
        "contributions": _given(queries.contributions_to(found)),
        "panels": slot_panels("measure.public_panels", request.actor, found),
    }
    return render(request, "concept/measure_public.html", context)


def _given(contributions: list[Contribution]) -> list[tuple[str, Contribution]]:
    """Only what has a giver that everybody may read of."""
    return [(who, one) for one in contributions if (who := queries.public_giver(one))]


@public_page
def action_field_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_action_fields(), pk=pk)
    concept = found.concept
    branches = queries.tree(concept, queries.public_measures().filter(action_field=found), today(), public=True)
    grown, _overarching = queries.grow(concept, [one for one in branches if one.action_field.pk == found.pk])
    goals = [row.goal for row in grown[0].goals]
    projects, learnt = queries.learnt_for(ANONYMOUS, found)
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(concept),
        "field": grown[0],
        "readings": queries.readings_of(goals, concept),
        "changes": queries.changes_since(concept, now() - RECENT, within=Q(marker__measure__action_field=found)),
        "projects": projects,
        "learnt": learnt,
    }
    return render(request, "concept/action_field_public.html", context)


@public_page
def goal_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_goals(), pk=pk)
    rows = queries.rows_of(queries.public_measures().filter(goal=found), today(), public=True)
    context = {
        "page_title": found.title,
        "breadcrumb": _trail(found.concept),
        "goal": found,
        "rows": rows,
        "progress": queries.together(row.progress for row in rows),
        "readings": queries.readings_of([found], found.concept).get(found.pk, []),
        "changes": queries.changes_since(found.concept, now() - RECENT, within=Q(marker__measure__goal=found)),
    }
    return render(request, "concept/goal_public.html", context)


@public_page
def version_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """The text as a body resolved it."""
    found = get_object_or_404(queries.public_versions(), pk=pk)
    context = {
        "page_title": found.content["title"],
        "breadcrumb": _trail(found.concept),
        "version": found,
        "content": found.content,
    }
    return render(request, "concept/version_public.html", context)


@public_page
def report_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """A frozen edition of a yearly report."""
    found = get_object_or_404(queries.public_edition_rows(), pk=pk)
    context = {
        "page_title": found.content["title"],
        "breadcrumb": _trail(found.report.concept),
        "edition": found,
        **year_shown(found.content),
    }
    return render(request, "concept/report_public.html", context)


@login_not_required
@require_safe
def report_file_public(_request: ActorRequest, pk: uuid.UUID, kind: str) -> HttpResponse | FileResponse:
    return file_of(get_object_or_404(queries.public_edition_rows(), pk=pk), kind)
