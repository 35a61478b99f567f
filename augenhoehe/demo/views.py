"""Sign-in with one click and the tours. Mounted in demo mode only, and each view checks it once more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from augenhoehe.accounts.sessions import sign_in as open_session
from augenhoehe.ui import views as pages

from . import queries
from .tours import tour_of, tours
from .world import cast


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Outside the demo the address does not exist, whoever mounted it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(never_cache(guarded))


@demo_only
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All tours and all people."""
    context = {
        "page_title": "Der erfundene Kreis Federlohe",
        "mailbox": reverse("notices_inside:demo_mailbox"),
        "panel": {"tours": tours(), "people": cast.PEOPLE, "without_account": cast.WITHOUT_ACCOUNT},
    }
    return render(request, "demo/overview.html", context)


@demo_only
@require_safe
def tour(request: HttpRequest, key: str) -> HttpResponse:
    """One tour, step by step; each step signs in the right person and opens the deciding page."""
    found = tour_of(key)
    if found is None:
        raise Http404
    context = {
        "page_title": found.title,
        "breadcrumb": [("Demo", reverse("demo:overview"))],
        "tour": found,
        "others": {"tours": [one for one in tours() if one.key != key]},
    }
    return render(request, "demo/tour.html", context)


@csrf_exempt
@demo_only
@require_POST
def sign_in(request: HttpRequest, letter: str) -> HttpResponse:
    """Sign one of the cast in, by letter. A second factor is still asked for where it is needed."""
    if not _sent_from_here(request):
        return pages.csrf_failed(request)
    user = queries.account_of(letter)
    if user is None:
        raise Http404
    open_session(request, user, method="demo")
    return redirect(_target(request))


def _sent_from_here(request: HttpRequest) -> bool:
    """Browsers say which house a form was sent from. So these buttons need no token, and the pages they stand on no
    cookie: they are kept ready like all public pages (ADR 0013). What says nothing is no browser."""
    origin = request.headers.get("Origin")
    if origin:
        return urlsplit(origin).netloc == request.get_host()
    return request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")


def _target(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse(settings.LOGIN_REDIRECT_URL)
