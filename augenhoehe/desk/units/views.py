"""„Stellen“: what an office leads, the Integrationszentrum first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from augenhoehe.committees.permissions import READ_COMMITTEES
from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest

from .queries import effort_of, led_by, units


@require_GET
def offices(request: ActorRequest) -> HttpResponse:
    request.actor.check(READ_COMMITTEES)
    known = units(request.actor, clock.today())
    typed = request.GET.get("stelle", "").strip()[:160]
    chosen = typed or (known[0] if known else "")
    context = {
        "page_title": "Stellen",
        "units": known,
        "chosen": chosen,
        "effort": effort_of(request.actor, chosen, clock.today()) if chosen else "",
        "parts": led_by(request.actor, chosen, at=clock.now()) if chosen else [],
    }
    return render(request, "desk/units/offices.html", context)
