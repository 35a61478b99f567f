"""The photo archive as everybody sees it; every picture is asked anew whether it may still be shown."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from augenhoehe.core.clock import now
from augenhoehe.core.requests import ActorRequest
from augenhoehe.core.rights import ANONYMOUS
from augenhoehe.files.views import size_served, unless_known
from augenhoehe.journal.views.kept import public_page
from augenhoehe.press.addresses import public_of_release, whole
from augenhoehe.press.models import Photo
from augenhoehe.press.queries import photos as queries
from augenhoehe.press.rules.photos import can_keep

from .around import public_trail

PAGE = 24


@public_page
def photos_public(request: ActorRequest) -> HttpResponse:
    """Pictures with caption and credit, narrowed by year and word with plain links."""
    at = now()
    year, tag = request.GET.get("jahr", ""), request.GET.get("wort", "")[:40]
    rows = queries.chosen(queries.photos_for(ANONYMOUS, at), year=year, tag=tag)
    page = Paginator(rows.order_by("-taken_on", "pk"), PAGE).get_page(request.GET.get("seite"))
    context = {
        "page_title": gettext("Fotoarchiv"),
        "breadcrumb": public_trail(),
        "pictures": queries.pictures(page.object_list),
        "page": page,
        "years": [(str(one), _narrowed(jahr=str(one), wort=tag), str(one) == year) for one in queries.years(at)],
        "tags": [(one, _narrowed(jahr=year, wort=one), one == tag) for one in queries.tags(at)],
        "narrowed": bool(year or tag),
        "more": _narrowed(jahr=year, wort=tag, seite=str(page.number + 1)) if page.has_next() else "",
        "back": _narrowed(jahr=year, wort=tag, seite=str(page.number - 1)) if page.has_previous() else "",
    }
    return render(request, "press/photos_public.html", context)


def _narrowed(**asked: str) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('press:photos_public')}?{query}" if query else reverse("press:photos_public")


@public_page
def photo_public(request: ActorRequest, pk: uuid.UUID) -> HttpResponse:
    at = now()
    found = get_object_or_404(queries.photos_for(ANONYMOUS, at), pk=pk)
    picture = queries.pictures([found])[0]
    context = {
        "page_title": format_html('<span lang="de">{}</span>', found.caption),
        "plain_title": found.caption,
        "description": found.alt_text,
        "preview": whole(picture.large),
        "breadcrumb": public_trail((gettext("Fotoarchiv"), reverse("press:photos_public"))),
        "picture": picture,
        "photo": found,
        "licence": gettext(str(found.get_licence_display())),
        "uses": [(one, public_of_release(one)) for one in queries.uses_of(found, ANONYMOUS, at)],
    }
    return render(request, "press/photo_public.html", context)


# --- Files --------------------------------------------------------------------------------------------
@login_not_required
@require_safe
def picture(request: ActorRequest, pk: uuid.UUID, width: int, ending: str) -> HttpResponseBase:
    """One size of a picture, while it may be seen: by everybody, or by who keeps the archive."""
    found = _seen(request, pk)
    return _private(found, size_served(request, found.file, found.caption, width=width, ending=ending))


@login_not_required
@require_safe
def picture_print(request: ActorRequest, pk: uuid.UUID) -> HttpResponseBase:
    """In print quality, where the licence lets others print it; for who keeps the archive in any case."""
    found = _seen(request, pk)
    if not (found.reusable or can_keep(request.actor, found)):
        raise Http404
    return _private(found, unless_known(request, found.file, found.caption, download=True))


def _seen(request: ActorRequest, pk: uuid.UUID) -> Photo:
    found: Photo = get_object_or_404(queries.photos_for(request.actor, now()), pk=pk)
    return found


def _private(photo: Photo, response: HttpResponseBase) -> HttpResponseBase:
    if photo.state != Photo.State.PUBLISHED:
        response["Cache-Control"] = "private, no-store"
    return response
