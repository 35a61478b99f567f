"""What machines ask: robots.txt, security.txt, the sitemap, and the picture beside a link."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext

from augenhoehe.core import clock
from augenhoehe.core.requests import ActorRequest
from augenhoehe.journal.views.kept import public_page
from augenhoehe.portal import queries
from augenhoehe.portal.queries import sitemap as maps
from augenhoehe.ui.preview import preview

SECURITY_DAYS = 180
XML = "application/xml; charset=utf-8"


@public_page
def robots(request: ActorRequest) -> HttpResponse:
    """Public pages may be found; sign-in, inside pages and status codes may not."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: {path}" for path in queries.CLOSED_TO_ROBOTS] if settings.ROBOTS else ["Disallow: /"]
    if settings.ROBOTS:
        lines += [f"Sitemap: {settings.BASE_URL}{reverse('portal:sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page
def security(request: ActorRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116)."""
    text = queries.security_txt(
        contact=queries.security_contact(request.installation),
        canonical=settings.BASE_URL + reverse("portal:security"),
        policy=settings.BASE_URL + reverse("portal:imprint"),
        expires=clock.today() + timedelta(days=SECURITY_DAYS),
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@public_page
def sitemap(request: ActorRequest) -> HttpResponse:
    """The index: the standing pages, and as many parts as there are objects for."""
    count = maps.parts(clock.now())
    names = [reverse("portal:sitemap_part", args=[part]) for part in range(count + 1)]
    context = {"addresses": [settings.BASE_URL + name for name in names]}
    return HttpResponse(render_to_string("portal/sitemap_index.xml", context), content_type=XML)


@public_page
def sitemap_part(request: ActorRequest, part: int) -> HttpResponse:
    """Part 0 are the standing pages, the others what can be found."""
    entries = maps.of_objects(part, clock.now()) if part else maps.standing_pages()
    if not entries:
        raise Http404
    return HttpResponse(render_to_string("portal/sitemap.xml", {"entries": entries}), content_type=XML)


@public_page
def preview_picture(request: ActorRequest) -> HttpResponse:
    """What stands beside a link in a message, where the page has no picture of its own."""
    name = getattr(request.installation, "name", "") or settings.INSTALLATION_NAME
    title = gettext("Was nicht klappt, soll sich ändern")
    return HttpResponse(preview(title, name, get_language() or "de"), content_type="image/png")
