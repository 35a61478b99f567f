"""„Heute“ and the inside search."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from augenhoehe.core import clock
from augenhoehe.core.contributions import collected
from augenhoehe.core.requests import ActorRequest

from . import queries
from .permissions import SEARCH_INSIDE


@require_GET
def today(request: ActorRequest) -> HttpResponse:
    """What waits for me, what is overdue elsewhere, what changed."""
    day = clock.today()
    context = {
        "page_title": "Heute",
        "today": queries.today_of(request.actor, at=clock.now(), today=day),
        "day": day,
    }
    return render(request, "desk/today.html", context)


@require_GET
def search(request: ActorRequest) -> HttpResponse:
    """Everything the person may read, found by words or by number."""
    request.actor.check(SEARCH_INSIDE)
    found = queries.search_inside(request.actor, request.GET.get("q", "").strip()[:200])
    if found.direct:
        return redirect(found.direct)
    labels = {one.kind: one.label for one in collected("SEARCH")}
    context = {
        "page_title": "Suche",
        "found": found,
        "rows": [(hit, labels.get(hit.kind, hit.kind)) for hit in found.hits],
    }
    return render(request, "desk/search.html", context)
