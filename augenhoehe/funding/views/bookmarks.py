"""What somebody remembered, and what their organisations applied for: „Förderung“ for an organisation's own people."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.core.clock import now, today
from augenhoehe.core.refused import Refused
from augenhoehe.core.requests import ActorRequest
from augenhoehe.funding import operations
from augenhoehe.funding.addresses import of_grant
from augenhoehe.funding.forms.programmes import BookmarkForm, ConfirmForm
from augenhoehe.funding.queries import grants as queries_grants
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.rules.programmes import can_keep
from augenhoehe.funding.tags import grant_tag
from augenhoehe.journal.views.asking import ask


@require_GET
def own(request: ActorRequest) -> HttpResponse:
    """Mine: nobody else's bookmarks, and only the grants of organisations I speak for."""
    day, actor = today(), request.actor
    programmes = {one.pk: one for one in queries.public_programmes(day)}
    context = {
        "page_title": "Meine Förderung",
        "bookmarks": [
            (one, programmes.get(one.programme_id))
            for one in queries.bookmarks_for(actor).order_by("programme__sorting")
        ],
        "grants": [(one, of_grant(one), grant_tag(one)) for one in queries_grants.own_grants(actor, day)],
        "houses": queries.own_organisations(actor, day),
    }
    return render(request, "funding/own.html", context)


def remember(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.public_programmes(today()), pk=pk)
    houses, keeper = queries.own_organisations(request.actor, today()), can_keep(request.actor)
    if not houses and not keeper:
        raise Refused("Merken können sich das Menschen einer Organisation im Verzeichnis und die Koordination.")
    known = queries.bookmark_of(request.actor, found)
    initial = {"days_before": known.days_before, "organisation": known.organisation_id} if known else {}
    form = BookmarkForm(request.POST or None, organisations=houses, keeper=keeper, initial=initial)

    def act(data: dict[str, Any]) -> tuple[str, str]:
        operations.remember_programme(programme=found, by=request.actor, at=now(), **data)
        days = data["days_before"]
        sentence = "Gemerkt. Vor jeder Frist bekommen Sie eine Nachricht, "
        return reverse("funding_inside:own"), sentence + ("einen Tag vorher." if days == 1 else f"{days} Tage vorher.")

    crumb = (found.name, reverse("funding:programme_public", args=[pk]))
    return ask(
        request, form, act, title="Merken und erinnern lassen", button="Speichern" if known else "Merken",
        breadcrumb=[crumb],
    )  # fmt: skip


def forget(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    found = get_object_or_404(queries.bookmarks_for(request.actor), pk=pk)
    form = ConfirmForm(request.POST if request.method == "POST" else None)

    def act(_data: dict[str, Any]) -> tuple[str, str]:
        operations.forget_programme(bookmark=found, by=request.actor, at=now())
        return reverse("funding_inside:own"), "Nicht mehr gemerkt. Sie bekommen keine Erinnerung mehr."

    return ask(
        request, form, act, title="Nicht mehr merken", button="Nicht mehr merken",
        breadcrumb=[("Meine Förderung", reverse("funding_inside:own"))], lead=found.programme.name,
    )  # fmt: skip
