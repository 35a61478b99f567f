"""The answer to a request for a list: a page, or a file with exactly what is shown."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from augenhoehe.core.clock import today
from augenhoehe.core.happenings import happened
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import slug
from augenhoehe.ui.happenings import ListExported

from .export import csv_lines, xlsx_file
from .listing import Listing
from .opening import Opening
from .page import Page, Rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def list_response(
    request: HttpRequest,
    listing: Listing,
    queryset: Rows | Opening,
    template: str,
    context: dict[str, Any] | None = None,
) -> HttpResponseBase:
    """Show a list, or send it as a file for `?export=csv` and `?export=xlsx`.

    The template gets `page`; `page_title` is the listing's title unless the context names another.
    """
    page = Page(listing, queryset, request.GET.dict(), request.path)
    if request.GET.get("export") in ("csv", "xlsx"):
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        if actor.signed_in:
            happened(ListExported(listing.name, request.GET["export"], actor))
        return _file(listing, page, request.GET["export"])
    return _page(request, template, {"page_title": listing.title, **(context or {}), "page": page})


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context)


def _file(listing: Listing, page: Page, kind: str) -> HttpResponseBase:
    name = f"{slug(listing.title) or 'liste'}-{today():%Y-%m-%d}.{kind}"
    if kind == "xlsx":
        return FileResponse(xlsx_file(listing, page.all_rows), as_attachment=True, filename=name, content_type=XLSX)
    lines = csv_lines(listing, page.all_rows)
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
