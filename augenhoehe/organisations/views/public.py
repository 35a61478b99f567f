"""Public pages: who is there, what they do, how to reach them; only what each organisation shows."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.translation import get_language

from augenhoehe.core.clock import today
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.organisations import queries


@public_page
def organisation_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """One organisation as everybody sees it."""
    day = today()
    found = get_object_or_404(queries.public_organisations(day), pk=pk)
    context = {
        "page_title": format_html("<bdi>{}</bdi>", found.name),
        "plain_title": found.name,
        "card": queries.made_card(found, whole=False, day=day, language=get_language() or "de"),
        "organisation": found,
    }
    return render(request, "organisations/organisation_public.html", context)
