"""„Beschlusskontrolle“: what became of a body's resolutions, as page, CSV, Excel and PDF, in two editions."""

from __future__ import annotations

import uuid

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET

from augenhoehe.committees import queries, tracking_pdf
from augenhoehe.committees.listings_tracking import PUBLIC, tracking_listing
from augenhoehe.core.clock import now, today
from augenhoehe.core.happenings import happened
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.text import slug
from augenhoehe.ui.happenings import ListExported
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.tables.page import Page

from .committees import find, trail

EDITIONS = {True: "Öffentliche Fassung", False: "Nicht öffentliche Fassung, nur für das Gremium"}


@require_GET
def tracking(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    committee, day = find(request, pk), today()
    rows = queries.tracked(request.actor, committee, day)
    query = request.GET.urlencode()
    context = {
        "page_title": f"Beschlusskontrolle: {committee.name_on(day)}",
        "breadcrumb": trail(committee),
        "numbers": queries.tracked_numbers(rows, day),
        "edition": EDITIONS[request.GET.get("edition") == PUBLIC],
        "pdf_url": reverse("committees_inside:tracking_pdf", args=[committee.pk]) + (f"?{query}" if query else ""),
        "public_url": f"{request.path}?edition={PUBLIC}",
    }
    return list_response(request, tracking_listing(request.actor, committee), rows, "committees/tracking.html", context)


@require_GET
def tracking_as_pdf(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    """PDF/UA of exactly the rows of the page."""
    committee, day, at = find(request, pk), today(), now()
    rows = queries.tracked(request.actor, committee, day)
    page = Page(tracking_listing(request.actor, committee), rows, request.GET.dict(), request.path)
    name = committee.name_on(day)
    edition = EDITIONS[request.GET.get("edition") == PUBLIC]
    content = tracking_pdf.pdf(name, edition, list(page.all_rows), at)
    happened(ListExported("beschlusskontrolle", "pdf", request.actor))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="beschlusskontrolle-{slug(name)}-{day:%Y-%m-%d}.pdf"'
    return answer
