"""Matters as everybody reads them: the list, one matter, feeds, and what is left when one was withdrawn."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from augenhoehe.core import clock
from augenhoehe.core.multilingual import Reading, text_in
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.core.text import shorten
from augenhoehe.journal import feeds, listings, pages, queries
from augenhoehe.journal.models import Thread
from augenhoehe.ui.panels import hung
from augenhoehe.ui.preview import preview
from augenhoehe.ui.readings import reading_note
from augenhoehe.ui.tables import list_response
from augenhoehe.ui.words import long_day

from .kept import public_page
from .paper import printed


@public_page
def threads_public(request: HttpRequest) -> HttpResponseBase:
    """All public matters; filters, sorting and export like every list."""
    rows = queries.for_page(queries.public_threads())
    return list_response(request, listings.public_listing(), rows, "journal/threads_public.html")


@public_page
def thread_public(request: HttpRequest, number: str) -> HttpResponse:
    """One matter: what it is, how it stands, who must act now, and everything that happened."""
    thread = get_object_or_404(queries.for_detail(queries.once_public(number)))
    if not thread.is_public:
        return _withdrawn(request, thread)
    at = clock.now()
    title = text_in(thread.public_title, get_language() or "de")
    found = pages.around(request, ANONYMOUS, thread, at=at, inside=False)
    context = {
        "page_title": _spoken(title),
        "plain_title": title.text,
        "title_note": reading_note(title),
        "description": shorten(text_in(thread.summary, get_language() or "de").text, 200),
        "preview": settings.BASE_URL + reverse("journal:thread_preview", args=[thread.number]),
        "breadcrumb": [(gettext("Vorgänge"), _list_address())],
        "status": listings.status_of(thread),
        "turn": found.turn,
        "thread": thread,
        "path": found.path,
        "panels": found.panels,
        "actions": hung(request, "thread.actions", request.actor, thread, inside=False, thread=thread),  # type: ignore[attr-defined]
        "steps": queries.public_steps_of(thread),
        "relations": queries.relations_of(thread, public=True),
        "facts": _facts(thread),
    }
    return render(request, "journal/thread_public.html", context)


@login_not_required
@require_safe
def thread_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The matter on paper, in the language of the page."""
    thread = get_object_or_404(queries.for_detail(queries.once_public(number)))
    if not thread.is_public:
        return _withdrawn(request, thread)
    return printed(
        thread, ANONYMOUS, steps=queries.public_steps_of(thread),
        relations=queries.relations_of(thread, public=True), address=_address(thread),
    )  # fmt: skip


@public_page
def thread_preview(request: HttpRequest, number: str) -> HttpResponse:
    """The picture beside a link to the matter: its title and how it stands."""
    thread = get_object_or_404(queries.public_threads(), number=number)
    title = text_in(thread.public_title, get_language() or "de")
    below = f"{thread.number} · {listings.status_of(thread)} · {settings.INSTALLATION_NAME}"
    return HttpResponse(preview(title.text, below, title.language), content_type="image/png")


@login_not_required
@require_safe
def thread_feed(request: HttpRequest, number: str) -> HttpResponse:
    """The public steps of one matter as Atom."""
    thread = get_object_or_404(queries.public_threads(), number=number)
    return HttpResponse(feeds.feed_of(thread, queries.public_steps_of(thread)), content_type=feeds.CONTENT_TYPE)


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The latest public steps of all matters as Atom."""
    return HttpResponse(feeds.feed_of_all(queries.latest_public_steps()), content_type=feeds.CONTENT_TYPE)


def _withdrawn(request: HttpRequest, thread: Thread) -> HttpResponse:
    """410: there was something here; when it went and why."""
    context = {"page_title": gettext("Dieser Vorgang ist nicht mehr öffentlich"), "thread": thread,
               "breadcrumb": [(gettext("Vorgänge"), _list_address())]}  # fmt: skip
    return render(request, "journal/withdrawn.html", context, status=410)


def _spoken(title: Reading) -> str:
    """The title with its language where it is not the page's: screen readers must not read German as Arabic."""
    if not title.missing:
        return title.text
    return format_html('<span lang="{}" dir="{}">{}</span>', title.language, title.direction, title.text)


def _facts(thread: Thread) -> list[tuple[str, str]]:
    return [
        (gettext("Nummer"), thread.number or ""),
        (gettext("Ort"), getattr(thread, "town", None) or ""),
        (gettext("Öffentlich seit"), long_day(thread.published_at) if thread.published_at else ""),
        (gettext("Abgeschlossen am"), long_day(thread.closed_at) if thread.closed_at else ""),
        (gettext("Letzte Änderung"), long_day(thread.last_public_step_at)),
        (gettext("Feste Adresse"), format_html('<bdi dir="ltr">{}{}</bdi>', settings.BASE_URL, _address(thread))),
    ]


def _address(thread: Thread) -> str:
    return reverse("journal:thread_public", args=[thread.number])


def _list_address() -> str:
    return reverse("journal:threads_public")
