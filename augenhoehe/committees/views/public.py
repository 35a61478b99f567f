"""Public pages: which committees there are, who sits there by function, when they meet next, what they decided."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from augenhoehe.committees import queries
from augenhoehe.core.clock import now, today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page


@public_page
def committees_public(request: ActorRequest) -> HttpResponse:
    day = today()
    found = list(queries.public_committees_with_meetings(day, now()))
    context = {"page_title": _("Gremien"), "groups": queries.by_place(found, day), "today": day}
    return render(request, "committees/committees_public.html", context)


@public_page
def committee_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    day = today()
    found = get_object_or_404(queries.public_committee(now()), pk=pk)
    context = {
        "page_title": found.name_on(day),
        "breadcrumb": [(_("Gremien"), reverse("committees:committees_public"))],
        "committee": found,
        "names": sorted(found.names.all(), key=lambda one: one.valid_from, reverse=True),
        "balance": queries.balance_on(found, day),
        "decisions": queries.public_decisions(found),
        "today": day,
    }
    return render(request, "committees/committee_public.html", context)
