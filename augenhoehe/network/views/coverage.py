"""Whom the work reaches and whom not; and which kinds of actors take part in which phase."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.network.coverage_page import kept_sections
from augenhoehe.network.queries import coverage as queries
from augenhoehe.network.queries.reached import kept_rows, reached_on
from augenhoehe.organisations.permissions import KEEP_REGISTER


@require_GET
def coverage(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_REGISTER)
    context = {
        "page_title": "Wen erreichen wir?",
        "breadcrumb": [("Organisationen", reverse("organisations_inside:organisations"))],
        "counted": kept_sections(request.actor, today()),
    }
    return render(request, "network/coverage.html", context)


@require_GET
def involvement(request: ActorRequest) -> HttpResponse:
    request.actor.check(KEEP_REGISTER)
    rows = kept_rows(request.actor)
    found = queries.phases(reached_on(today(), request.actor))
    lines = queries.involvement(rows, found)
    unknown, idle = queries.uninvolved(lines)
    context = {
        "page_title": "Wer ist woran beteiligt?",
        "breadcrumb": [("Wen erreichen wir?", reverse("network_inside:coverage"))],
        "phases": found,
        "lines": [
            (label, [(phase.name, count) for phase, count in zip(found, counts, strict=True)])
            for label, counts in lines
        ],
        "unknown": unknown,
        "idle": idle,
    }  # fmt: skip
    return render(request, "network/involvement.html", context)
