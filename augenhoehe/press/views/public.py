"""What everybody reads: the archive of releases, one release on a page, on paper and in feeds."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.files.views import served
from augenhoehe.journal.views.kept import public_page
from augenhoehe.press import feeds
from augenhoehe.press.addresses import public_of_release, whole
from augenhoehe.press.listings.releases import public_listing, public_tag
from augenhoehe.press.models import PressRelease
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.queries import subscriptions as queries_subscriptions
from augenhoehe.press.shown import contact_lines, shown, summary_of
from augenhoehe.press.words import Said
from augenhoehe.ui.panels import hung
from augenhoehe.ui.tables import list_response

from .around import public_trail

PDF = "application/pdf"


@public_page
def releases_public(request: ActorRequest) -> HttpResponseBase:
    """The archive: by year, kind, town and field, page by page."""
    listing = public_listing(file="export" in request.GET)
    context = {"years": queries.years(now()), "year": request.GET.get("jahr", "")}
    return list_response(request, listing, queries.public_releases(now()), "press/releases_public.html", context)


@public_page
def release_public(request: ActorRequest, number: str) -> HttpResponse:
    """One release; a withdrawn one says so at its address."""
    at = now()
    found = get_object_or_404(queries.with_parts(queries.once_public(number, at)))
    if found.state == PressRelease.State.WITHDRAWN:
        context = {"page_title": gettext("Diese Meldung ist zurückgezogen"), "release": found,
                   "breadcrumb": public_trail()}  # fmt: skip
        return render(request, "press/withdrawn.html", context, status=410)
    parts = shown(found, ANONYMOUS, at)
    context = {
        "page_title": headline_of(parts.said),
        "plain_title": parts.said.headline.text,
        "description": summary_of(found),
        "preview": whole(parts.first.large) if parts.first else "",
        "address": whole(public_of_release(found)),
        "breadcrumb": public_trail(),
        "status": public_tag(found),
        "release": found,
        "kind": gettext(str(found.get_kind_display())),
        "shown": parts,
        "contact": contact_lines(parts.block),
        "newer_contact": contact_lines(parts.newer_block) if parts.newer_block else None,
        "event": queries.event_brief(found.event_id, public=True),
        "panels": hung(request, "release.public", ANONYMOUS, found),
    }
    return render(request, "press/release_public.html", context)


@public_page
def release_print(request: ActorRequest, number: str) -> HttpResponse:
    """The same without anything around it."""
    found = _public(number)
    parts = shown(found, ANONYMOUS, now())
    context = {
        "page_title": headline_of(parts.said),
        "plain_title": parts.said.headline.text,
        "release": found,
        "shown": parts,
        "contact": contact_lines(parts.block),
        "kind": gettext(str(found.get_kind_display())),
        "address": whole(public_of_release(found)),
    }
    return render(request, "press/release_print.html", context)


@login_not_required
@require_safe
def release_pdf(request: ActorRequest, number: str) -> HttpResponse:
    """The same as PDF/UA."""
    from augenhoehe.press import pdf

    found, at = _public(number), now()
    content = pdf.sheet(shown(found, ANONYMOUS, at, SOURCE), at)
    response = HttpResponse(content, content_type=PDF)
    response["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return response


@login_not_required
@require_safe
def document(request: ActorRequest, number: str, pk: uuid.UUID) -> HttpResponseBase:
    """A document of a release, from the hour on at which the release is public."""
    medium = get_object_or_404(queries.documents_of(_public(number)), pk=pk)
    if medium.file is None:
        raise Http404
    return served(medium.file, medium.title, download=True)


@login_not_required
@require_safe
def feed(request: ActorRequest, topic: str = "") -> HttpResponse:
    """The latest releases as Atom: all, or those of a kind, a town or a field of action."""
    rows, found = queries.current_releases(now()), None
    if topic:
        found = queries_subscriptions.topic(topic)
        if found is None:
            raise Http404
        rows = rows.filter(found.rows)
    return HttpResponse(feeds.feed_of(rows[: feeds.MOST], found), content_type=feeds.CONTENT_TYPE)


@public_page
def feeds_public(request: ActorRequest) -> HttpResponse:
    """Which feeds there are."""
    context = {
        "page_title": gettext("Presse als Feed"),
        "breadcrumb": public_trail(),
        "topics": [(one, gettext(one.label)) for one in queries_subscriptions.topics()],
    }
    return render(request, "press/feeds.html", context)


def headline_of(said: Said) -> str:
    """The headline in its own language and direction, with what is to be noted about it alone."""
    one = said.headline
    note = format_html(' <small class="translation-note">({})</small>', one.note) if one.note else ""
    return format_html('<span lang="{}" dir="{}">{}</span>{}', one.language, one.direction, one.text, note)


def _public(number: str) -> PressRelease:
    return get_object_or_404(queries.with_parts(queries.public_releases(now())), number=number)
