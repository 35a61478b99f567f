"""„Jahreslauf“: what recurs, ends and has to be renewed."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest

from .queries import year_of


@require_GET
def year(request: ActorRequest) -> HttpResponse:
    request.actor.check(READ_COMMITTEES)
    context = {"page_title": "Jahreslauf", "months": year_of(request.actor, clock.today())}
    return render(request, "desk/year/year.html", context)
