"""„Übersicht“: the town of an integration officer on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.desk.permissions import OVERSEE

from .queries import overview, towns_of


@require_GET
def officer(request: ActorRequest) -> HttpResponse:
    request.actor.check(OVERSEE)
    context = {
        "page_title": "Übersicht",
        "towns": towns_of(request.actor),
        "parts": overview(request.actor, at=clock.now()),
        "deputy_for": [held.deputy_for for held in request.actor.roles if held.deputy_for],
    }
    return render(request, "desk/officer/overview.html", context)
