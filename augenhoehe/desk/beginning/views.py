"""„Erste Schritte“: where a new installation stands, and what comes next."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.concept.rules import check_write_somewhere
from augenhoehe.core.requests import ActorRequest

from . import steps


@require_GET
def beginning(request: ActorRequest) -> HttpResponse:
    check_write_somewhere(request.actor)
    found = steps.stages()
    context = {
        "page_title": "Erste Schritte",
        "stages": found,
        "total": len(found),
        "done": sum(one.done for one in found),
        "left": steps.left(found),
    }
    return render(request, "desk/beginning.html", context)
